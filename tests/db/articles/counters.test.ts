import fc from 'fast-check'
import { expect } from 'vitest'
import type { Actor } from '../../../src/db/record/actor.js'
import { readArticleReview } from '../../../src/db/articles/article-review.js'
import { addClaim } from '../../../src/db/claims/claims.js'
import { snapshot, type Db } from '../../../src/db/database.js'
import { attachEvidence, withdrawEvidence } from '../../../src/db/claims/evidence.js'
import { recordReview } from '../../../src/db/claims/reviews.js'
import { addWaiver } from '../../../src/db/articles/waivers.js'
import { coverArticle } from '../../../src/domain/article-coverage.js'
import { STANCES } from '../../../src/domain/evidence.js'
import { progressOf } from '../../../src/domain/progress.js'
import { suggestVerdict } from '../../../src/domain/suggestion.js'
import { VERDICTS } from '../../../src/domain/verdicts.js'
import { SAMPLE } from '../../support/app.js'
import { colleague, EVIDENCE, versionOf } from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { brokenLinks } from '../../support/record.js'

/** What is kept on the article. */
async function kept(db: Db) {
  const {
    claimCount,
    confirmedCount,
    unconfirmedCount,
    disputedCount,
    sentenceCount,
    claimedCount,
    waivedCount,
  } = await db.article.findUniqueOrThrow({ where: { slug: SAMPLE } })
  return {
    progress: [claimCount, confirmedCount, unconfirmedCount, disputedCount],
    coverage: [sentenceCount, claimedCount, waivedCount],
  }
}

/** The same, worked out by the domain from what is recorded. */
async function workedOut(db: Db) {
  const review = await snapshot(db, (moment) => readArticleReview(moment, { slug: SAMPLE }))
  const { total, confirmed, unconfirmed, disputed } = progressOf(review.claims.map(({ verdict }) => verdict))
  const { counts } = coverArticle(review.revision, review.sentences, review.placements, review.waivers)
  return {
    progress: [total, confirmed, unconfirmed, disputed],
    coverage: [counts.sentences, counts.claimed, counts.waived],
  }
}

/** Claims whose counts are not what their live evidence adds up to. */
async function miscounted(db: Db) {
  const source = { select: { id: true, tier: true, reliability: true } }
  const evidence = { where: { withdrawnAt: null }, select: { stance: true, source } }
  const claims = await db.claim.findMany({
    select: { number: true, supports: true, refutes: true, origins: true, primaries: true, evidence },
  })
  return claims.filter((claim) => {
    const { supports, refutes, origins, primaries } = suggestVerdict(
      claim.evidence.map(({ stance, source: { id, tier, reliability } }) => ({
        stance,
        origin: String(id),
        primary: tier === 'primary',
        reliable: reliability !== 'unreliable',
      })),
    )
    const counted = [claim.supports, claim.refutes, claim.origins, claim.primaries]
    return String(counted) !== String([supports, refutes, origins, primaries])
  })
}

type Action = (db: Db, actor: Actor) => Promise<unknown>

const claimId = fc.integer({ min: 1, max: 4 })
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(claimId, fc.constantFrom(...VERDICTS), fc.boolean()).map(
    ([id, verdict, named]): Action =>
      async (db, actor) =>
        recordReview(db, actor, {
          claimId: id,
          version: await versionOf(db, id),
          form: { verdict, disputeReason: named ? 'misleading' : '', rationale: 'Because.' },
        }),
  ),
  fc.tuple(claimId, fc.constantFrom(...STANCES), fc.nat(3), fc.boolean()).map(
    ([id, stance, nth, primary]): Action =>
      (db, actor) =>
        attachEvidence(db, actor, {
          claimId: id,
          form: {
            ...EVIDENCE,
            stance,
            url: `https://example.org/${nth}`,
            tier: primary ? 'primary' : 'secondary',
          },
        }),
  ),
  fc.integer({ min: 1, max: 6 }).map((id): Action => async (db, actor) => {
    const known = await db.evidence.findUnique({ where: { id }, select: { id: true } })
    return known && withdrawEvidence(db, actor, { id, reason: 'Wrong.' })
  }),
  fc.constantFrom('Share', 'Exit', 'He flew').map(
    (exact): Action =>
      (db, actor) =>
        addClaim(db, actor, {
          articleId: 1,
          form: { statement: 'X.', kind: 'event', about: 'true', question: '', timePhrase: '', saidBy: [] },
          words: [{ part: 'body', exact }],
        }),
  ),
  fc.constantFrom('Share.', 'in a variety of areas').map(
    (exact): Action =>
      (db, actor) =>
        addWaiver(db, actor, { articleId: 1, words: { part: 'body', exact }, reason: 'opinion', note: '' }),
  ),
)

test('after seeding, the counters of an article are what the domain works out', async ({ db }) => {
  expect(await kept(db)).toEqual(await workedOut(db))
  expect(await kept(db)).toEqual({ progress: [61, 0, 0, 0], coverage: [16, 14, 2] })
  expect(await miscounted(db)).toEqual([])
})

test('whatever two people do, the counters and the chains hold', async ({ db, actor }) => {
  const people = [actor, await colleague(db, actor)] as const
  const step = fc.tuple(anyAction, fc.constantFrom(0 as const, 1 as const))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 20 }), async (steps) => {
      for (const [act, who] of steps) await act(db, people[who])

      expect(await kept(db)).toEqual(await workedOut(db))
      expect(await miscounted(db)).toEqual([])
    }),
    { numRuns: 8, endOnFailure: true },
  )

  expect(await brokenLinks(db)).toEqual([])
  expect((await kept(db)).progress[0]).toBeGreaterThanOrEqual(61)
})
