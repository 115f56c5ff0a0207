import { expect } from 'vitest'
import type { Db } from '../../../src/db/database.js'
import { NotFound } from '../../../src/db/errors.js'
import { recordReview } from '../../../src/db/claims/reviews.js'
import { attach, claimNumbered, REVIEW, review } from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { newestLines } from '../../support/record.js'

const standing = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { verdict: true, disputeReason: true, contested: true, evidenceChanged: true, version: true },
  })

test('a verdict is recorded, and the claim and its article show it', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId)

  const result = await recordReview(db, actor, {
    claimId,
    version: 2,
    form: { verdict: 'confirmed', disputeReason: '', rationale: ' The decree says so. ' },
  })

  expect(result).toEqual({ ok: true, value: { recorded: true } })
  expect(await db.review.findMany()).toMatchObject([
    {
      verdict: 'confirmed',
      rationale: 'The decree says so.',
      suggested: 'confirmed',
      departs: false,
      settles: false,
    },
  ])
  expect(await standing(db, claimId)).toMatchObject({ verdict: 'confirmed', contested: false, version: 3 })
  expect(await db.article.findFirst()).toMatchObject({
    confirmedCount: 1,
    unconfirmedCount: 0,
    disputedCount: 0,
  })
})

test('the history says who found what, over what it was before', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await review(db, actor, claimId)
  await review(db, actor, claimId, {
    verdict: 'disputed',
    disputeReason: 'out_of_date',
    rationale: 'No longer.',
  })

  const [line] = await newestLines(db, 1)

  const newest = await db.review.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(line).toEqual({
    action: 'review.recorded',
    before: { verdict: 'unconfirmed', disputeReason: null },
    after: {
      review: newest.uid,
      revision: 1,
      verdict: 'disputed',
      disputeReason: 'out_of_date',
      rationale: 'No longer.',
      suggested: 'unconfirmed',
      departs: true,
      settles: false,
      standing: { verdict: 'disputed', disputeReason: 'out_of_date', contested: false },
    },
  })
})

test('bad input is refused, and nothing is written', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const lines = await db.activity.count()
  const refused = async (form: Partial<typeof REVIEW>) => {
    const result = await recordReview(db, actor, { claimId, version: 1, form: { ...REVIEW, ...form } })
    return result.ok ? [] : result.problems.map(({ field }) => field)
  }

  expect(await refused({ verdict: '' })).toEqual(['verdict'])
  expect(await refused({ rationale: ' ' })).toEqual(['rationale'])
  expect(await refused({ verdict: 'confirmed' })).toEqual(['verdict'])
  expect(await refused({ verdict: 'disputed' })).toEqual(['disputeReason'])
  expect([await db.review.count(), await db.activity.count()]).toEqual([0, lines])
  expect(await standing(db, claimId)).toMatchObject({ verdict: null, version: 1 })
})

test('withdrawn evidence supports nothing', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const id = await attach(db, actor, claimId)
  await db.evidence.update({
    where: { id },
    data: { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: 'Wrong.' },
  })

  const result = await recordReview(db, actor, {
    claimId,
    version: 2,
    form: { ...REVIEW, verdict: 'confirmed' },
  })

  expect(result).toMatchObject({ ok: false, problems: [{ field: 'verdict' }] })
})

test('a claim that is not there, or withdrawn, is not found', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await db.claim.update({
    where: { id: claimId },
    data: { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: 'Twice.' },
  })

  await expect(recordReview(db, actor, { claimId: 9_999, version: 1, form: REVIEW })).rejects.toThrow(
    NotFound,
  )
  await expect(recordReview(db, actor, { claimId, version: 1, form: REVIEW })).rejects.toThrow(NotFound)
})
