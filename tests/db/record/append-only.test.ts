import { expect } from 'vitest'
import { attach, claimNumbered, colleague, review } from '../../support/desk-work.js'
import { test as databaseTest } from '../../support/database.js'
import { readOurInvariants, refusalOf, test, type Rows } from '../rows.js'

/** The tables with a trigger whose name ends like this. */
async function tablesWith(ending: string): Promise<readonly string[]> {
  const { objects } = await readOurInvariants()
  return objects.flatMap(({ name }) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []))
}

const all = ({ connection }: Rows, table: string) => connection.all(`SELECT * FROM "${table}"`)

test('what is only ever added is what the design says', async () => {
  expect((await tablesWith('_no_update')).toSorted()).toEqual([
    'Activity',
    'Approval',
    'Correction',
    'CorrectionClaim',
    'Dismissal',
    'DismissalWithdrawal',
    'LinkCheck',
    'Publication',
    'Review',
    'ReviewVoid',
    'Revision',
    'SignOff',
    'SignOffWithdrawal',
    'SourceRating',
  ])
})

test('a row that is only ever added can be neither changed nor deleted', async ({ rows }) => {
  for (const table of await tablesWith('_no_update')) {
    const id = await rows.insert(table)
    const before = await all(rows, table)

    const refusals = [
      await refusalOf(rows.connection.run(`UPDATE "${table}" SET "uid" = 'other' WHERE "id" = ?`, [id])),
      await refusalOf(rows.connection.run(`UPDATE "${table}" SET "id" = "id" WHERE "id" = ?`, [id])),
      await refusalOf(rows.connection.run(`DELETE FROM "${table}" WHERE "id" = ?`, [id])),
    ]

    const words = `SQLITE_CONSTRAINT: ${table} is only ever added to`
    expect(refusals).toEqual([words, words, words])
    expect(await all(rows, table)).toEqual(before)
  }
})

test('what is withdrawn, deactivated or followed is never deleted', async ({ rows }) => {
  const tables = await tablesWith('_no_delete')
  expect(tables.length).toBeGreaterThan(20)
  for (const table of tables) {
    const id = await rows.insert(table, table === 'Chain' ? { articleId: 7 } : {})

    const refusal = await refusalOf(rows.connection.run(`DELETE FROM "${table}" WHERE "id" = ?`, [id]))

    expect(refusal).toMatch(new RegExp(`: ${table} is (?:never deleted|only ever added to)$`))
  }
})

test('what evidence says cannot be edited, and it is withdrawn once', async ({ rows }) => {
  const id = await rows.insert('Evidence', { excerpt: 'Yes.' })
  const set = (assignments: string) =>
    refusalOf(rows.connection.run(`UPDATE "Evidence" SET ${assignments} WHERE "id" = ?`, [id]))
  const withdrawal = `"withdrawnAt" = '2024-05-30T08:00:00.000+00:00', "withdrawnById" = 1, "withdrawalReason" = 'No.'`

  for (const column of [
    'uid',
    'createdAt',
    'byId',
    'claimId',
    'sourceId',
    'stance',
    'excerpt',
    'locator',
    'note',
  ]) {
    expect(await set(`"${column}" = "${column}"`)).toContain('withdrawn and added anew, not edited')
  }
  expect(await set(withdrawal)).toBeNull()
  expect(await set(withdrawal)).toContain('Evidence is withdrawn once')
  expect(await set(`"withdrawnAt" = NULL, "withdrawnById" = NULL, "withdrawalReason" = NULL`)).toContain(
    'once',
  )
})

test('the same passage of a source stands under a claim once, as long as it is not withdrawn', async ({
  rows,
}) => {
  const passage = { claimId: 1, sourceId: 1, excerpt: 'Yes.', locator: 'page 1' }
  const id = await rows.insert('Evidence', passage)

  expect(await refusalOf(rows.insert('Evidence', { ...passage, stance: 'refutes' }))).toContain(
    'key is taken',
  )
  expect(await refusalOf(rows.insert('Evidence', { ...passage, locator: 'page 2' }))).toBeNull()
  await rows.connection.run(
    `UPDATE "Evidence" SET "withdrawnAt" = 'now', "withdrawnById" = 1, "withdrawalReason" = 'No.' WHERE "id" = ?`,
    [id],
  )
  expect(await refusalOf(rows.insert('Evidence', passage))).toBeNull()
})

test('numbers stay: those of claims, the last one given, and where a placement belongs', async ({ rows }) => {
  const article = await rows.insert('Article', { lastClaimNumber: 5 })
  const claim = await rows.insert('Claim')
  const placement = await rows.insert('Placement')
  const run = (sql: string, id: number) => refusalOf(rows.connection.run(`${sql} WHERE "id" = ?`, [id]))

  expect(await run('UPDATE "Article" SET "lastClaimNumber" = 4', article)).toContain('never reused')
  expect(await run('UPDATE "Article" SET "lastClaimNumber" = 6', article)).toBeNull()
  expect(await run('UPDATE "Claim" SET "number" = 2', claim)).toContain('keeps its number')
  expect(await run('UPDATE "Placement" SET "claimId" = 2', placement)).toContain('stays with its claim')
})

test('a payload can be redacted, once, and not rewritten', async ({ rows }) => {
  const id = await rows.insert('ActivityPayload', { before: '{"a":1}', after: '{"a":2}' })
  const set = (assignments: string) =>
    refusalOf(rows.connection.run(`UPDATE "ActivityPayload" SET ${assignments} WHERE "id" = ?`, [id]))

  expect(await set(`"after" = '{"a":3}'`)).toContain('only be redacted')
  expect(await set(`"after" = NULL, "before" = NULL`)).toContain('only be redacted')
  expect(await set(`"redactedAt" = 'now', "before" = NULL`)).toContain('only be redacted')
  expect(await set(`"redactedAt" = 'now', "before" = NULL, "after" = NULL`)).toBeNull()
  expect(await set(`"redactedAt" = 'later'`)).toContain('only be redacted')
})

test('the desk has one chain of its own', async ({ rows }) => {
  expect(await refusalOf(rows.insert('Chain'))).toContain('key is taken')
  expect(await refusalOf(rows.insert('Chain', { articleId: 7 }))).toBeNull()
})

databaseTest('the author of a review cannot approve it, nor under another’s name', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId)
  await review(db, actor, claimId, { verdict: 'confirmed' })
  const other = await colleague(db, actor)
  const { id: reviewId } = await db.review.findFirstOrThrow({ select: { id: true } })
  const approve = (reviewById: number, byId: number) =>
    refusalOf(db.approval.create({ data: { uid: 'u', createdAt: actor.at, reviewId, reviewById, byId } }))

  expect(await approve(actor.id, actor.id)).toContain('CHECK')
  expect(await approve(other.id, actor.id)).toMatch(/foreign key/i)
  expect(await db.approval.count()).toBe(0)
  expect(await approve(actor.id, other.id)).toBeNull()
  expect(await db.approval.count()).toBe(1)
})
