import type { Part } from '../../domain/claims.js'
import type { IsoDate } from '../../domain/fields.js'
import type { Span } from '../../domain/spans.js'
import type { WaiverReason } from '../../domain/waivers.js'
import {
  CLAIM_FACTS,
  claimFacts,
  claimDetail,
  detailLists,
  type ClaimDetail,
  type ClaimFacts,
  type ClaimFactsRow,
} from '../claims/claim-detail.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'
import type { Moment } from '../moment.js'

export interface ArticleFacts {
  readonly id: number
  readonly slug: string
  readonly byline: string
  readonly outlet: string
  readonly language: string
  readonly publishedOn: IsoDate | null
  readonly deadline: Date | null
  readonly sample: boolean
  readonly version: number
}

export interface RevisionText {
  readonly id: number
  readonly number: number
  /** The number of the newest revision of the article. */
  readonly newest: number
  readonly at: Date
  readonly sha256: string
  readonly headline: string
  readonly standfirst: string
  readonly body: string
}

export interface PlacedSentence {
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
}

export interface PlacedWaiver {
  readonly part: Part
  readonly span: Span
  readonly reason: WaiverReason
  readonly note: string
}

/** An article with one of its revisions and all that is marked in it. */
export interface ArticleReview {
  readonly article: ArticleFacts
  readonly revision: RevisionText
  /** In reading order. */
  readonly sentences: readonly PlacedSentence[]
  /** In reading order, withdrawn ones left out. */
  readonly claims: readonly ClaimFacts[]
  readonly placements: readonly PlacedClaim[]
  readonly waivers: readonly PlacedWaiver[]
}

export interface ArticleQuery {
  readonly slug: string
  /** The newest when it is left out. */
  readonly revision?: number
  /** The number of the claim whose card is open. */
  readonly claim?: number
}

/**
 * Reads all that the review screen shows: three queries, whatever the number of claims.
 *
 * @throws {NotFound} when there is no such article, revision or claim
 */
export function getArticleReview(
  db: Db,
  query: ArticleQuery,
): Promise<ArticleReview & { readonly open: ClaimDetail | null }> {
  return snapshot(db, async (moment) => {
    const review = await readArticleReview(moment, query)
    const facts = review.claims.find(({ number }) => number === query.claim)
    if (query.claim !== undefined && !facts) throw new NotFound('claim', query.claim)
    return { ...review, open: facts ? claimDetail(facts, await moment.lists(detailLists(facts.id))) : null }
  })
}

/** Two queries. @throws {NotFound} */
export async function readArticleReview(moment: Moment, query: ArticleQuery): Promise<ArticleReview> {
  const { article, revision } = await readText(moment, query)
  const { sentences, claims, placements, waivers } = await moment.lists({
    sentences: list<SpanRow & { readonly paragraph: number; readonly ordinal: number }>(
      ['part', 'paragraph', 'ordinal', 'start', 'end'],
      sql`SELECT part, paragraph, ordinal, start, "end" FROM Sentence
        WHERE revisionId = ${revision.id} ORDER BY part = 'body', part = 'standfirst', start`,
    ),
    claims: list<ClaimFactsRow>(
      CLAIM_FACTS,
      sql`SELECT id, uid, number, statement, kind, about, question, sensitivity, timePhrase, timeFrom, timeTo, verdict,
          disputeReason, contested, approved, evidenceChanged, version
        FROM Claim WHERE articleId = ${article.id} AND withdrawnAt IS NULL ORDER BY number`,
    ),
    placements: list<SpanRow & { readonly claimId: number; readonly number: number }>(
      ['part', 'claimId', 'number', 'start', 'end'],
      sql`SELECT p.part, p.claimId, c.number, p.start, p."end" FROM Placement p JOIN Claim c ON c.id = p.claimId
        WHERE p.revisionId = ${revision.id} AND p.start IS NOT NULL AND c.withdrawnAt IS NULL
        ORDER BY p.part = 'body', p.part = 'standfirst', p.start, p."end" DESC, c.number`,
    ),
    waivers: list<SpanRow & { readonly reason: WaiverReason; readonly note: string }>(
      ['part', 'start', 'end', 'reason', 'note'],
      sql`SELECT p.part, p.start, p."end", w.reason, w.note FROM WaiverPlacement p JOIN Waiver w ON w.id = p.waiverId
        WHERE p.revisionId = ${revision.id} AND p.start IS NOT NULL AND w.withdrawnAt IS NULL
        ORDER BY p.part = 'body', p.part = 'standfirst', p.start`,
    ),
  })
  return {
    article,
    revision,
    sentences: sentences.map(spanned),
    claims: claims.map(claimFacts),
    placements: placements.map(spanned),
    waivers: waivers.map(spanned),
  }
}

interface SpanRow {
  readonly part: Part
  readonly start: number
  readonly end: number
}

const spanned = <T extends SpanRow>({ start, end, ...row }: T) => ({ ...row, span: { start, end } })

type TextRow = Omit<ArticleFacts, 'deadline' | 'sample'> &
  Omit<RevisionText, 'id' | 'at'> & {
    deadline: string | null
    sample: number
    revisionId: number
    at: string
  }

async function readText(
  moment: Moment,
  { slug, revision }: ArticleQuery,
): Promise<Pick<ArticleReview, 'article' | 'revision'>> {
  const row = await moment.first<TextRow>`
    SELECT a.id, a.slug, a.byline, a.outlet, a.language, a.publishedOn, a.deadline, a.sample, a.version,
      r.id AS revisionId, r.number, r.createdAt AS "at", r.sha256, r.headline, r.standfirst, r.body,
      (SELECT max(n.number) FROM Revision n WHERE n.articleId = a.id) AS newest
    FROM Article a JOIN Revision r ON r.articleId = a.id
    WHERE a.slug = ${slug} ${revision === undefined ? sql`` : sql`AND r.number = ${revision}`}
    ORDER BY r.number DESC LIMIT 1`
  if (row === null) throw new NotFound(revision === undefined ? 'article' : 'revision', revision ?? slug)
  const {
    id,
    byline,
    outlet,
    language,
    publishedOn,
    version,
    number,
    newest,
    sha256,
    headline,
    standfirst,
    body,
  } = row
  return {
    article: {
      id,
      slug: row.slug,
      byline,
      outlet,
      language,
      publishedOn,
      deadline: row.deadline === null ? null : new Date(row.deadline),
      sample: row.sample === 1,
      version,
    },
    revision: {
      id: row.revisionId,
      number,
      newest,
      at: new Date(row.at),
      sha256,
      headline,
      standfirst,
      body,
    },
  }
}
