import {
  decidingReview,
  type ReportClaim,
  type ReportEvidence,
  type ReportReview,
} from '../../domain/report.js'
import { otherReviews, saidBy } from '../../export/phrases.js'
import { day, moment, type When } from '../dates.js'
import {
  DISPUTE_LABELS,
  KIND_LABELS,
  PART_LABELS,
  SENSITIVITY_LABELS,
  SOURCE_KIND_LABELS,
  STANCE_LABELS,
  TIER_LABELS,
  VERDICT_LABELS,
  type VerdictWord,
} from '../words.js'
import { arithmeticOf, outsideOf, type Arithmetic, type EvidenceView } from './evidence.js'

/** A claim of the report: all that the files tell of it. */
export interface ReportRow {
  readonly number: number
  readonly statement: string
  readonly words: readonly { readonly place: string; readonly exact: string }[]
  /** Its kind and what is checked: "Event, that it is true". */
  readonly kind: string
  /** Who says so, from the article outwards; '' when the article itself does. */
  readonly saidBy: string
  readonly timePhrase: string
  /** The days that the words mean, where a person said so. */
  readonly days: string
  readonly question: string
  readonly verdict: VerdictWord
  readonly label: string
  readonly reason: string
  readonly marks: readonly string[]
  readonly rationale: string
  readonly by: string
  readonly at: When | null
  readonly approvals: readonly { readonly by: string; readonly at: When }[]
  /** The other reviews that hold, newest first. */
  readonly others: readonly OtherReview[]
  readonly evidence: readonly ReportEvidenceView[]
  readonly arithmetic: Arithmetic
}

interface OtherReview {
  readonly verdict: VerdictWord
  readonly label: string
  /** Its reason, and that it departs from the evidence; '' for neither. */
  readonly marks: string
  readonly rationale: string
  readonly by: string
  readonly at: When
}

interface ReportEvidenceView {
  readonly stance: string
  readonly stanceLabel: string
  readonly title: string
  readonly particulars: string
  readonly outside: EvidenceView['outside']
  readonly excerpt: string
  readonly note: string
  readonly by: string
  readonly at: When
}

export function reportRow(claim: ReportClaim): ReportRow {
  const { number, statement, words, verdict, disputeReason, contested, evidenceChanged } = claim
  const review = decidingReview(claim)
  const days = [claim.timeFrom, claim.timeTo].flatMap((date) => (date === null ? [] : [day(date).text]))
  return {
    number,
    statement,
    words: words.map(({ part, exact }) => ({ place: part === 'body' ? '' : PART_LABELS[part], exact })),
    kind: `${KIND_LABELS[claim.kind]}, ${claim.about === 'said' ? 'that it was said' : 'that it is true'}`,
    saidBy: saidBy(claim),
    timePhrase: claim.timePhrase ?? '',
    days: days.join(' to '),
    question: claim.question,
    verdict: verdict ?? 'open',
    label: VERDICT_LABELS[verdict ?? 'open'],
    reason: disputeReason === null ? '' : DISPUTE_LABELS[disputeReason],
    marks: [
      ...(contested ? ['contested'] : []),
      ...(claim.sensitivity === 'normal' ? [] : [SENSITIVITY_LABELS[claim.sensitivity].toLowerCase()]),
      ...(evidenceChanged ? ['evidence changed since'] : []),
      ...(review?.departs === true ? ['departs from the evidence'] : []),
    ],
    rationale: review?.rationale ?? 'Nobody has reviewed it.',
    by: review?.by ?? '',
    at: review ? moment(new Date(review.at)) : null,
    approvals: claim.approvals.map(({ by, at }) => ({ by, at: moment(new Date(at)) })),
    others: otherReviews(claim).map(otherReview),
    evidence: claim.evidence.map(pieceOf),
    arithmetic: arithmeticOf(claim.suggestion),
  }
}

const otherReview = ({ verdict, disputeReason, departs, rationale, by, at }: ReportReview): OtherReview => ({
  verdict,
  label: VERDICT_LABELS[verdict],
  marks: [
    ...(disputeReason === null ? [] : [DISPUTE_LABELS[disputeReason]]),
    ...(departs ? ['departs from the evidence'] : []),
  ].join(', '),
  rationale,
  by,
  at: moment(new Date(at)),
})

function pieceOf({ stance, excerpt, locator, note, by, at, source }: ReportEvidence): ReportEvidenceView {
  const { title, publisher, kind, tier, publishedOn, url } = source
  const particulars = [
    publisher,
    SOURCE_KIND_LABELS[kind].toLowerCase(),
    TIER_LABELS[tier].toLowerCase(),
    publishedOn === null ? '' : day(publishedOn).text,
    locator,
  ]
  return {
    stance,
    stanceLabel: STANCE_LABELS[stance],
    title,
    particulars: particulars.filter((part) => part !== '').join(', '),
    outside: outsideOf(url),
    excerpt,
    note,
    by,
    at: moment(new Date(at)),
  }
}
