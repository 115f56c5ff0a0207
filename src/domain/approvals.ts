import type { Sensitivity } from './claims.js'
import { accepted, refused, type Result } from './problems.js'
import { standingOf, type StandingReview } from './standing.js'
import type { Verdict } from './verdicts.js'

/** A live review with the people who approved it. */
export interface ReviewedAndApproved extends StandingReview {
  readonly id: number
  readonly approvedBy: readonly number[]
}

/**
 * The review that a second person can agree with: the newest, as long as nobody differs. Where several people agree it
 * alone has seen all of the evidence, so that each new review needs an approval of its own.
 *
 * @param reviews  the live reviews of one claim, oldest first
 * @returns `null` when nobody has reviewed the claim, or reviewers differ
 */
export function approvableReview<R extends StandingReview>(reviews: readonly R[]): R | null {
  return standingOf(reviews).contested ? null : (reviews.at(-1) ?? null)
}

/**
 * Whether a second person stands behind the verdict as it is.
 *
 * A new review, a void, a contest and changed evidence each end it: somebody has to look again. It does not come back
 * when evidence that was added is withdrawn.
 */
export function isApproved(reviews: readonly ReviewedAndApproved[], evidenceChanged: boolean): boolean {
  const review = approvableReview(reviews)
  return review !== null && review.approvedBy.length > 0 && !evidenceChanged
}

/** What the decision about an approval depends on. */
export interface ApprovalBasis {
  readonly approver: number
  readonly review: { readonly id: number; readonly by: number; readonly void: boolean }
  /** The live reviews of its claim, oldest first. */
  readonly reviews: readonly ReviewedAndApproved[]
  readonly evidenceChanged: boolean
}

/**
 * Decides whether a person can approve a review: one that somebody else wrote, that the claim's verdict stands on now,
 * and over the evidence that it was written over.
 *
 * @returns whether this person had approved it already; a refusal names the field `approval`
 */
export function decideApproval({
  approver,
  review,
  reviews,
  evidenceChanged,
}: ApprovalBasis): Result<{ readonly already: boolean }> {
  if (review.by === approver) return refuse('Somebody else has to approve it: you wrote this review')
  if (review.void) return refuse('This review no longer holds: review the claim again')
  if (standingOf(reviews).contested) {
    return refuse('Reviewers differ: it can be approved once that is settled')
  }
  const current = approvableReview(reviews)
  if (current?.id !== review.id) {
    return refuse('A newer review or revision has taken its place: approve the newest review')
  }
  if (evidenceChanged) {
    return refuse('The evidence changed since this review: somebody has to review the claim again first')
  }
  return accepted({ already: current.approvedBy.includes(approver) })
}

const refuse = (message: string) => refused([{ field: 'approval', message }])

/** Which claims need an approval: none, the sensitive and legal ones, or all. */
export const APPROVAL_NEEDS = ['none', 'sensitive', 'all'] as const
export type ApprovalNeed = (typeof APPROVAL_NEEDS)[number]

/** Whether a claim needs an approval before its article is signed off. */
const needsApproval = (need: ApprovalNeed, sensitivity: Sensitivity): boolean =>
  need === 'all' || (need === 'sensitive' && sensitivity !== 'normal')

/**
 * Whether a claim has a verdict that still needs an approval. One that nobody reviewed is open before it is that.
 */
export const awaitsApproval = (
  claim: { readonly verdict: Verdict | null; readonly approved: boolean; readonly sensitivity: Sensitivity },
  need: ApprovalNeed,
): boolean => claim.verdict !== null && !claim.approved && needsApproval(need, claim.sensitivity)

/**
 * How many claims of an article need an approval and have none, from their counts.
 *
 * @param counts  of its claims that are not withdrawn: all, the approved ones, and those with no approval that are
 *   sensitive or legal
 */
export function outstandingOf(
  { claims, approved, careful }: Readonly<Record<'claims' | 'approved' | 'careful', number>>,
  need: ApprovalNeed,
): number {
  if (need === 'none') return 0
  return need === 'all' ? claims - approved : careful
}

/** How far people agree about the claims of an article. */
export interface Agreement {
  readonly approved: number
  readonly contested: number
  /** Claims that need an approval and have none, those that nobody reviewed too. */
  readonly outstanding: number
}

/** Counts the claims of an article that are not withdrawn. */
export function agreementOf(
  claims: readonly {
    readonly approved: boolean
    readonly contested: boolean
    readonly sensitivity: Sensitivity
  }[],
  need: ApprovalNeed,
): Agreement {
  return {
    approved: claims.filter(({ approved }) => approved).length,
    contested: claims.filter(({ contested }) => contested).length,
    outstanding: claims.filter(({ approved, sensitivity }) => !approved && needsApproval(need, sensitivity))
      .length,
  }
}
