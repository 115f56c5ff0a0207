import { expect } from 'vitest'
import type { Db } from '../../../src/db/database.js'
import { StaleVersion } from '../../../src/db/errors.js'
import { recordReview } from '../../../src/db/claims/reviews.js'
import { attach, claimNumbered, colleague, REVIEW, review, versionOf } from '../../support/desk-work.js'
import { test } from '../../support/database.js'

const standing = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { verdict: true, disputeReason: true, contested: true, evidenceChanged: true, version: true },
  })

test('a form over older evidence is refused, and records nothing', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId, { stance: 'refutes' })

  const stale = recordReview(db, actor, { claimId, version: 1, form: REVIEW })

  await expect(stale).rejects.toThrow(new StaleVersion('claim', { basedOn: 1, current: 2 }))
  expect(await db.review.count()).toBe(0)
})

test('the same again adds nothing, from an older form too, until the evidence has changed', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  await review(db, actor, claimId)

  const again = await recordReview(db, actor, { claimId, version: 1, form: REVIEW })
  await attach(db, actor, claimId)
  const anew = await recordReview(db, actor, { claimId, version: await versionOf(db, claimId), form: REVIEW })

  expect([again, anew]).toEqual([
    { ok: true, value: { recorded: false } },
    { ok: true, value: { recorded: true } },
  ])
  expect(await db.review.count()).toBe(2)
  expect(await standing(db, claimId)).toMatchObject({ evidenceChanged: false })
})

test('the same by another person is a review of its own', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await review(db, actor, claimId)

  await review(db, await colleague(db, actor), claimId)

  expect(await db.review.count()).toBe(2)
  expect(await standing(db, claimId)).toMatchObject({ verdict: 'unconfirmed', contested: false })
})

test('where two differ the verdict of the first stands, contested, until one gives in', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  const other = await colleague(db, actor)
  const dispute = { verdict: 'disputed', disputeReason: 'misleading', rationale: 'Half of it.' }

  await review(db, actor, claimId)
  await review(db, other, claimId, dispute)
  const contested = await standing(db, claimId)
  await review(db, actor, claimId, dispute)

  expect(contested).toMatchObject({ verdict: 'unconfirmed', disputeReason: null, contested: true })
  expect(await standing(db, claimId)).toMatchObject({
    verdict: 'disputed',
    disputeReason: 'misleading',
    contested: false,
  })
  expect(await db.article.findFirst()).toMatchObject({ unconfirmedCount: 0, disputedCount: 1 })
})

test('a void review counts no more', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await review(db, actor, claimId)
  const { id } = await db.review.findFirstOrThrow()
  await db.reviewVoid.create({
    data: { uid: 'v', createdAt: actor.at, reviewId: id, reason: 'Edited.', cause: 'text' },
  })

  await review(db, await colleague(db, actor), claimId, { verdict: 'disputed', disputeReason: 'misleading' })

  expect(await standing(db, claimId)).toMatchObject({ verdict: 'disputed', contested: false })
})

test('of two at once on the same version, one is told that it came too late', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const other = await colleague(db, actor)

  const results = await Promise.allSettled(
    [actor, other].map((by) => recordReview(db, by, { claimId, version: 1, form: REVIEW })),
  )

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.review.count()).toBe(1)
})

test('the evidence of a source that was merged suggests what its survivor’s does', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, await claimNumbered(db, 2), { title: 'Survivor', tier: 'primary' })
  await attach(db, actor, claimId, { title: 'Merged', tier: 'secondary' })
  const [survivor, merged] = await db.source.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  await db.source.update({ where: { id: merged!.id }, data: { mergedIntoId: survivor!.id } })

  await review(db, actor, claimId, { verdict: 'confirmed' })

  expect(await db.review.findFirst()).toMatchObject({ suggested: 'confirmed', departs: false })
})
