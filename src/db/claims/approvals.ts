import { randomUUID } from 'node:crypto'
import { decideApproval, isApproved } from '../../domain/approvals.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { transact, type Tx } from '../transaction.js'
import { getBasis } from './reviews.js'

export interface ApprovalSubmission {
  readonly reviewId: number
  /** The version of the review's claim that the form showed. */
  readonly version: number
}

/**
 * Records that a second person agrees with a review, and that its claim is approved.
 *
 * @returns whether an approval was recorded: approving the same review again adds nothing
 * @throws {NotFound} when there is no such review, or its claim is withdrawn
 * @throws {StaleVersion} when the claim or its evidence changed since the form was shown
 */
export function approveReview(
  db: Db,
  actor: Actor,
  { reviewId, version }: ApprovalSubmission,
): Promise<Result<{ readonly recorded: boolean }>> {
  return transact(db, async (tx) => {
    const review = await getReview(tx, reviewId)
    const { claim, reviews } = await getBasis(tx, review.claimId)
    const decision = decideApproval({
      approver: actor.id,
      review: { id: reviewId, by: review.byId, void: review.voids.length > 0 },
      reviews,
      evidenceChanged: claim.evidenceChanged === 1,
    })

    if (decision.ok && decision.value.already) return accepted({ recorded: false })
    if (version !== claim.version)
      throw new StaleVersion('claim', { basedOn: version, current: claim.version })
    if (!decision.ok) return decision
    if (claim.held === 1) return HELD

    const uid = randomUUID()
    await tx.approval.create({
      data: {
        uid,
        createdAt: actor.at,
        reviewId,
        reviewById: review.byId,
        byId: actor.id,
      },
      select: { id: true },
    })
    const after = reviews.map((row) =>
      row.id === reviewId ? { ...row, approvedBy: [...row.approvedBy, actor.id] } : row,
    )
    const approved = isApproved(after, claim.evidenceChanged === 1)
    await tx.$executeRaw`
      UPDATE Claim SET approved = ${approved}, version = version + 1 WHERE id = ${review.claimId}`
    await appendActivity(tx, actor, {
      articleId: claim.articleId,
      action: 'review.approved',
      subject: claim.uid,
      before: { approved: claim.approved === 1 },
      after: {
        approval: uid,
        approved,
        review: review.uid,
        verdict: review.verdict,
        disputeReason: review.disputeReason,
      },
    })
    return accepted({ recorded: true })
  })
}

const HELD = refused([
  { field: 'approval', message: 'Its words could stand in several places: say first which are meant' },
])

async function getReview(tx: Tx, id: number) {
  const review = await tx.review.findUnique({
    where: { id },
    select: {
      uid: true,
      claimId: true,
      byId: true,
      verdict: true,
      disputeReason: true,
      voids: { select: { id: true } },
    },
  })
  if (!review) throw new NotFound('review', id)
  return review
}

/** The claim that a review is of. @throws {NotFound} */
export async function getReviewPlace(db: Db, id: number): Promise<{ readonly claimId: number }> {
  const review = await db.review.findUnique({ where: { id }, select: { claimId: true } })
  if (!review) throw new NotFound('review', id)
  return review
}
