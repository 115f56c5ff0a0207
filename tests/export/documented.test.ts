import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { writeCsv } from '../../src/export/csv.js'
import { reportJsonSchema } from '../../src/export/report-schema.js'
import { projectRoot } from '../../src/project-root.js'
import { report } from './report-fixture.js'

const documented = readFileSync(join(projectRoot(), 'docs/exports.md'), 'utf8')

/** The first cells of the table below a heading. */
function tableOf(heading: string): readonly string[] {
  const section = documented.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name)
}

test('docs/exports.md lists the columns of the CSV, in their order', () => {
  const [columns] = parse(writeCsv(report), { bom: true, to: 1 })

  expect(tableOf('CSV')).toEqual(columns)
})

test('docs/exports.md lists what the JSON holds, in its order', () => {
  const { properties } = reportJsonSchema() as { properties: object }

  expect(tableOf('JSON')).toEqual(Object.keys(properties))
})
