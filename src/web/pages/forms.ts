import type { ClaimDetail } from '../../db/claims/claim-detail.js'
import type { Problem } from '../../domain/problems.js'
import type { ReviewForm } from '../../domain/reviews.js'
import { DISPUTE_REASONS, VERDICTS, type Verdict } from '../../domain/verdicts.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { DISPUTE_LABELS, VERDICT_LABELS } from '../words.js'
import { historyLines, type HistoryText } from './history-lines.js'

/** The page that a form stands on, to come back to. */
export type FormPage = 'article' | 'claim'

export interface Option {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** What was sent and not accepted: shown again, with what stops it. */
export interface Refusal<Form> {
  readonly form: Form
  readonly problems: readonly Problem[]
}

/** The form "Your review", or the one that settles a contest: both record a verdict. */
export interface ReviewFormView {
  readonly id: 'review-form' | 'settlement-form'
  /** What stands before the field's name in the id of each field: a page can have both. */
  readonly prefix: string
  readonly action: Href
  readonly button: string
  readonly from: FormPage
  readonly version: number
  readonly verdicts: readonly (Option & { readonly verdict: Verdict; readonly key: string | null })[]
  readonly disputeReasons: readonly Option[]
  readonly rationale: string
  readonly revision: number
  readonly problems: readonly Problem[]
  /** What happened since the form was opened, newest first; `null` unless it was based on another version. */
  readonly conflict: readonly HistoryText[] | null
}

/** A review that was sent, with the version that it was based on. */
export interface RefusedReview extends Refusal<ReviewForm> {
  /** Set when the claim had changed meanwhile. */
  readonly basedOn: number | null
}

export function reviewForm(
  claim: ClaimDetail,
  from: FormPage,
  revision: number,
  refused: RefusedReview | null = null,
): ReviewFormView {
  const { verdict, disputeReason, rationale } = refused?.form ?? {
    verdict: '',
    disputeReason: '',
    rationale: '',
  }
  const basedOn = refused?.basedOn ?? null
  return {
    id: 'review-form',
    prefix: '',
    action: urls.claimReviews(claim.id),
    button: 'Record review',
    from,
    version: claim.version,
    verdicts: VERDICTS.map((value) => ({
      value,
      verdict: value,
      label: VERDICT_LABELS[value],
      chosen: value === verdict,
      key: value.slice(0, 1),
    })),
    disputeReasons: [
      { value: '', label: 'as the evidence says', chosen: disputeReason === '' },
      ...options(DISPUTE_REASONS, DISPUTE_LABELS, disputeReason),
    ],
    rationale,
    revision,
    problems: refused?.problems ?? [],
    conflict: conflictSince(claim, basedOn),
  }
}

/** The form that settles a contest. */
export function settlementForm(
  claim: ClaimDetail,
  from: FormPage,
  revision: number,
  refused: RefusedReview | null = null,
): ReviewFormView {
  const form = reviewForm(claim, from, revision, refused)
  return {
    ...form,
    id: 'settlement-form',
    prefix: 'settlement-',
    action: urls.claimSettlements(claim.id),
    button: 'Settle',
    // The keys choose in the form "Your review".
    verdicts: form.verdicts.map((option) => ({ ...option, key: null })),
  }
}

/** What happened since a form was opened, newest first; `null` unless it was based on another version. */
export function conflictSince(
  { history, version }: ClaimDetail,
  basedOn: number | null,
): readonly HistoryText[] | null {
  // Each change of a claim raises its version by one and adds one line to its history.
  return basedOn === null ? null : historyLines(history.slice(0, Math.max(version - basedOn, 0)))
}

/** The options of a list or of radio buttons. */
export function options<T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  chosen: string,
): readonly Option[] {
  return values.map((value) => ({ value, label: labels[value], chosen: value === chosen }))
}
