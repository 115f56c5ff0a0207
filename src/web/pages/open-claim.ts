import type { ArticleReview } from '../../db/articles/article-review.js'
import type { ClaimDetail, RecordedClaim } from '../../db/claims/claim-detail.js'
import { isAtLeast } from '../../domain/roles.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { claimCard, type ClaimCard } from './claim-card.js'
import {
  evidenceForm,
  type EvidenceFormView,
  type RefusedWithdrawal,
  type ReturnedEvidence,
} from './evidence-form.js'
import { reviewForm, type RefusedReview, type ReviewFormView } from './forms.js'
import { placementForm, type ChosenPlace, type PlacementForm } from './new-claim.js'
import type { Look, SecondOpinionRefusals } from './second-opinion.js'

/** The card of the claim that is open, with its forms. */
export interface OpenClaim {
  readonly card: ClaimCard
  /** A further place, also of words that are selected; `null` in an older text too. */
  readonly placement: PlacementForm | null
  readonly placeHref: Href | null
  readonly review: ReviewFormView | null
  readonly evidence: EvidenceFormView | null
  readonly withdrawal: RefusedWithdrawal | null
  readonly previous: Href | null
  readonly next: Href | null
}

/** What was sent from the card and comes back with it. */
export interface OpenClaimRefusals extends SecondOpinionRefusals {
  readonly placement?: ChosenPlace
  readonly review?: RefusedReview
  readonly evidence?: ReturnedEvidence
  readonly withdrawal?: RefusedWithdrawal
}

export function openClaim(
  { article, revision, sentences }: ArticleReview,
  claim: ClaimDetail,
  claims: readonly RecordedClaim[],
  hrefOf: (number: number) => Href,
  { viewer, need, today }: Pick<Look, 'viewer' | 'need' | 'today'>,
  refused: OpenClaimRefusals,
): OpenClaim {
  const past = revision.number !== revision.newest
  const works = !past && isAtLeast(viewer.role, 'reviewer')
  const index = claims.findIndex(({ id }) => id === claim.id)
  const at = (place: number) => {
    const neighbour = claims[place]
    return neighbour ? hrefOf(neighbour.number) : null
  }
  return {
    card: claimCard(
      claim,
      article.publishedOn,
      { viewer, need, today, from: 'article', slug: article.slug, revision: revision.number, past },
      refused,
    ),
    placeHref:
      works && revision.number === revision.newest
        ? urls.claimPlace(article.slug, claim.number, revision.number)
        : null,
    placement:
      works && revision.number === revision.newest
        ? placementForm({ revision, sentences }, claim.id, refused.placement)
        : null,
    review: works ? reviewForm(claim, 'article', revision.newest, refused.review) : null,
    evidence: works ? evidenceForm(claim.id, 'article', refused.evidence) : null,
    withdrawal: refused.withdrawal ?? null,
    previous: index > 0 ? at(index - 1) : null,
    next: at(index + 1),
  }
}
