import { readChoice, readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import type { Suggestion } from './suggestion.js'
import { DISPUTE_REASONS, VERDICTS, type DisputeReason, type Verdict } from './verdicts.js'

/** The form "Your review", as typed. */
export interface ReviewForm {
  readonly verdict: string
  readonly disputeReason: string
  readonly rationale: string
}

export interface NewReview {
  readonly verdict: Verdict
  readonly disputeReason: DisputeReason | null
  readonly rationale: string
  /** What the evidence suggested, and whether the reviewer decided otherwise. */
  readonly suggested: Verdict
  readonly departs: boolean
}

/** What the decision depends on. */
export interface ReviewBasis {
  readonly suggestion: Suggestion
  /** Live pieces of evidence on each side, those of unreliable sources too: what a person can point at. */
  readonly supporting: number
  readonly refuting: number
}

/**
 * Decides whether a verdict can be recorded.
 *
 * A rationale always. Confirmed needs a live piece of supporting evidence; disputed a refuting one or a named reason.
 * Against the suggestion is allowed, and marked. A dispute without a named reason takes that of the evidence:
 * conflicting when both sides have some, else contradicted.
 */
export function decideReview(form: ReviewForm, basis: ReviewBasis): Result<NewReview> {
  const problems: Problem[] = []
  const verdict = readChoice(
    problems,
    'verdict',
    form.verdict,
    VERDICTS,
    'Choose confirmed, unconfirmed or disputed',
  )
  const rationale = readText(problems, 'rationale', form.rationale, {
    limit: LIMITS.passage,
    missing: 'Say why: the rationale is printed in the report',
  })
  const named = form.disputeReason === '' ? null : readDisputeReason(problems, form.disputeReason)
  if (verdict === 'confirmed' && basis.supporting === 0) {
    problems.push({
      field: 'verdict',
      message: 'Attach a piece of evidence that supports it before confirming',
    })
  }
  if (verdict === 'disputed' && basis.refuting === 0 && named === null) {
    problems.push({
      field: 'disputeReason',
      message: 'Attach a piece of evidence that refutes it, or name the reason for the dispute',
    })
  }
  if (problems.length > 0 || verdict === null) return refused(problems)
  const fromEvidence = basis.supporting > 0 ? 'conflicting' : 'contradicted'
  return accepted({
    verdict,
    disputeReason: verdict === 'disputed' ? (named ?? fromEvidence) : null,
    rationale,
    suggested: basis.suggestion.verdict,
    departs: verdict !== basis.suggestion.verdict,
  })
}

function readDisputeReason(problems: Problem[], typed: string): DisputeReason | null {
  return readChoice(problems, 'disputeReason', typed, DISPUTE_REASONS, 'Choose a reason of the list')
}

/** Whether a review says again what the same person said last on the same revision: then it adds nothing. */
export function repeats(
  review: Pick<NewReview, 'verdict' | 'disputeReason' | 'rationale'>,
  latest: Pick<NewReview, 'verdict' | 'disputeReason' | 'rationale'> | null,
): boolean {
  return (
    latest !== null &&
    latest.verdict === review.verdict &&
    latest.disputeReason === review.disputeReason &&
    latest.rationale === review.rationale
  )
}
