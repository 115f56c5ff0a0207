import type { ClaimDetail } from '../../db/claims/claim-detail.js'
import type { ReviewRow } from '../../db/claims/review-rows.js'
import type { RevisionWords } from '../../db/claims/words-rows.js'
import { approvableReview, type ApprovalNeed } from '../../domain/approvals.js'
import type { IsoDate } from '../../domain/fields.js'
import type { Problem } from '../../domain/problems.js'
import { maySettle } from '../../domain/settlements.js'
import { opinionsOf } from '../../domain/standing.js'
import type { Verdict } from '../../domain/verdicts.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import type { Viewer } from '../../db/people/sessions.js'
import { isAtLeast } from '../../domain/roles.js'
import { verdictLabel } from '../words.js'
import {
  conflictSince,
  settlementForm,
  type FormPage,
  type RefusedReview,
  type ReviewFormView,
} from './forms.js'
import type { HistoryText } from './history-lines.js'

/**
 * Where a claim's page is looked at: by whom, which of the two pages it is, the revision that is read, and which claims need an
 * approval here.
 */
export interface Look {
  readonly viewer: Viewer
  readonly from: FormPage
  /** The article's, and the number of the revision that is read. */
  readonly slug: string
  readonly revision: number
  readonly need: ApprovalNeed
  /** In the desk's time zone. */
  readonly today: IsoDate
  /** An older revision is read: nothing can be recorded on it. */
  readonly past: boolean
}

/** What stands beneath a review: who agreed with it, and how the viewer can. */
export interface ApprovalView {
  readonly approvals: readonly { readonly by: string; readonly at: When }[]
  /** Whether the claim counts as approved by them. */
  readonly counts: boolean
  readonly form: { readonly action: Href; readonly from: FormPage; readonly version: number } | null
  /** Why the viewer cannot approve it; '' when they can or have. */
  readonly note: string
}

/** An approval that was sent and not accepted, with the version that it was based on where that was too old. */
export interface RefusedApproval {
  readonly problems: readonly Problem[]
  readonly basedOn: number | null
}

/** What says so, above the reviews. */
export interface RefusedApprovalView {
  readonly problems: readonly Problem[]
  readonly conflict: readonly HistoryText[] | null
}

/** Where reviewers differ: each one's opinion, and the way out. */
export interface ContestView {
  readonly opinions: readonly OpinionView[]
  readonly form: ReviewFormView | null
  /** Who settles it, for those who cannot. */
  readonly note: string
}

export interface OpinionView {
  readonly verdict: Verdict
  readonly label: string
  readonly by: string
  readonly at: When
  readonly rationale: string
}

/** What was sent about a second opinion and not accepted. */
export interface SecondOpinionRefusals {
  readonly approval?: RefusedApproval
  readonly settlement?: RefusedReview
}

export const refusedApproval = (
  claim: ClaimDetail,
  refused: RefusedApproval | null = null,
): RefusedApprovalView | null =>
  refused && { problems: refused.problems, conflict: conflictSince(claim, refused.basedOn) }

/** @returns `null` for a review that nobody approved and nobody can approve */
export function approvalView(claim: ClaimDetail, review: ReviewRow, look: Look): ApprovalView | null {
  const { viewer, from, past } = look
  const current = approvableReview(standing(claim))?.id === review.id
  if (!current && review.approvals.length === 0) return null
  const mine = review.approvals.some(({ byId }) => byId === viewer.id)
  const note = current && !mine && !past ? whyNot(claim, review, viewer) : ''
  return {
    approvals: review.approvals.map(({ by, at }) => ({ by, at: moment(at) })),
    counts: current && claim.approved,
    form:
      current && !mine && !past && note === ''
        ? { action: urls.reviewApprovals(review.id), from, version: claim.version }
        : null,
    note,
  }
}

function whyNot(claim: ClaimDetail, { byId }: ReviewRow, viewer: Viewer): string {
  if (claim.evidenceChanged) return 'The evidence changed: somebody has to review it again first.'
  if (claim.words.some(isHeld)) return 'Its words could stand in several places: say first which are meant.'
  if (byId === viewer.id) return 'Somebody else has to approve it.'
  return isAtLeast(viewer.role, 'reviewer') ? '' : 'A reviewer has to approve it.'
}

const isHeld = (
  { revision, state }: RevisionWords,
  _nth: number,
  [newest]: readonly RevisionWords[],
): boolean => state === 'ambiguous' && revision === newest?.revision

/** @returns `null` when nobody differs, and no settlement was refused */
export function contestView(
  claim: ClaimDetail,
  { viewer, from, revision, past }: Look,
  refused: RefusedReview | null = null,
): ContestView | null {
  if (!claim.contested && refused === null) return null
  const reviews = standing(claim)
  const offered = !past && isAtLeast(viewer.role, 'editor') && maySettle({ settler: viewer.id, reviews })
  return {
    opinions: claim.contested ? opinionsOf(reviews).map(opinionView) : [],
    form: offered || refused ? settlementForm(claim, from, revision, refused) : null,
    note:
      offered || refused || past ? '' : 'A third person, an editor who has not reviewed it, settles this.',
  }
}

const opinionView = ({ verdict, disputeReason, name, at, rationale }: NamedReview): OpinionView => ({
  verdict,
  label: verdictLabel(verdict, disputeReason),
  by: name,
  at: moment(at),
  rationale,
})

type NamedReview = Omit<ReviewRow, 'by'> & { readonly by: number; readonly name: string }

/** The live reviews, oldest first, as the domain reads them: those given on older revisions too. */
const standing = ({ reviews }: ClaimDetail): readonly NamedReview[] =>
  reviews
    .filter(({ voided }) => voided === null)
    .map((review) => ({ ...review, by: review.byId, name: review.by }))
    .reverse()
