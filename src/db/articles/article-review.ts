import type { Part } from '../../domain/claims.js'
import type { Span } from '../../domain/spans.js'
import type { WaiverReason } from '../../domain/waivers.js'
import {
  CLAIM_COLUMNS,
  recordedClaim,
  claimDetail,
  detailLists,
  type ClaimDetail,
  type RecordedClaim,
  type RecordedClaimRow,
} from '../claims/claim-detail.js'
import { countAgreed } from '../claims/agreed-requests.js'
import { standingOn } from '../claims/past-standing.js'
import type { ReviewRow } from '../claims/review-rows.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'
import type { Moment } from '../moment.js'
import { discrepancyLists, type DismissalRow } from './discrepancies.js'
import { readRevision, type RecordedArticle, type RevisionText } from './revision-text.js'

export interface PlacedSentence {
  readonly id: number
  readonly part: Part
  readonly paragraph: number
  readonly ordinal: number
  readonly span: Span
}

export interface PlacedClaim {
  readonly part: Part
  readonly claimId: number
  readonly number: number
  readonly span: Span
  /** The words, as they stand there. */
  readonly exact: string
}

export interface PlacedWaiver {
  readonly id: number
  readonly by: string
  readonly byId: number
  readonly at: Date
  readonly part: Part
  readonly span: Span
  readonly reason: WaiverReason
  readonly note: string
}

/** An article with one of its revisions and all that is marked in it. */
export interface ArticleReview {
  readonly article: RecordedArticle
  readonly revision: RevisionText
  /** In reading order. */
  readonly sentences: readonly PlacedSentence[]
  /** In reading order, withdrawn ones left out. */
  readonly claims: readonly RecordedClaim[]
  readonly placements: readonly PlacedClaim[]
  readonly waivers: readonly PlacedWaiver[]
  /** How many changes the author agreed to that the newest text does not show. */
  readonly agreed: number
  /** Who says each claim, next to the article first. */
  readonly speakers: readonly { readonly claimId: number; readonly speaker: string }[]
  /** Newest first, without those that were taken back. */
  readonly dismissals: readonly DismissalRow[]
}

export interface ArticleQuery {
  readonly slug: string
  /** The newest when it is left out. */
  readonly revision?: number
  /** The number of the claim whose card is open. */
  readonly claim?: number
}

/**
 * Reads all that the review screen shows: three queries, and one more for an older revision, whatever the number of
 * claims. An older revision comes with the verdicts and reviews that were given on it.
 *
 * @throws {NotFound} when there is no such article, revision or claim
 */
export function getArticleReview(
  db: Db,
  query: ArticleQuery,
): Promise<ArticleReview & { readonly open: ClaimDetail | null }> {
  return snapshot(db, async (moment) => {
    const review = await reviewAsGiven(moment, await readArticleReview(moment, query))
    const claim = review.claims.find(({ number }) => number === query.claim)
    if (query.claim !== undefined && !claim) throw new NotFound('claim', query.claim)
    const open = claim && claimDetail(claim, await moment.lists(detailLists(claim.id)))
    return { ...review, open: open ? { ...open, reviews: reviewsOn(review, open) } : null }
  })
}

/** With the verdicts that were given on its revision: those of the newest stand on the claims. */
async function reviewAsGiven(moment: Moment, review: ArticleReview): Promise<ArticleReview> {
  const { article, revision, claims } = review
  if (revision.number === revision.newest) return review
  return { ...review, claims: await standingOn(moment, { articleId: article.id, revision }, claims) }
}

/**
 * The reviews that belong to what is read: all, and on an older revision those that were given on it or before. What only
 * a later text made void was not void then.
 */
const reviewsOn = ({ revision }: ArticleReview, { reviews }: ClaimDetail): ClaimDetail['reviews'] => {
  const { number, until } = revision
  if (until === null) return reviews
  const voidThen = ({ voided }: ReviewRow) =>
    voided !== null && (voided.cause !== 'text' || voided.at < until)
  return reviews
    .filter((review) => review.revision <= number)
    .map((review) => (voidThen(review) ? review : { ...review, voided: null }))
}

/** Two queries. @throws {NotFound} */
export async function readArticleReview(moment: Moment, query: ArticleQuery): Promise<ArticleReview> {
  const { article, revision } = await readRevision(moment, query)
  const { sentences, claims, placements, waivers, agreed, ...others } = await moment.lists({
    sentences: list<SpanRow & { readonly id: number; readonly paragraph: number; readonly ordinal: number }>(
      ['id', 'part', 'paragraph', 'ordinal', 'start', 'end'],
      sql`SELECT id, part, paragraph, ordinal, start, "end" FROM Sentence
        WHERE revisionId = ${revision.id} ORDER BY part = 'body', part = 'standfirst', start`,
    ),
    claims: list<RecordedClaimRow>(
      CLAIM_COLUMNS,
      sql`SELECT id, uid, number, statement, kind, about, question, sensitivity, timePhrase, timeFrom, timeTo, recheckOn, verdict,
          disputeReason, contested, approved, evidenceChanged, version
        FROM Claim WHERE articleId = ${article.id} AND withdrawnAt IS NULL ORDER BY number`,
    ),
    placements: list<SpanRow & { readonly claimId: number; readonly number: number; readonly exact: string }>(
      ['part', 'claimId', 'number', 'start', 'end', 'exact'],
      sql`SELECT p.part, p.claimId, c.number, p.start, p."end", p.exact FROM Placement p JOIN Claim c ON c.id = p.claimId
        WHERE p.revisionId = ${revision.id} AND p.start IS NOT NULL AND c.withdrawnAt IS NULL
        ORDER BY p.part = 'body', p.part = 'standfirst', p.start, p."end" DESC, c.number`,
    ),
    agreed: list<{ readonly count: number }>(['count'], countAgreed(article.id)),
    waivers: list<SpanRow & Omit<PlacedWaiver, 'span' | 'at'> & { readonly at: string }>(
      ['id', 'by', 'byId', 'at', 'part', 'start', 'end', 'reason', 'note'],
      sql`SELECT w.id, q.name AS "by", w.byId, w.createdAt AS "at", p.part, p.start, p."end", w.reason, w.note
        FROM WaiverPlacement p JOIN Waiver w ON w.id = p.waiverId JOIN Person q ON q.id = w.byId
        WHERE p.revisionId = ${revision.id} AND p.start IS NOT NULL AND p.state <> 'changed' AND w.withdrawnAt IS NULL
        ORDER BY p.part = 'body', p.part = 'standfirst', p.start`,
    ),
    ...discrepancyLists(article.id),
  })
  return {
    article,
    revision,
    sentences: sentences.map(spanned),
    claims: claims.map(recordedClaim),
    placements: placements.map(spanned),
    agreed: agreed[0]?.count ?? 0,
    waivers: waivers.map(({ at, ...row }) => ({ ...spanned(row), at: new Date(at) })),
    ...others,
  }
}

interface SpanRow {
  readonly part: Part
  readonly start: number
  readonly end: number
}

const spanned = <T extends SpanRow>({ start, end, ...row }: T) => ({ ...row, span: { start, end } })
