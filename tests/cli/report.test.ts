import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { closeDatabase, openDatabase } from '../../src/db/database.js'
import { getReport } from '../../src/db/reports/report.js'
import { REPORT_FORMATS, writers } from '../../src/export/writers.js'
import { versionOf } from '../../src/start.js'
import { projectRoot } from '../../src/project-root.js'
import { SAMPLE } from '../support/app.js'
import { build, test } from '../support/cli.js'

beforeAll(build)

/** The report without the moment it was made at. */
const timeless = (text: string): string => text.replaceAll(/20\d\d-[-\dT:.]+Z/g, 'then')

test.for(REPORT_FORMATS)(
  'the report as %s is the one that its page offers, byte for byte',
  async (format, { command, file }) => {
    const db = await openDatabase(file)
    const generated = { at: new Date().toISOString(), by: 'The desk', version: versionOf(projectRoot()) }
    const expected = writers[format].write({ generated, ...(await getReport(db, { slug: SAMPLE })) })
    await closeDatabase(db)

    const { code, stdout, stderr } = await command('report', SAMPLE, '--format', format)

    expect([code, stderr]).toEqual([0, ''])
    expect(timeless(stdout)).toBe(timeless(expected))
  },
)

test('--output puts the report into a file, in the place of what was there', async ({ command, file }) => {
  const output = join(file, '..', 'report.md')
  writeFileSync(output, 'An older one.')

  const { code, stdout } = await command(
    'report',
    SAMPLE,
    '--format',
    'md',
    '--revision',
    '1',
    '--output',
    output,
  )

  expect([code, stdout]).toEqual([0, ''])
  expect(readFileSync(output, 'utf8')).toMatch(/^# Review report: /)
  expect(readdirSync(join(file, '..')).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a revision that is not there is said so', async ({ command }) => {
  const { code, stderr } = await command('report', SAMPLE, '--format', 'md', '--revision', '7')

  expect(code).toBe(1)
  expect(stderr).toMatch(/^There is no revision [^\n]+\n$/)
})
