import type { DisputeReason, Verdict } from './verdicts.js'

/** A live (not void) review of one claim. */
export interface StandingReview {
  readonly by: number
  readonly verdict: Verdict
  readonly disputeReason: DisputeReason | null
  /** A review by a third person that ends a contest. */
  readonly settles: boolean
}

/** Where a claim stands after all its reviews. */
export interface Standing<R extends StandingReview = StandingReview> {
  readonly verdict: Verdict | null
  readonly disputeReason: DisputeReason | null
  readonly contested: boolean
  /** The review that the verdict stands on; `null` when nobody has reviewed the claim. */
  readonly decidedBy: R | null
}

/**
 * What each person says: their latest review. A settlement stands alone until somebody reviews again.
 *
 * @param reviews  the live reviews of one claim, oldest first
 * @returns one review for each person who counts, in the order of who spoke first
 */
export function opinionsOf<R extends Pick<StandingReview, 'by' | 'settles'>>(
  reviews: readonly R[],
): readonly R[] {
  const settled = reviews.findLastIndex(({ settles }) => settles)
  const counted = settled === -1 ? reviews : reviews.slice(settled)
  const latest = new Map<number, R>()
  // A Map keeps the place of a key that is set again: the order stays that of who spoke first.
  for (const review of counted) latest.set(review.by, review)
  return [...latest.values()]
}

/**
 * Reads off the verdict of a claim.
 *
 * Each person's latest review counts. Where two people differ the verdict is that of the one who spoke first, marked
 * contested, until a settlement; a settlement stands alone until somebody reviews again.
 *
 * @param reviews  the live reviews of one claim, oldest first
 */
export function standingOf<R extends StandingReview>(reviews: readonly R[]): Standing<R> {
  const [first, ...others] = opinionsOf(reviews)
  if (first === undefined) return { verdict: null, disputeReason: null, contested: false, decidedBy: null }
  return {
    verdict: first.verdict,
    disputeReason: first.disputeReason,
    contested: others.some(({ verdict }) => verdict !== first.verdict),
    decidedBy: first,
  }
}
