import { execFileSync, spawnSync } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCsv } from '../../src/export/csv.js'
import { anyText } from '../domain/any-text.js'
import { claim, HOSTILE, report, review } from './report-fixture.js'

const FORMULA_SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']

/** What a reader that holds to RFC 4180 makes of it: an object for each row. */
function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' })
}

/** What Python's csv module makes of it, as a list of lists. */
function readByPython(csv: string): string[][] {
  const program = `
import csv, io, json, sys
text = sys.stdin.buffer.read().decode('utf-8-sig')
json.dump(list(csv.reader(io.StringIO(text, newline=''), strict=True)), sys.stdout)`
  return JSON.parse(execFileSync('python3', ['-c', program], { input: csv, encoding: 'utf8' })) as string[][]
}

const withoutPython = spawnSync('python3', ['--version']).status !== 0

test('it begins with a byte order mark and ends every line with CRLF', () => {
  const csv = writeCsv(report)

  expect(csv.startsWith('\ufeffarticle,revision,')).toBe(true)
  expect(csv.endsWith('\r\n')).toBe(true)
  expect(csv.replaceAll('\r\n', '')).not.toContain('\r')
})

test('there is one row for each claim, in the order of the report', () => {
  const rows = rowsOf(writeCsv(report))

  expect(rows.map((row) => Number(row['number']))).toEqual(report.claims.map(({ number }) => number))
})

test('an approval is told with who agreed and when', () => {
  const row = rowsOf(writeCsv(report)).find(({ number }) => number === '21')

  expect(row).toMatchObject({
    approved: 'yes',
    approvals: 'a "quoted" word, and a comma; and a semicolon, 2024-05-30T11:00:00.000Z',
    sensitivity: 'normal',
  })
})

test('every claim is told whole', () => {
  const [contested] = rowsOf(writeCsv(report))

  expect(contested).toEqual({
    article: "'=Putin plans <visits> & *talks*",
    revision: '2',
    sha256: report.revision.sha256,
    sign_off: 'Signed off by =Ada Quist, 2024-05-30T12:00:00.000Z, in spite of reviews: <b>It has to run</b>',
    generated: '2026-11-24T09:30:00.000Z',
    number: '3',
    statement: 'Vladimir Putin is President of Russia.',
    words: 'Putin\nPutin',
    kind: 'identity',
    about: 'true',
    said_by: 'reports ← Russian diplomats, familiar with the matter (anonymous) ← Dmitry Peskov',
    time_phrase: 'last month',
    time_from: '2024-04-01',
    time_to: '2024-04-30',
    question: 'Who held the office?',
    verdict: 'confirmed',
    dispute_reason: '',
    rationale: review.rationale,
    departs_from_evidence: 'no',
    evidence_changed_since: 'yes',
    contested: 'yes',
    approved: 'no',
    approvals: '',
    sensitivity: 'legal',
    reviewer: 'Ada Quist',
    reviewed_at: '2024-05-30T10:00:00.000Z',
    other_reviews: 'disputed (out_of_date): No longer. (Ben, 2024-05-30T10:00:00.000Z)',
    supports: '0',
    refutes: '0',
    origins: '0',
    primaries: '0',
    suggested: 'unconfirmed',
    evidence: [
      'supports: Decree [no. 7], Kremlin, document, primary, 2024-05-07, page 1, §2 ' +
        '<https://example.org/decree?id=7&copy;=1&q=(a)> “shall take office “at once”” Note: By fax. ' +
        '(Ada Quist, 2024-05-30T09:00:00.000Z)',
      'context: Decree [no. 7], Kremlin, document, primary, 2024-05-07 ' +
        '<https://example.org/decree?id=7&copy;=1&q=(a)> (Ada Quist, 2024-05-30T09:00:00.000Z)',
    ].join('\n'),
  })
})

test('a claim nobody reviewed is open, and its review columns are empty', () => {
  const [, open] = rowsOf(writeCsv(report))

  expect(open).toMatchObject({
    verdict: 'open',
    rationale: '',
    departs_from_evidence: '',
    reviewer: '',
    reviewed_at: '',
  })
})

test.skipIf(withoutPython)('another program reads the very cells that were written', () => {
  const csv = writeCsv(report)

  const rows = readByPython(csv)

  expect(rows).toEqual(parse(csv, { bom: true, record_delimiter: '\r\n' }))
  expect(rows).toHaveLength(report.claims.length + 1)
  expect(new Set(rows.map((row) => row.length)).size).toBe(1)
})

test('no cell begins as a formula does, and none has lost a sign', () => {
  const csv = writeCsv(report)

  const statements = rowsOf(csv).map((row) => row['statement'])
  const cells = parse(csv, { bom: true, record_delimiter: '\r\n' }).flat()
  expect(statements.slice(2).map((text) => text?.replace(/^'/, ''))).toEqual(HOSTILE)
  expect(cells.filter((cell) => FORMULA_SIGNS.some((sign) => cell.trimStart().startsWith(sign)))).toEqual([])
  expect(cells.filter((cell) => /^[\t\r\n]/.test(cell))).toEqual([])
})

test.each([
  ['=1+1', "'=1+1"],
  ['-2+3', "'-2+3"],
  ['\t=1+1', "'\t=1+1"],
  ['\rcmd', "'\rcmd"],
  ['\ncmd', "'\ncmd"],
  ['  @SUM(A1)', "'  @SUM(A1)"],
  ['\u200b=1+1', "'\u200b=1+1"],
  ['＝1+1', "'＝1+1"],
  ['"=1+1"', '"=1+1"'],
  ["'=1+1", "'=1+1"],
  ['a=1', 'a=1'],
  ['', ''],
])('a statement %j is written as the cell %j', (statement, cell) => {
  const csv = writeCsv({ ...report, claims: [{ ...claim, statement }] })

  expect(rowsOf(csv)[0]?.['statement']).toBe(cell)
})

// Half of a surrogate pair is no text: no form takes it, and no file in UTF-8 can hold it.
const wellFormed = anyText().filter((text) => text.isWellFormed())

test('whatever is typed comes back, with an apostrophe at most', () => {
  const anything = fc.oneof(wellFormed, fc.string({ unit: fc.constantFrom(...'=-@"\',;\r\n\t a') }))
  fc.assert(
    fc.property(anything, (typed) => {
      const statement = Buffer.from(typed).toString() // no form takes half a surrogate pair
      const csv = writeCsv({ ...report, claims: [{ ...claim, statement, question: statement }] })

      const [row] = rowsOf(csv)
      expect([statement, `'${statement}`]).toContain(row?.['statement'])
      expect(row?.['question']).toBe(row?.['statement'])
      expect(csv.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll('\r\n', '')).not.toMatch(/["\r\n]/)
    }),
  )
})

test('nothing is cut off', () => {
  const statement = 'x'.repeat(100_000)

  const [row] = rowsOf(writeCsv({ ...report, claims: [{ ...claim, statement }] }))

  expect(row?.['statement']).toBe(statement)
})

test('the same report is written in the same bytes', () => {
  expect(writeCsv(structuredClone(report))).toBe(writeCsv(report))
})
