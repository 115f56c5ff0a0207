import { expect } from 'vitest'
import type { Actor } from '../../../src/db/record/actor.js'
import { settleContest } from '../../../src/db/claims/reviews.js'
import type { Db } from '../../../src/db/database.js'
import { StaleVersion } from '../../../src/db/errors.js'
import {
  claimNumbered,
  colleague,
  contest,
  newestReview,
  review,
  REVIEW,
  versionOf,
} from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { brokenLinks, newestLines } from '../../support/record.js'

const DISPUTED = { verdict: 'disputed', disputeReason: 'misleading', rationale: 'The second one is right.' }

const standing = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({ where: { id }, select: { verdict: true, contested: true, approved: true } })

async function contested(db: Db, actor: Actor) {
  const claimId = await claimNumbered(db, 1)
  const ada = await colleague(db, actor)
  await contest(db, claimId, actor, ada)
  return { claimId, ada, ben: await colleague(db, actor, 'Ben Ito'), version: await versionOf(db, claimId) }
}

test('a third person settles a contest, and the claim stands under their verdict', async ({ db, actor }) => {
  const { claimId, ben, version } = await contested(db, actor)

  const result = await settleContest(db, ben, { claimId, version, form: DISPUTED })

  expect(result).toEqual({ ok: true, value: { recorded: true } })
  expect(await db.review.findUnique({ where: { id: await newestReview(db, claimId) } })).toMatchObject({
    byId: ben.id,
    verdict: 'disputed',
    rationale: 'The second one is right.',
    settles: true,
  })
  expect(await standing(db, claimId)).toEqual({ verdict: 'disputed', contested: false, approved: false })
  expect(await db.article.findFirst()).toMatchObject({ unconfirmedCount: 0, disputedCount: 1 })
  expect(await newestLines(db, 1)).toMatchObject([
    {
      action: 'review.settled',
      before: { verdict: 'unconfirmed', disputeReason: null },
      after: { ...DISPUTED, standing: { verdict: 'disputed', contested: false } },
    },
  ])
  expect(await brokenLinks(db)).toEqual([])
})

test('those who differ cannot settle, nor can anybody where nothing is contested', async ({ db, actor }) => {
  const { claimId, ada, ben, version } = await contested(db, actor)
  const quiet = await claimNumbered(db, 2)
  await review(db, actor, quiet)
  const before = await db.activity.count()

  const byFirst = await settleContest(db, actor, { claimId, version, form: DISPUTED })
  const bySecond = await settleContest(db, ada, { claimId, version, form: DISPUTED })
  const idle = await settleContest(db, ben, {
    claimId: quiet,
    version: await versionOf(db, quiet),
    form: DISPUTED,
  })

  for (const result of [byFirst, bySecond, idle])
    expect(result).toMatchObject({ ok: false, problems: [{ field: 'verdict' }] })
  expect([await db.review.count(), await db.activity.count()]).toEqual([3, before])
})

test('a settlement without a reason is refused', async ({ db, actor }) => {
  const { claimId, ben, version } = await contested(db, actor)

  const result = await settleContest(db, ben, { claimId, version, form: { ...REVIEW, rationale: '' } })

  expect(result).toMatchObject({ ok: false, problems: [{ field: 'rationale' }] })
  expect(await standing(db, claimId)).toMatchObject({ contested: true })
})

test('a stale settlement is refused, and the same again adds nothing', async ({ db, actor }) => {
  const { claimId, ada, ben, version } = await contested(db, actor)
  await review(db, ada, claimId, { ...DISPUTED, rationale: 'More of it.' })

  const stale = settleContest(db, ben, { claimId, version, form: DISPUTED })
  await expect(stale).rejects.toThrow(StaleVersion)
  const newest = { claimId, version: version + 1, form: DISPUTED }
  const results = await Promise.all([1, 2, 3].map(() => settleContest(db, ben, newest)))

  expect(results.map((result) => result.ok && result.value.recorded).sort()).toEqual([false, false, true])
  expect(await db.review.count({ where: { settles: true } })).toBe(1)
})

test('of two who settle at once one does, and the other is told', async ({ db, actor }) => {
  const { claimId, ben, version } = await contested(db, actor)
  const cleo = await colleague(db, actor, 'Cleo Marsh')

  const results = await Promise.allSettled(
    [ben, cleo].map((by) => settleContest(db, by, { claimId, version, form: DISPUTED })),
  )

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.review.count({ where: { settles: true } })).toBe(1)
})
