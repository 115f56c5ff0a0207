import { randomUUID } from 'node:crypto'
import { isApproved, type ReviewedAndApproved } from '../../domain/approvals.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import {
  decideReview,
  repeats,
  type NewReview,
  type ReviewBasis,
  type ReviewForm,
} from '../../domain/reviews.js'
import { decideSettlement } from '../../domain/settlements.js'
import { standingOf } from '../../domain/standing.js'
import { suggestVerdict } from '../../domain/suggestion.js'
import type { DisputeReason, Verdict } from '../../domain/verdicts.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { refreshProgress } from '../articles/coverage.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { transact, type Tx } from '../transaction.js'
import { weigh, weighedEvidence, type WeighedRow } from './weighing.js'

export interface ReviewSubmission {
  readonly claimId: number
  /** The claim's version that the form showed. */
  readonly version: number
  readonly form: ReviewForm
}

interface ClaimRow {
  readonly uid: string
  readonly articleId: number
  readonly version: number
  readonly verdict: Verdict | null
  readonly disputeReason: DisputeReason | null
  readonly approved: number
  readonly evidenceChanged: number
  readonly revisionId: number
  readonly revision: number
  /** Its words could stand in several places of the newest revision: its verdict does not count until that is settled. */
  readonly held: number
}

interface LiveReview extends ReviewedAndApproved {
  readonly rationale: string
  /** The revision that it was given on. */
  readonly revisionId: number
}

/**
 * Records one person's verdict on a claim, for the newest revision of its article.
 *
 * @returns whether a review was recorded: the same verdict and rationale again, by the same person on the same revision
 *   and over the same evidence, adds nothing
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 * @throws {StaleVersion} when the claim or its evidence changed since the form was shown
 */
export function recordReview(
  db: Db,
  actor: Actor,
  { claimId, version, form }: ReviewSubmission,
): Promise<Result<{ readonly recorded: boolean }>> {
  return transact(db, async (tx) => {
    const { claim, evidence, reviews } = await getBasis(tx, claimId)
    const decision = decideReview(form, reviewBasis(evidence))

    const mine = latestBy(actor, claim, reviews)
    const again = decision.ok && repeats(decision.value, mine) && claim.evidenceChanged === 0
    if (again) return accepted({ recorded: false })
    if (version !== claim.version)
      throw new StaleVersion('claim', { basedOn: version, current: claim.version })
    if (!decision.ok) return decision
    if (claim.held === 1) return HELD

    await insertReview(tx, actor, { claimId, claim, reviews }, { ...decision.value, settles: false })
    return accepted({ recorded: true })
  })
}

/**
 * Ends a contest: records the verdict of a third person, under which the claim then stands.
 *
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 * @throws {StaleVersion} when the claim or its evidence changed since the form was shown
 */
export function settleContest(
  db: Db,
  actor: Actor,
  { claimId, version, form }: ReviewSubmission,
): Promise<Result<{ readonly recorded: boolean }>> {
  return transact(db, async (tx) => {
    const { claim, evidence, reviews } = await getBasis(tx, claimId)
    const decision = decideSettlement(form, reviewBasis(evidence), { settler: actor.id, reviews })

    const mine = latestBy(actor, claim, reviews)
    const asked = decideReview(form, reviewBasis(evidence))
    const again = asked.ok && mine?.settles === true && repeats(asked.value, mine)
    if (again && claim.evidenceChanged === 0) return accepted({ recorded: false })
    if (version !== claim.version)
      throw new StaleVersion('claim', { basedOn: version, current: claim.version })
    if (!decision.ok) return decision
    if (claim.held === 1) return HELD

    await insertReview(tx, actor, { claimId, claim, reviews }, { ...decision.value, settles: true })
    return accepted({ recorded: true })
  })
}

/** What a person said last on the newest revision: the same verdict on a new text is a new review. */
const latestBy = (actor: Actor, { revisionId }: ClaimRow, reviews: readonly LiveReview[]) =>
  reviews.findLast((review) => review.by === actor.id && review.revisionId === revisionId) ?? null

const HELD = refused([
  { field: 'verdict', message: 'Its words could stand in several places: say first which are meant' },
])

const reviewBasis = (evidence: readonly WeighedRow[]): ReviewBasis => ({
  suggestion: suggestVerdict(evidence.map(weigh)),
  supporting: evidence.filter(({ stance }) => stance === 'supports').length,
  refuting: evidence.filter(({ stance }) => stance === 'refutes').length,
})

async function insertReview(
  tx: Tx,
  actor: Actor,
  { claimId, claim, reviews }: Pick<Basis, 'claim' | 'reviews'> & { readonly claimId: number },
  { settles, ...review }: NewReview & { readonly settles: boolean },
): Promise<void> {
  const { revisionId } = claim
  const after = [...reviews, { id: 0, by: actor.id, revisionId, ...review, settles, approvedBy: [] }]
  const { verdict, disputeReason, contested } = standingOf(after)
  const uid = randomUUID()
  await tx.$executeRaw`
    INSERT INTO Review (uid, createdAt, byId, claimId, revisionId, verdict, disputeReason, rationale, suggested, departs, settles)
    VALUES (${uid}, ${actor.at}, ${actor.id}, ${claimId}, ${claim.revisionId}, ${review.verdict},
      ${review.disputeReason}, ${review.rationale}, ${review.suggested}, ${review.departs}, ${settles})`
  await tx.$executeRaw`
    UPDATE Claim SET verdict = ${verdict}, disputeReason = ${disputeReason},
      contested = ${contested}, approved = ${isApproved(after, false)}, evidenceChanged = 0, version = version + 1
    WHERE id = ${claimId}`
  await refreshProgress(tx, claim.articleId)
  await appendActivity(tx, actor, {
    articleId: claim.articleId,
    action: settles ? 'review.settled' : 'review.recorded',
    subject: claim.uid,
    before: { verdict: claim.verdict, disputeReason: claim.disputeReason },
    after: {
      review: uid,
      revision: claim.revision,
      ...review,
      settles,
      standing: { verdict, disputeReason, contested },
    },
  })
}

interface Basis {
  readonly claim: ClaimRow
  readonly evidence: readonly WeighedRow[]
  readonly reviews: readonly LiveReview[]
}

/**
 * All that a verdict or an approval depends on, in one statement: in a transaction each costs as much as what it reads.
 *
 * @returns the claim with its newest revision, its live evidence, and its live reviews, oldest first: those of older
 *   revisions too, since what was not void when the text changed holds on
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 */
export async function getBasis(tx: Tx, claimId: number): Promise<Basis> {
  const [row] = await tx.$queryRaw<(ClaimRow & { evidence: string; reviews: string })[]>`
    SELECT c.uid, c.articleId, c.version, c.verdict, c.disputeReason, c.approved, c.evidenceChanged,
      r.id AS revisionId, r.number AS revision,
      EXISTS (SELECT 1 FROM Placement h WHERE h.claimId = c.id AND h.revisionId = r.id AND h.state = 'ambiguous') AS held,
      ${weighedEvidence(claimId)} AS evidence,
      (SELECT json_group_array(json_object('id', l.id, 'by', l.byId, 'verdict', l.verdict, 'disputeReason', l.disputeReason,
          'rationale', l.rationale, 'revisionId', l.revisionId, 'settles', json(iif(l.settles, 'true', 'false')),
          'approvedBy', (SELECT json_group_array(p.byId) FROM Approval p WHERE p.reviewId = l.id)))
        FROM (SELECT v.* FROM Review v LEFT JOIN ReviewVoid x ON x.reviewId = v.id
          WHERE v.claimId = c.id AND x.id IS NULL ORDER BY v.id) l) AS reviews
    FROM Claim c JOIN Revision r ON r.articleId = c.articleId
    WHERE c.id = ${claimId} AND c.withdrawnAt IS NULL
    ORDER BY r.number DESC LIMIT 1`
  if (row === undefined) throw new NotFound('claim', claimId)
  const { evidence, reviews, ...claim } = row
  return {
    claim,
    evidence: JSON.parse(evidence) as WeighedRow[],
    reviews: JSON.parse(reviews) as LiveReview[],
  }
}
