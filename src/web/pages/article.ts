import type { ArticleReview, PlacedSentence } from '../../db/articles/article-review.js'
import type { ClaimDetail } from '../../db/claims/claim-detail.js'
import { agreementOf, type ApprovalNeed } from '../../domain/approvals.js'
import type { CoverageCounts } from '../../domain/article-coverage.js'
import { progressOf } from '../../domain/progress.js'
import { isAtLeast } from '../../domain/roles.js'
import { inReadingOrder } from '../../domain/reading-order.js'
import { day, distance, moment, todayIn, type When } from '../dates.js'
import type { Href } from '../markup.js'
import type { Viewer } from '../../db/people/sessions.js'
import { urls } from '../urls.js'
import { counted } from '../words.js'
import { agreedLink } from './agreed-changes.js'
import { annotatedText, type TextPart } from './annotated-text.js'
import { articleDetailsForm, type ArticleDetailsForm, type RefusedDetails } from './article-details.js'
import { claimGroups, type ClaimGroup } from './claim-groups.js'
import { newClaim, type MakingClaim, type NewClaimView } from './new-claim.js'
import { openClaim, type OpenClaim, type OpenClaimRefusals } from './open-claim.js'
import { agreementSentence, progressView, type ProgressView } from './progress.js'
import { sentenceCard, type SentenceCard, type SentenceChoice } from './sentence-card.js'
import { discrepancyList, type DiscrepancyList, type RefusedDismissal } from './discrepancies.js'
import { uncoveredList, type UncoveredList } from './uncovered.js'

/** The review screen: the text on the left, the claims on the right. */
export interface ArticlePage {
  readonly slug: string
  readonly headline: string
  readonly language: string
  readonly revision: { readonly number: number; readonly newest: boolean; readonly newestHref: Href }
  readonly progress: ProgressView
  readonly agreement: string
  readonly coverage: CoverageCounts
  readonly reportHref: Href
  readonly signOffHref: Href
  readonly activityHref: Href
  /** The revision that is read, compared with the one before. */
  readonly comparisonHref: Href
  /** `null` for a reader, and in an older text. */
  readonly newDraftHref: Href | null
  /** The changes that the author agreed to; `null` for none, for a reader, and in an older text. */
  readonly agreed: { readonly label: string; readonly href: Href } | null
  readonly sample: boolean
  readonly outlet: string
  readonly byline: string
  readonly publishedOn: When | null
  readonly deadline: { readonly at: When; readonly distance: string; readonly late: boolean } | null
  /** The forms are for those who may use them; `null` for a reader. */
  readonly details: ArticleDetailsForm | null
  readonly parts: readonly TextPart[]
  /** Where words that are selected are made a claim; `null` for a reader, and in an older text. */
  readonly markHref: Href | null
  /** What nobody has dealt with; `null` for nothing, for a reader, and in an older text. */
  readonly uncovered: UncoveredList | null
  /** What two claims state differently; `null` for nothing, and in an older text. */
  readonly discrepancies: DiscrepancyList | null
  /** The sentence that is open. */
  readonly sentence: SentenceCard | null
  /** The claim that is being made. */
  readonly making: NewClaimView | null
  readonly open: OpenClaim | null
  readonly groups: readonly ClaimGroup[]
}

/** What was sent from this page and comes back with it. */
export interface ArticleRefusals extends OpenClaimRefusals {
  readonly sentence?: SentenceChoice
  readonly making?: MakingClaim
  readonly dismissal?: RefusedDismissal
  readonly details?: RefusedDetails
}

export function articlePage(
  review: ArticleReview & { readonly open: ClaimDetail | null },
  now: Date,
  viewer: Viewer,
  need: ApprovalNeed,
  refused: ArticleRefusals = {},
): ArticlePage {
  const { article, revision, open } = review
  const older = revision.number === revision.newest ? null : revision.number
  const claims = inReadingOrder(review.claims, review.placements)
  const hrefs = new Map(
    claims.map(({ number }) => [number, urls.claimInText(article.slug, number, { revision: older })]),
  )
  const hrefOf = (number: number) => hrefs.get(number) ?? urls.article(article.slug)
  const works = isAtLeast(viewer.role, 'reviewer') && older === null
  const { sentences, parts, counts } = annotatedText(review, open?.number ?? null, hrefOf, {
    href: ({ id }) => (works ? urls.sentence(article.slug, id) : null),
    open: ({ id }) => id === refused.sentence?.id,
  })
  const uncovered = sentences.filter(({ state }) => state === 'uncovered')
  return {
    slug: article.slug,
    headline: revision.headline,
    language: article.language,
    revision: { number: revision.number, newest: older === null, newestHref: urls.article(article.slug) },
    progress: progressView(progressOf(claims.map(({ verdict }) => verdict))),
    agreement: agreementSentence(agreementOf(claims, need)),
    coverage: counts,
    signOffHref: urls.signOffs(article.slug),
    reportHref: urls.report(article.slug, { revision: older }),
    activityHref: urls.activity({ article: article.slug }),
    comparisonHref: urls.revision(article.slug, revision.number),
    newDraftHref: works ? urls.newRevision(article.slug) : null,
    agreed: works && review.agreed > 0 ? agreedLink(article.slug, review.agreed) : null,
    sample: article.sample,
    outlet: article.outlet,
    byline: article.byline,
    publishedOn: article.publishedOn === null ? null : day(article.publishedOn),
    deadline: article.deadline && deadlineOf(article.deadline, now),
    details:
      older === null && isAtLeast(viewer.role, 'reviewer')
        ? articleDetailsForm(article, refused.details ?? null)
        : null,
    parts,
    markHref: works ? urls.newClaim(article.slug, { revision: revision.number }) : null,
    uncovered: works
      ? uncoveredList(article.slug, revision, uncovered, behind(sentences, refused.sentence?.id))
      : null,
    discrepancies: older === null ? discrepancyList(review, viewer, refused.dismissal ?? null) : null,
    sentence: refused.sentence ? sentenceCard(review, sentences, viewer, refused.sentence) : null,
    making: refused.making ? newClaim(review, uncovered, refused.making) : null,
    open: open && openClaim(review, open, claims, hrefOf, { viewer, need, today: todayIn(now) }, refused),
    groups: claimGroups(review, claims, open?.number ?? null, need, hrefOf),
  }
}

/** Whether a sentence stands behind the one that is open, in reading order. */
function behind(sentences: readonly PlacedSentence[], open: number | undefined) {
  const order = new Map(sentences.map(({ id }, nth) => [id, nth]))
  const here = open === undefined ? -1 : (order.get(open) ?? -1)
  return ({ id }: PlacedSentence): boolean => (order.get(id) ?? 0) > here
}

export function deadlineOf(deadline: Date, now: Date): ArticlePage['deadline'] {
  const { text, late } = distance(deadline, now)
  return { at: moment(deadline), distance: text, late }
}

/** "13 sentences claimed, 2 waived". */
export function coverageSentence({ claimed, waived, uncovered }: CoverageCounts): string {
  return [
    `${counted(claimed, 'sentence')} claimed`,
    `${waived} waived`,
    ...(uncovered > 0 ? [`${uncovered} uncovered`] : []),
  ].join(', ')
}
