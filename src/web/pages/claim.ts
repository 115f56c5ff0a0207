import type { ClaimReview, Passage } from '../../db/claims/claim-review.js'
import { isAtLeast, mayWithdraw } from '../../domain/roles.js'
import { codePoints, textOf } from '../../domain/spans.js'
import { moment } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { PART_LABELS } from '../words.js'
import { askForm, type AskForm, type RequestRefusals } from './change-requests.js'
import { claimCard, type ClaimCard } from './claim-card.js'
import {
  evidenceForm,
  type EvidenceFormView,
  type RefusedWithdrawal,
  type ReturnedEvidence,
} from './evidence-form.js'
import {
  editForm,
  withdrawalForm,
  type EditForm,
  type RefusedEdit,
  type WithdrawalForm,
} from './claim-edit.js'
import { reviewForm, type RefusedReview, type Refusal, type ReviewFormView } from './forms.js'
import type { Look, SecondOpinionRefusals } from './second-opinion.js'
import { sensitivityForm, type RefusedSensitivity, type SensitivityForm } from './sensitivity.js'

/** A claim's own page. */
export interface ClaimPage {
  readonly card: ClaimCard
  readonly headline: string
  readonly language: string
  readonly revision: number
  readonly sample: boolean
  readonly articleHref: Href
  readonly inTextHref: Href
  /** The form for one more place; `null` for a reader. */
  readonly placeHref: Href | null
  readonly passages: readonly PassageView[]
  /** Its words in every revision, the newest first. */
  readonly words: readonly WordsView[]
  readonly previous: { readonly label: string; readonly href: Href } | null
  readonly next: { readonly label: string; readonly href: Href } | null
  /** The forms are for those who may use them; `null` for a reader. */
  readonly review: ReviewFormView | null
  readonly evidence: EvidenceFormView | null
  readonly withdrawal: RefusedWithdrawal | null
  readonly sensitivity: SensitivityForm | null
  readonly ask: AskForm | null
  readonly edit: EditForm | null
  /** For who made the claim, and for editors. */
  readonly withdrawing: WithdrawalForm | null
  /** Who withdrew it and why, in a sentence; '' while it is live. */
  readonly withdrawn: string
}

/** A claim's words at one place of one revision. */
export interface WordsView {
  readonly revision: number
  /** The text of that revision, at the claim. */
  readonly href: Href
  /** What became of them there, as "changed"; '' where a person put them. */
  readonly state: string
  readonly comparedHref: Href
  readonly words: string
}

/** The claim's words in their sentence, cut in three. */
export interface PassageView {
  /** "Text 1.2". */
  readonly place: string
  readonly before: string
  readonly words: string
  readonly after: string
}

/** What was sent from this page and comes back with it. */
export interface ClaimRefusals extends SecondOpinionRefusals, RequestRefusals {
  readonly review?: RefusedReview
  readonly evidence?: ReturnedEvidence
  readonly withdrawal?: RefusedWithdrawal
  readonly sensitivity?: RefusedSensitivity
  readonly edit?: RefusedEdit
  readonly withdrawing?: Refusal<{ readonly reason: string }>
}

export function claimPage(
  review: ClaimReview,
  { viewer: visitor, need, today }: Pick<Look, 'viewer' | 'need' | 'today'>,
  refused: ClaimRefusals = {},
): ClaimPage {
  const { claim, article, withdrawn } = review
  // A claim that was withdrawn is only read.
  const viewer = withdrawn ? { ...visitor, role: 'reader' as const } : visitor
  const works = isAtLeast(viewer.role, 'reviewer')
  const look: Look = {
    ...{ viewer, need, today, from: 'claim', past: false },
    ...{ slug: article.slug, revision: article.revision },
  }
  return {
    card: claimCard(claim, article.publishedOn, look, refused),
    sensitivity: works ? sensitivityForm(claim, refused.sensitivity) : null,
    ask: works
      ? askForm(
          claim,
          look,
          review.passages.map(({ text, words }) => textOf(text, words)),
          refused.request,
        )
      : null,
    edit: works ? editForm(claim, refused.edit) : null,
    withdrawing:
      works && mayWithdraw(viewer, review.by) ? withdrawalForm(claim.id, refused.withdrawing) : null,
    withdrawn: withdrawn
      ? `Withdrawn by ${withdrawn.by}, ${moment(withdrawn.at).text}: ${withdrawn.reason}`
      : '',
    headline: article.headline,
    language: article.language,
    revision: article.revision,
    sample: article.sample,
    articleHref: urls.article(article.slug),
    inTextHref: withdrawn ? urls.article(article.slug) : urls.claimInText(article.slug, claim.number),
    placeHref: works ? urls.claimPlace(article.slug, claim.number, article.revision) : null,
    passages: review.passages.map(passageView),
    words: claim.words.map(({ revision, state, exact }) => ({
      revision,
      href: withdrawn
        ? urls.article(article.slug, { revision })
        : urls.claimInText(article.slug, claim.number, {
            revision: revision === article.revision ? null : revision,
          }),
      state: state === 'placed' ? '' : state,
      comparedHref: urls.followedClaim(article.slug, revision, claim.number),
      words: exact,
    })),
    previous: neighbour(review.previous),
    next: neighbour(review.next),
    review: works ? reviewForm(claim, 'claim', article.revision, refused.review) : null,
    evidence: works ? evidenceForm(claim.id, 'claim', refused.evidence) : null,
    withdrawal: refused.withdrawal ?? null,
  }
}

const neighbour = (claim: ClaimReview['next']) =>
  claim && { label: `Claim ${claim.number}`, href: urls.claim(claim.id) }

function passageView({ part, paragraph, ordinal, text, words }: Passage): PassageView {
  return {
    place: part === 'body' ? `${PART_LABELS.body} ${paragraph}.${ordinal}` : PART_LABELS[part],
    before: textOf(text, { start: 0, end: words.start }),
    words: textOf(text, words),
    after: textOf(text, { start: words.end, end: codePoints(text) }),
  }
}
