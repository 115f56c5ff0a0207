import { awaitsApproval, type ApprovalNeed } from '../../domain/approvals.js'
import { coverArticle } from '../../domain/article-coverage.js'
import type { StandingRequest } from '../../domain/change-requests.js'
import type { IsoDate } from '../../domain/fields.js'
import { gatesOf, type Gate, type GatedClaim } from '../../domain/gates.js'
import { isUnsettled } from '../../domain/revisions.js'
import { indexCodePoints } from '../../domain/spans.js'
import { readArticleReview, type ArticleReview, type PlacedSentence } from '../articles/article-review.js'
import { snapshot, type Db } from '../database.js'
import type { Moment } from '../moment.js'
import { signOffList, signOffRow, standingRoles, type SignOffRow } from './sign-off-rows.js'
import { publicationLists, publicationsOf, type RecordedPublications } from './publication-rows.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

/** An article before its sign-off: what blocks it, who vouched, and what was published. */
export interface SignOffState extends RecordedPublications {
  readonly article: ArticleReview['article']
  readonly revision: ArticleReview['revision']
  readonly claims: ArticleReview['claims']
  readonly gates: readonly Gate[]
  /** The sentences that the coverage gate names, in its order. */
  readonly uncovered: readonly PlacedSentence[]
  /** Newest first, those of older revisions and those that were taken back too. */
  readonly signOffs: readonly SignOffRow[]
  /** How many changes the author agreed to that the text does not show. */
  readonly agreed: number
  /** The length of the article's history: it tells whether anything happened since. */
  readonly version: number
}

export interface SignOffQuery {
  readonly slug: string
  readonly need: ApprovalNeed
  /** In the desk's time zone. */
  readonly today: IsoDate
}

/** Reads what the sign-off page shows: three queries. @throws {NotFound} */
export const getSignOffState = (db: Db, query: SignOffQuery): Promise<SignOffState> =>
  snapshot(db, (moment) => readSignOffState(moment, query))

async function readSignOffState(moment: Moment, { slug, need, today }: SignOffQuery): Promise<SignOffState> {
  const review = await readArticleReview(moment, { slug })
  const { article, revision } = review
  const rows = await moment.lists({ ...gateLists(article.id, revision.id), ...publicationLists(article.id) })
  const signOffs = rows.signOffs.map(signOffRow)
  const uncovered = uncoveredIn(review)
  const gates = gatesOf({
    claims: gatedClaims(review, rows.gated, need),
    uncovered: uncovered.map(wordsIn(review)),
    sentences: review.sentences.length,
    legalSignedOff: standingRoles(signOffs, revision.number).includes('legal'),
    today,
  })
  return {
    article,
    revision,
    claims: review.claims,
    gates,
    uncovered,
    signOffs,
    agreed: review.agreed,
    ...publicationsOf(rows),
    version: rows.chain[0]?.length ?? 0,
  }
}

function uncoveredIn({ revision, sentences, placements, waivers }: ArticleReview): readonly PlacedSentence[] {
  return coverArticle(revision, sentences, placements, waivers).sentences.filter(
    ({ state }) => state === 'uncovered',
  )
}

/** The first words of a sentence. */
const wordsIn = ({ revision }: ArticleReview) => {
  const indexes = {
    headline: indexCodePoints(revision.headline),
    standfirst: indexCodePoints(revision.standfirst),
    body: indexCodePoints(revision.body),
  }
  return ({ part, span }: PlacedSentence): string => {
    const { indexOf } = indexes[part]
    const words = revision[part].slice(indexOf(span.start), indexOf(Math.min(span.end, span.start + 90)))
    return span.end - span.start > 90 ? `${words}…` : words
  }
}

type UnplacedWords = Parameters<typeof isUnsettled>[0]

interface GatedRow {
  readonly id: number
  /** JSON: the places that have no words in the text, a {@link UnplacedWords} each. */
  readonly unplaced: string
  readonly reviewedAt: string | null
  readonly wordsSince: number
  /** JSON: a {@link StandingRequest} each, with when it was made. */
  readonly requests: string
}

const gateLists = (articleId: number, revisionId: number) => ({
  gated: list<GatedRow>(
    ['id', 'unplaced', 'reviewedAt', 'wordsSince', 'requests'],
    sql`
    SELECT c.id,
      (SELECT json_group_array(json_object('state', p.state, 'candidates', json(p.candidates))) FROM Placement p
        WHERE p.claimId = c.id AND p.revisionId = ${revisionId} AND p.start IS NULL) AS unplaced,
      (SELECT max(v.createdAt) FROM Review v LEFT JOIN ReviewVoid x ON x.reviewId = v.id
        WHERE v.claimId = c.id AND x.id IS NULL) AS reviewedAt,
      (SELECT coalesce(max(m.number), 1) FROM Placement w JOIN Revision m ON m.id = w.revisionId
        WHERE w.claimId = c.id AND w.state NOT IN ('same', 'moved')) AS wordsSince,
      (SELECT json_group_array(json_object('kind', q.kind, 'by', q.byId, 'answer', q.answer, 'appliedIn', n.number,
          'withdrawn', json(iif(q.withdrawnAt IS NULL, 'false', 'true')), 'at', q.createdAt))
        FROM ChangeRequest q LEFT JOIN Revision n ON n.id = q.appliedInId WHERE q.claimId = c.id) AS requests
    FROM Claim c WHERE c.articleId = ${articleId} AND c.withdrawnAt IS NULL ORDER BY c.number`,
  ),
  signOffs: signOffList(articleId),
  chain: list<{ readonly length: number }>(
    ['length'],
    sql`SELECT length FROM Chain WHERE articleId = ${articleId}`,
  ),
})

function gatedClaims(
  { claims }: ArticleReview,
  rows: readonly GatedRow[],
  need: ApprovalNeed,
): readonly GatedClaim[] {
  const known = new Map(rows.map((row) => [row.id, row]))
  return claims.flatMap((claim) => {
    const row = known.get(claim.id)
    if (row === undefined) return []
    const requests = JSON.parse(row.requests) as readonly (StandingRequest & { readonly at: string })[]
    return [
      {
        ...claim,
        awaitsApproval: awaitsApproval(claim, need),
        legal: claim.sensitivity === 'legal',
        unsettled: unsettledIn(JSON.parse(row.unplaced) as readonly UnplacedWords[]),
        requests: requests.map((request) => ({ ...request, at: new Date(request.at) })),
        reviewedAt: row.reviewedAt === null ? null : new Date(row.reviewedAt),
        wordsSince: row.wordsSince,
      },
    ]
  })
}

/** What a person still has to say about a claim's words; that they could be in several places before that they are gone. */
function unsettledIn(unplaced: readonly UnplacedWords[]): GatedClaim['unsettled'] {
  const states = unplaced.filter(isUnsettled).map(({ state }) => state)
  return states.includes('ambiguous') ? 'ambiguous' : states.length > 0 ? 'gone' : null
}
