import { expect } from 'vitest'
import { normalised } from '../../src/db/migrations/sql-text.js'
import type { Value } from '../../src/db/sqlite/values.js'
import { readOurInvariants, refusalOf, test } from './rows.js'

type Example = readonly [table: string, values: Readonly<Record<string, Value>>, check: string]

const AT = '2024-05-30T08:00:00.000+00:00'
const [SPAN, WITHDRAWAL] = ['("start" IS NULL) =', '("withdrawnAt" IS NULL) =']

/** SQLite names a CHECK by its text; where that begins with a quoted name, by that name alone. */
const nameOf = (check: string): string => /^"(\w+)"/.exec(check)?.[1] ?? check

/** Rows that are right but for one thing, and how the CHECK that refuses them begins. */
const REFUSED: readonly Example[] = [
  ['Article', { publishedOn: '30 May 2024' }, '"publishedOn" GLOB'],
  ['Claim', { timeFrom: '2024-5-3' }, '"timeFrom" GLOB'],
  ['Claim', { timeTo: '' }, '"timeTo" GLOB'],
  ['Claim', { recheckOn: '2024-05-30T10:00' }, '"recheckOn" GLOB'],
  ['Source', { publishedOn: '2024' }, '"publishedOn" GLOB'],

  ['Sentence', { start: -1 }, '"start" >= 0'],
  ['Sentence', { start: 5, end: 5 }, '"start" >= 0'],
  ['Sentence', { paragraph: 0 }, '"paragraph" > 0'],
  ['Sentence', { ordinal: 0 }, '"paragraph" > 0'],
  ...['Placement', 'WaiverPlacement'].flatMap((table): Example[] => [
    [table, { start: null, end: null }, SPAN],
    [table, { start: null }, SPAN],
    [table, { end: null }, SPAN],
    [table, { state: 'gone' }, SPAN],
    [table, { state: 'ambiguous' }, SPAN],
    [table, { start: -1 }, SPAN],
    [table, { start: 5, end: 5 }, SPAN],
    [table, { start: 6, end: 5 }, SPAN],
  ]),

  ['Revision', { number: 0 }, '"number" > 0'],
  ['Claim', { number: 0 }, '"number" > 0'],
  ['Attribution', { ordinal: 0 }, '"ordinal" > 0'],
  ['Activity', { seq: 0 }, '"seq" > 0'],
  ...['supports', 'refutes', 'origins', 'primaries'].map((name): Example => [
    'Claim',
    { [name]: -1 },
    '"supports" >= 0',
  ]),
  ...['confirmedCount', 'unconfirmedCount', 'disputedCount'].flatMap((name): Example[] => [
    ['Article', { [name]: -1 }, '"confirmedCount" >= 0'],
    ['Article', { [name]: 2, claimCount: 1 }, '"confirmedCount" >= 0'],
  ]),
  ...['claimedCount', 'waivedCount'].flatMap((name): Example[] => [
    ['Article', { [name]: -1 }, '"claimedCount" >= 0'],
    ['Article', { [name]: 2, sentenceCount: 1 }, '"claimedCount" >= 0'],
  ]),

  ['Claim', { statement: '   ' }, 'trim("statement")'],
  ['Claim', { disputeReason: 'misleading' }, '("disputeReason" IS NULL) OR'],
  ['Claim', { disputeReason: 'misleading', verdict: 'confirmed' }, '("disputeReason" IS NULL) OR'],
  ['Review', { rationale: ' ' }, 'trim("rationale")'],
  ['Review', { verdict: 'confirmed', disputeReason: 'misleading' }, '("disputeReason" IS NULL) ='],
  ['Review', { verdict: 'disputed' }, '("disputeReason" IS NULL) ='],
  ['Evidence', { stance: 'supports' }, '"stance" = \'context\''],
  ['Evidence', { stance: 'refutes', excerpt: '', locator: '' }, '"stance" = \'context\''],

  ['Approval', { reviewById: 7, byId: 7 }, '"byId" <> "reviewById"'],
  ['Dismissal', { oneId: 7, otherId: 7 }, '"oneId" <> "otherId"'],
  ['Dismissal', { note: ' ' }, '"oneId" <> "otherId"'],
  ['Derivation', { sourceId: 7, fromId: 7 }, '"sourceId" <> "fromId"'],
  ['Independence', { aId: 7, bId: 7 }, '"aId" < "bId"'],
  ['Independence', { aId: 8, bId: 7 }, '"aId" < "bId"'],
  ['SharedOrigin', { aId: 8, bId: 7 }, '"aId" < "bId"'],
  ...[
    { state: 'absent' },
    { state: 'found', start: null, end: null },
    { state: 'differs', end: null },
    { state: 'absent', start: null },
  ].map((values): Example => ['ExcerptFinding', values, '("state" = \'absent\') =']),
  ['Source', { id: 7, mergedIntoId: 7 }, '"mergedIntoId" IS NULL'],
  ...['Waiver', 'Claim', 'Evidence', 'SharedOrigin'].flatMap((table): Example[] => [
    [table, { withdrawnAt: AT }, WITHDRAWAL],
    [table, { withdrawnAt: AT, withdrawnById: 1 }, WITHDRAWAL],
    [table, { withdrawnAt: AT, withdrawalReason: 'Wrong.' }, WITHDRAWAL],
    [table, { withdrawnById: 1, withdrawalReason: 'Wrong.' }, WITHDRAWAL],
  ]),
]

const TAKEN: readonly (readonly [string, Readonly<Record<string, Value>>])[] = [
  [
    'Article',
    { publishedOn: '2024-05-30', claimCount: 3, confirmedCount: 1, unconfirmedCount: 1, disputedCount: 1 },
  ],
  ['Article', { sentenceCount: 3, claimedCount: 2, waivedCount: 1 }],
  ['Placement', { start: null, end: null, state: 'gone' }],
  ['Placement', { start: null, end: null, state: 'ambiguous' }],
  ['WaiverPlacement', { start: 4, end: 5, state: 'moved' }],
  [
    'Claim',
    { verdict: 'disputed', disputeReason: 'out_of_date', timeFrom: '2024-04-01', timeTo: '2024-04-30' },
  ],
  ['Claim', { withdrawnAt: AT, withdrawnById: 1, withdrawalReason: 'Twice.' }],
  ['Review', { verdict: 'disputed', disputeReason: 'misleading' }],
  ['Evidence', { stance: 'supports', locator: 'page 1' }],
  ['Evidence', { stance: 'refutes', excerpt: 'No.' }],
  ['Evidence', { withdrawnAt: AT, withdrawnById: 1, withdrawalReason: 'Wrong.' }],
  ['Source', { mergedIntoId: 1 }],
  ['ExcerptFinding', { state: 'absent', start: null, end: null }],
]

test('every CHECK refuses what it is there for', async ({ rows }) => {
  for (const [table, values, check] of REFUSED) {
    const refusal = await refusalOf(rows.insert(table, values))

    expect(`${table} ${JSON.stringify(values)}: ${refusal ?? 'taken'}`).toContain(
      `CHECK constraint failed: ${nameOf(check)}`,
    )
  }
})

test('a row that is right is taken', async ({ rows }) => {
  const tables = new Set(REFUSED.map(([table]) => table))

  for (const table of tables) expect(await rows.insert(table), table).toBeGreaterThan(0)
  for (const [table, values] of TAKEN) expect(await rows.insert(table, values), table).toBeGreaterThan(0)
})

test('no CHECK is without an example here, those of an enum’s words left out', async () => {
  const { checks } = await readOurInvariants()

  const bare = checks.filter(({ table, expression }) => {
    const shown = REFUSED.some(
      ([of, , check]) => of === table && normalised(expression).startsWith(normalised(check)),
    )
    return !shown && !/^"\w+" IN \(/.test(expression)
  })

  expect(bare).toEqual([])
})
