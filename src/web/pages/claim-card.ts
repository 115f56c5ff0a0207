import type { ClaimDetail } from '../../db/claims/claim-detail.js'
import type { ReviewRow } from '../../db/claims/review-rows.js'
import { awaitsApproval } from '../../domain/approvals.js'
import type { Attribution } from '../../domain/claims.js'
import type { IsoDate } from '../../domain/fields.js'
import { isRelativeTime } from '../../domain/time/relative-time.js'
import type { Verdict } from '../../domain/verdicts.js'
import { day, moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import {
  ABOUT_LABELS,
  DISPUTE_LABELS,
  KIND_LABELS,
  SENSITIVITY_LABELS,
  VERDICT_LABELS,
  verdictLabel,
  type VerdictWord,
} from '../words.js'
import { requestViews, type RequestRefusals, type RequestView } from './change-requests.js'
import { arithmeticOf, evidenceView, type Arithmetic, type EvidenceView } from './evidence.js'
import { historyLines, type HistoryText } from './history-lines.js'
import {
  approvalView,
  contestView,
  refusedApproval,
  type ApprovalView,
  type ContestView,
  type Look,
  type RefusedApprovalView,
  type SecondOpinionRefusals,
} from './second-opinion.js'

/** A claim as its card and its page show it. */
export interface ClaimCard {
  readonly id: number
  readonly number: number
  readonly href: Href
  readonly statement: string
  readonly verdict: VerdictWord
  readonly verdictLabel: string
  /** Why it is disputed; '' otherwise. */
  readonly disputeReason: string
  readonly contested: boolean
  readonly approved: boolean
  /** Its verdict needs an approval and has none. */
  readonly awaits: boolean
  readonly kind: string
  /** "Sensitive", "Legal"; '' for a normal claim. */
  readonly sensitivity: string
  readonly about: string
  readonly saidBy: readonly Attribution[]
  readonly time: { readonly phrase: string; readonly resolved: string; readonly note: string } | null
  readonly question: string
  /** What a reader of the verdict must know: the evidence changed since, it is contested. Sentences. */
  readonly warnings: readonly string[]
  readonly evidence: readonly EvidenceView[]
  readonly withdrawn: readonly EvidenceView[]
  readonly arithmetic: Arithmetic
  /** Where reviewers differ. */
  readonly contest: ContestView | null
  readonly reviews: readonly ReviewView[]
  readonly refusedApproval: RefusedApprovalView | null
  readonly requests: readonly RequestView[]
  readonly history: readonly HistoryText[]
}

export interface ReviewView {
  readonly verdict: Verdict
  readonly label: string
  readonly rationale: string
  readonly by: string
  readonly at: When
  readonly revision: number
  /** What qualifies it: departs from the evidence, void. */
  readonly tags: readonly string[]
  readonly approval: ApprovalView | null
}

/** @param look  who looks, and from where: it offers what they may do */
export function claimCard(
  claim: ClaimDetail,
  publishedOn: IsoDate | null,
  look: Look,
  refused: SecondOpinionRefusals & RequestRefusals = {},
): ClaimCard {
  const { id, number, statement, question, kind, about, verdict, disputeReason, saidBy } = claim
  const withdrawer = look.past ? null : look.viewer
  const live = claim.evidence.filter(({ withdrawn }) => withdrawn === null)
  return {
    id,
    number,
    href: urls.claim(id),
    statement,
    verdict: verdict ?? 'open',
    verdictLabel: VERDICT_LABELS[verdict ?? 'open'],
    disputeReason: disputeReason === null ? '' : DISPUTE_LABELS[disputeReason],
    contested: claim.contested,
    approved: claim.approved,
    awaits: awaitsApproval(claim, look.need),
    kind: KIND_LABELS[kind],
    sensitivity: claim.sensitivity === 'normal' ? '' : SENSITIVITY_LABELS[claim.sensitivity],
    about: ABOUT_LABELS[about],
    saidBy,
    time: timeOf(claim, publishedOn),
    question,
    warnings: warningsOf(claim, look),
    evidence: live.map((row) => evidenceView(row, withdrawer)),
    withdrawn: claim.evidence
      .filter((row) => row.withdrawn !== null)
      .map((row) => evidenceView(row, withdrawer)),
    arithmetic: arithmeticOf(claim.suggestion),
    contest: contestView(claim, look, refused.settlement),
    reviews: claim.reviews.map((review) => reviewView(claim, review, look)),
    refusedApproval: refusedApproval(claim, refused.approval),
    requests: requestViews(claim, look, refused),
    history: historyLines(claim.history),
  }
}

function timeOf(
  { timePhrase, timeFrom, timeTo }: ClaimDetail,
  publishedOn: IsoDate | null,
): ClaimCard['time'] {
  if (timePhrase === null) return null
  const resolved = [timeFrom, timeTo].flatMap((date) => (date === null ? [] : [day(date).text])).join(' to ')
  return { phrase: timePhrase, resolved, note: anchorOf(timePhrase, publishedOn) }
}

/** What a relative time is counted from; '' for one that is not relative. */
function anchorOf(timePhrase: string, publishedOn: IsoDate | null): string {
  if (!isRelativeTime(timePhrase)) return ''
  return publishedOn === null
    ? 'counted from the article’s date, which is not set'
    : `counted from the article’s date, ${day(publishedOn).text}`
}

function warningsOf(claim: ClaimDetail, { past, revision, today }: Look): readonly string[] {
  const { evidenceChanged, contested, recheckOn, timePhrase, words, requests, verdict } = claim
  const unsettled = words.find((each) => each.revision === revision && each.unsettled)
  const applied = requests.find(({ appliedIn }) => appliedIn === revision)
  const due = recheckOn !== null && recheckOn <= today && !past
  return [
    ...(unsettled && !past ? [UNSETTLED[unsettled.state === 'gone' ? 'gone' : 'ambiguous']] : []),
    ...(applied && verdict === null && !past
      ? [
          `Revision ${revision} has new words here, as agreed with the author. See that the statement says what they say, then review it again.`,
        ]
      : []),
    ...(due
      ? [
          `Due for a re-check since ${day(recheckOn).text}: “${timePhrase ?? ''}” may mean something else by now.`,
        ]
      : []),
    ...(evidenceChanged ? [`The evidence changed since the verdict.${past ? '' : ' Review it again.'}`] : []),
    ...(contested ? ['Two reviewers differ. The verdict shown is the first one’s.'] : []),
  ]
}

const UNSETTLED = {
  gone: 'Its words are gone from the newest text. Say where it stands now, on the page of the revision, or withdraw it.',
  ambiguous:
    'Its words could stand in several places of the newest text. Its verdict is held until somebody says which are meant, on the page of the revision.',
} as const

function reviewView(claim: ClaimDetail, review: ReviewRow, look: Look): ReviewView {
  const { verdict, disputeReason, rationale, by, at, revision, departs, settles, voided } = review
  return {
    verdict,
    label: verdictLabel(verdict, disputeReason),
    rationale,
    by,
    at: moment(at),
    revision,
    tags: [
      ...(settles ? ['settlement'] : []),
      ...(departs ? ['departs from the evidence'] : []),
      ...(voided === null ? [] : [`void: ${voided.reason}`]),
    ],
    approval: approvalView(claim, review, look),
  }
}
