import { refused, type Result } from './problems.js'
import { decideReview, type NewReview, type ReviewBasis, type ReviewForm } from './reviews.js'
import { standingOf, type StandingReview } from './standing.js'

/** Who settles, and what was reviewed so far: the live reviews of the claim, oldest first. */
export interface Contest {
  readonly settler: number
  readonly reviews: readonly StandingReview[]
}

/**
 * Whether this person is one who can settle: somebody differs, and they took no part in it. That they are an editor is
 * asked where the request comes in.
 */
export const maySettle = ({ settler, reviews }: Contest): boolean =>
  standingOf(reviews).contested && !reviews.some(({ by }) => by === settler)

/**
 * Decides whether a contest can be settled: by a third person, who has not reviewed the claim on this revision, with a
 * verdict and rationale as for any review.
 *
 * @returns the review that settles it; a refusal of the person or the moment names the field `verdict`
 */
export function decideSettlement(form: ReviewForm, basis: ReviewBasis, contest: Contest): Result<NewReview> {
  if (!standingOf(contest.reviews).contested) {
    return refuse('Nothing is contested here: record a review instead')
  }
  if (!maySettle(contest)) {
    return refuse('You reviewed this claim: a third person has to settle it')
  }
  return decideReview(form, basis)
}

const refuse = (message: string) => refused([{ field: 'verdict', message }])
