import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { beforeAll, expect } from 'vitest'
import { getReport } from '../../src/db/reports/report.js'
import { writeJson } from '../../src/export/json.js'
import { reportJsonSchema } from '../../src/export/report-schema.js'
import { attach, claimNumbered, colleague, review } from '../support/desk-work.js'
import { SAMPLE } from '../support/app.js'
import { test } from '../support/database.js'
import { report } from './report-fixture.js'

const GENERATED = { at: '2026-11-24T09:30:00.000Z', by: 'The desk', version: '0.1.0' }

let validate: ValidateFunction

beforeAll(() => {
  const ajv = new Ajv2020({ allErrors: true })
  // Each is spelt out as a pattern besides.
  for (const format of ['date', 'date-time', 'uuid']) ajv.addFormat(format, true)
  validate = ajv.compile(reportJsonSchema())
})

/** What the schema has against a text, a line each. */
function complaints(json: string): readonly string[] {
  validate(JSON.parse(json))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

/** The fixture as JSON, with one value in it replaced. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const json = JSON.parse(writeJson(report)) as Record<string | number, unknown>
  let place = json
  for (const step of path.slice(0, -1)) place = place[step] as Record<string | number, unknown>
  place[path.at(-1) ?? ''] = value
  return JSON.stringify(json)
}

test('the published schema is the one in the program', async () => {
  const schema = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`

  await expect(
    schema,
    'Write it anew with: npx vitest run tests/export/json.test.ts -u, and raise formatVersion when readers must change',
  ).toMatchFileSnapshot('../../docs/report.schema.json')
})

test('a report with everything in it keeps to the schema', () => {
  expect(complaints(writeJson(report))).toEqual([])
})

test('the report of the sample keeps to the schema, untouched and with work on it', async ({ db, actor }) => {
  const untouched = await getReport(db, { slug: SAMPLE })
  const claimId = await claimNumbered(db, 2)
  await attach(db, actor, claimId, { url: 'https://example.org/decree', stance: 'refutes' })
  await review(db, actor, claimId, { verdict: 'disputed' })
  await review(db, await colleague(db, actor), claimId)

  const worked = await getReport(db, { slug: SAMPLE })

  expect(complaints(writeJson({ generated: GENERATED, ...untouched }))).toEqual([])
  expect(complaints(writeJson({ generated: GENERATED, ...worked }))).toEqual([])
})

test('it says which format, version and schema it is, first of all', () => {
  const json = writeJson(report)

  expect(json.split('\n').slice(0, 4)).toEqual([
    '{',
    '  "format": "tickmark-report",',
    '  "formatVersion": 4,',
    '  "schema": "urn:tickmark:report:4",',
  ])
  expect(reportJsonSchema()).toMatchObject({ $id: 'urn:tickmark:report:4' })
})

test('everything of the report is in it', () => {
  expect(JSON.parse(writeJson(report))).toMatchObject(JSON.parse(JSON.stringify(report)) as object)
})

test.each<[string, (string | number)[], unknown]>([
  ['an unknown property', ['score'], 1],
  ['an unknown property of a claim', ['claims', 0, 'status'], 'open'],
  ['an unknown property of a source', ['claims', 0, 'evidence', 0, 'source', 'id'], 7],
  ['a verdict that is none', ['claims', 0, 'verdict'], 'true'],
  ['an open claim as a word', ['claims', 0, 'verdict'], 'open'],
  ['a time without a zone', ['generated', 'at'], '2026-11-24T09:30:00'],
  ['a time with another zone than UTC', ['generated', 'at'], '2026-11-24T09:30:00+02:00'],
  ['a day that is none', ['article', 'publishedOn'], '2024-02-30'],
  ['a hash cut short', ['revision', 'sha256'], 'ab'],
  ['a span before the text', ['claims', 0, 'words', 0, 'span', 'start'], -1],
  ['half a code point', ['claims', 0, 'words', 0, 'span', 'end'], 1.5],
  ['an address that is a program', ['claims', 0, 'evidence', 0, 'source', 'url'], 'javascript:alert(1)'],
  ['a claim without a uid', ['claims', 0, 'uid'], '7'],
  ['another format', ['format'], 'other'],
  ['another version', ['formatVersion'], 1],
  ['the next version', ['formatVersion'], 5],
  ['more than all of it covered', ['coverage', 'percent'], 101],
])('the schema refuses %s', (_what, path, value) => {
  expect(complaints(changed(path, value))).not.toEqual([])
})

test('the schema refuses a report that lacks something', () => {
  const { chain, ...rest } = report

  expect(chain.length).toBeGreaterThan(0)
  expect(complaints(JSON.stringify(rest))).toContain(" must have required property 'chain'")
})

test('the same report is written in the same bytes', () => {
  expect(writeJson(structuredClone(report))).toBe(writeJson(report))
})
