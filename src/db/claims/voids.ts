import { randomUUID } from 'node:crypto'
import { isApproved } from '../../domain/approvals.js'
import { standingOf } from '../../domain/standing.js'
import { refreshProgress } from '../articles/coverage.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import type { Tx } from '../transaction.js'
import { getBasis } from './reviews.js'

/**
 * Voids every review of a claim that still holds, and brings the claim's verdict up to date.
 *
 * Each void is a row and a line of the history, and raises the claim's version.
 *
 * @returns how many were voided
 */
export async function voidReviews(
  tx: Tx,
  actor: Actor,
  { claimId, cause, reason }: { readonly claimId: number; readonly cause: string; readonly reason: string },
): Promise<number> {
  const reviews = await tx.review.findMany({
    where: { claimId, voids: { none: {} } },
    orderBy: { id: 'asc' },
    select: { id: true, uid: true },
  })
  if (reviews.length === 0) return 0
  const voided = reviews.map((review) => ({ review, uid: randomUUID() }))
  await tx.reviewVoid.createMany({
    data: voided.map(({ review, uid }) => ({
      uid,
      createdAt: actor.at,
      byId: actor.id,
      reviewId: review.id,
      reason,
      cause,
    })),
  })
  const { claim, reviews: holding } = await getBasis(tx, claimId)
  const { verdict, disputeReason, contested } = standingOf(holding)
  const evidenceChanged = claim.evidenceChanged === 1 && verdict !== null
  const standing = {
    verdict,
    disputeReason,
    contested,
    approved: isApproved(holding, evidenceChanged),
    evidenceChanged,
  }
  await tx.claim.update({
    where: { id: claimId },
    data: { ...standing, version: { increment: reviews.length } },
    select: { id: true },
  })
  await refreshProgress(tx, claim.articleId)
  for (const { review, uid } of voided) {
    await appendActivity(tx, actor, {
      articleId: claim.articleId,
      action: 'review.voided',
      subject: claim.uid,
      before: { verdict: claim.verdict, disputeReason: claim.disputeReason },
      after: { void: uid, review: review.uid, cause, reason, standing },
    })
  }
  return reviews.length
}
