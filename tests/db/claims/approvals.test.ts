import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Actor } from '../../../src/db/record/actor.js'
import { approveReview, getReviewPlace } from '../../../src/db/claims/approvals.js'
import { withdrawEvidence } from '../../../src/db/claims/evidence.js'
import type { Db } from '../../../src/db/database.js'
import { NotFound, StaleVersion } from '../../../src/db/errors.js'
import {
  approve,
  attach,
  claimNumbered,
  colleague,
  contest,
  newestReview,
  review,
  versionOf,
} from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { brokenLinks, newestLines } from '../../support/record.js'

const standing = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({ where: { id }, select: { approved: true, contested: true, version: true } })

/** A claim that the actor reviewed, and the form that a second person sees. */
async function reviewed(db: Db, actor: Actor) {
  const claimId = await claimNumbered(db, 1)
  await review(db, actor, claimId)
  return {
    claimId,
    form: { reviewId: await newestReview(db, claimId), version: await versionOf(db, claimId) },
  }
}

test('a second person approves a review, and the claim and the history say so', async ({ db, actor }) => {
  const { claimId, form } = await reviewed(db, actor)
  const other = await colleague(db, actor)

  const result = await approveReview(db, other, form)

  expect(result).toEqual({ ok: true, value: { recorded: true } })
  expect(await db.approval.findMany()).toMatchObject([
    { reviewId: form.reviewId, reviewById: actor.id, byId: other.id, createdAt: actor.at },
  ])
  expect(await standing(db, claimId)).toMatchObject({ approved: true, version: form.version + 1 })
  const { uid } = await db.review.findUniqueOrThrow({ where: { id: form.reviewId } })
  const { uid: approval } = await db.approval.findFirstOrThrow()
  expect(await newestLines(db, 1)).toEqual([
    {
      action: 'review.approved',
      before: { approved: false },
      after: { approval, approved: true, review: uid, verdict: 'unconfirmed', disputeReason: null },
    },
  ])
  const claim = await db.claim.findUniqueOrThrow({ where: { id: claimId } })
  expect(await db.activity.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    subject: claim.uid,
    byId: other.id,
  })
  expect(await brokenLinks(db)).toEqual([])
})

test('who wrote a review cannot approve it', async ({ db, actor }) => {
  const { claimId, form } = await reviewed(db, actor)

  const result = await approveReview(db, actor, form)

  expect(result).toMatchObject({ ok: false, problems: [{ field: 'approval' }] })
  expect([await db.approval.count(), await standing(db, claimId)]).toMatchObject([0, { approved: false }])
})

test('the database itself refuses an approval by the author, under whatever name', async ({ db, actor }) => {
  const { form } = await reviewed(db, actor)
  const other = await colleague(db, actor)
  const insert = (reviewById: number, byId: number) => db.$executeRaw`
    INSERT INTO Approval (uid, createdAt, reviewId, reviewById, byId)
    VALUES (${randomUUID()}, ${actor.at}, ${form.reviewId}, ${reviewById}, ${byId})`

  await expect(insert(actor.id, actor.id)).rejects.toThrow(/CHECK constraint failed/)
  await expect(insert(other.id, actor.id)).rejects.toThrow(/FOREIGN KEY constraint failed/)
  await expect(insert(other.id, other.id)).rejects.toThrow(/constraint failed/)
  expect(await db.approval.count()).toBe(0)
  expect(await insert(actor.id, other.id)).toBe(1)
})

test('approving again adds nothing, from an older form too; a third person adds theirs', async ({
  db,
  actor,
}) => {
  const { claimId, form } = await reviewed(db, actor)
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  await approveReview(db, ada, form)
  const lines = await db.activity.count()

  const again = await approveReview(db, ada, form)
  const unchanged = [await db.approval.count(), await db.activity.count(), await versionOf(db, claimId)]
  const third = await approveReview(db, ben, { ...form, version: form.version + 1 })

  expect([again, third]).toEqual([
    { ok: true, value: { recorded: false } },
    { ok: true, value: { recorded: true } },
  ])
  expect(unchanged).toEqual([1, lines, form.version + 1])
  expect(await db.approval.count()).toBe(2)
})

test('a form over an older version is refused, and records nothing', async ({ db, actor }) => {
  const { claimId, form } = await reviewed(db, actor)
  await attach(db, actor, claimId, { stance: 'refutes' })

  const stale = approveReview(db, await colleague(db, actor), form)

  await expect(stale).rejects.toThrow(StaleVersion)
  expect([await db.approval.count(), (await standing(db, claimId)).approved]).toEqual([0, false])
})

test('void, superseded and contested reviews are refused in words, and nothing is written', async ({
  db,
  actor,
}) => {
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  const { claimId, form } = await reviewed(db, actor)
  const refusal = async (reviewId: number) => {
    const result = await approveReview(db, ben, { reviewId, version: await versionOf(db, claimId) })
    return result.ok ? 'taken' : result.problems[0]?.message
  }
  const voidNow = async (reviewId: number) => {
    const made = { uid: randomUUID(), createdAt: actor.at, reason: 'Edited.', cause: 'text' }
    await db.reviewVoid.create({ data: { ...made, reviewId } })
  }

  await review(db, actor, claimId, { rationale: 'Looked again.' })
  expect(await refusal(form.reviewId)).toMatch(/A newer review/)
  await contest(db, claimId, actor, ada)
  expect(await refusal(await newestReview(db, claimId))).toMatch(/Reviewers differ/)
  await voidNow(await newestReview(db, claimId))
  expect(await refusal(await newestReview(db, claimId))).toMatch(/no longer holds/)
  await attach(db, actor, claimId)
  await review(db, actor, claimId, { rationale: 'Once more.' })
  await attach(db, actor, claimId, { title: 'Another' })
  expect(await refusal(await newestReview(db, claimId))).toMatch(/The evidence changed/)
  expect(await db.approval.count()).toBe(0)
})

test('a new review, a contest, and evidence that comes or goes each end an approval', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  const evidenceId = await attach(db, actor, claimId)
  const approvedAfter = async (change: () => Promise<unknown>) => {
    await review(db, actor, claimId, { rationale: randomUUID() })
    await approve(db, ada, claimId)
    const before = (await standing(db, claimId)).approved
    await change()
    return [before, (await standing(db, claimId)).approved]
  }

  expect(await approvedAfter(() => review(db, actor, claimId))).toEqual([true, false])
  expect(await approvedAfter(() => review(db, ada, claimId))).toEqual([true, false])
  expect(await approvedAfter(() => attach(db, actor, claimId, { title: 'Another' }))).toEqual([true, false])
  expect(
    await approvedAfter(() => withdrawEvidence(db, actor, { id: evidenceId, reason: 'Wrong.' })),
  ).toEqual([true, false])
  expect(
    await approvedAfter(() => review(db, ben, claimId, { verdict: 'disputed', disputeReason: 'misleading' })),
  ).toEqual([true, false])
})

test('of two people at once on one form, one approves and the other is told', async ({ db, actor }) => {
  const { form } = await reviewed(db, actor)
  const people = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]

  const results = await Promise.allSettled(people.map((by) => approveReview(db, by, form)))

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.approval.count()).toBe(1)
})

test('the same form three times at once is one approval', async ({ db, actor }) => {
  const { form } = await reviewed(db, actor)
  const other = await colleague(db, actor)

  const results = await Promise.all([1, 2, 3].map(() => approveReview(db, other, form)))

  expect(results.map((result) => result.ok && result.value.recorded).sort()).toEqual([false, false, true])
  expect(await db.approval.count()).toBe(1)
})

test('a review that is not there is not found', async ({ db, actor }) => {
  await expect(approveReview(db, actor, { reviewId: 9_999, version: 1 })).rejects.toThrow(NotFound)
  await expect(getReviewPlace(db, 9_999)).rejects.toThrow(NotFound)
})
