/** What a review may find. A claim that nobody reviewed has none: `null`, never a fourth word. */
export const VERDICTS = ['confirmed', 'unconfirmed', 'disputed'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Why a claim is disputed. */
export const DISPUTE_REASONS = ['contradicted', 'conflicting', 'misleading', 'out_of_date'] as const
export type DisputeReason = (typeof DISPUTE_REASONS)[number]
