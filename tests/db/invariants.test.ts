import { expect } from 'vitest'
import { missingChecks, outOfPlace, readSchema } from '../../src/db/migrations/invariants.js'
import { checksIn } from '../../src/db/migrations/sql-text.js'
import { ABOUTS, CLAIM_KINDS, PARTS, SENSITIVITIES } from '../../src/domain/claims.js'
import { SOURCE_KINDS, STANCES, TIERS } from '../../src/domain/evidence.js'
import { DISPUTE_REASONS, VERDICTS } from '../../src/domain/verdicts.js'
import { WAIVER_REASONS } from '../../src/domain/waivers.js'
import { readOurInvariants, readPrismaSchema, refusalOf, test } from './rows.js'

test('a freshly migrated file has every trigger, index and CHECK of prisma/invariants.sql', async ({
  rows,
}) => {
  const invariants = await readOurInvariants()

  const schema = await readSchema(rows.connection)

  expect(invariants.objects.length).toBeGreaterThan(40)
  expect(invariants.checks.length).toBeGreaterThan(50)
  expect(outOfPlace(invariants, schema)).toEqual([])
  expect(missingChecks(invariants.checks, schema)).toEqual([])
})

test('it has no trigger, partial index or CHECK that prisma/invariants.sql does not know', async ({
  rows,
}) => {
  const { objects, checks } = await readOurInvariants()

  const schema = await readSchema(rows.connection)

  const handWritten = schema.objects.filter(({ type, sql }) => type === 'trigger' || /\bWHERE\b/i.test(sql))
  const known = objects.filter(({ type, text }) => type === 'trigger' || /\bWHERE\b/i.test(text))
  expect(handWritten.map(({ name }) => name).sort()).toEqual(known.map(({ name }) => name).sort())
  expect([...schema.tables.values()].flatMap(checksIn)).toHaveLength(checks.length)
})

test('every column of an enum has its CHECK, with exactly the words of the enum', async () => {
  const { checks } = await readOurInvariants()
  const { enums, enumColumns } = await readPrismaSchema()

  const wanted = enumColumns.map(({ table, field, name }) => {
    const words = enums.get(name)?.map((word) => `'${word}'`) ?? []
    return `${table}: "${field}" IN (${words.join(', ')})`
  })

  const words = checks.filter(({ expression }) => /^"\w+" IN \(/.test(expression))
  expect(wanted.length).toBeGreaterThan(25)
  expect(words.map(({ table, expression }) => `${table}: ${expression}`).sort()).toEqual(wanted.sort())
})

test('a column of an enum refuses any other word', async ({ rows }) => {
  const { enumColumns } = await readPrismaSchema()

  for (const { table, field } of enumColumns) {
    const refusal = await refusalOf(rows.insert(table, { [field]: 'nonsense' }))

    expect(`${table}.${field}: ${refusal ?? 'taken'}`).toContain('CHECK constraint failed')
  }
})

test.each([
  ['ClaimKind', CLAIM_KINDS],
  ['About', ABOUTS],
  ['Sensitivity', SENSITIVITIES],
  ['Part', PARTS],
  ['Verdict', VERDICTS],
  ['DisputeReason', DISPUTE_REASONS],
  ['Stance', STANCES],
  ['SourceKind', SOURCE_KINDS],
  ['Tier', TIERS],
  ['WaiverReason', WAIVER_REASONS],
])('the words of %s are the same in the domain and in the schema', async (name, words) => {
  const { enums } = await readPrismaSchema()

  expect(enums.get(name)).toEqual(words)
})

test('every table has an id, a uid that is never given twice, and the time it was made', async ({ rows }) => {
  const { tables, objects } = await readSchema(rows.connection)

  const ours = [...tables.keys()].filter((name) => !/^(?:_prisma|sqlite_)/.test(name))
  for (const table of ours) {
    const columns = await rows.connection.all(`PRAGMA table_info("${table}")`)
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['id', 'uid', 'createdAt']))
    expect(objects.map(({ name }) => name)).toContain(`${table}_uid_key`)
  }
  expect(ours.length).toBeGreaterThan(35)
})
