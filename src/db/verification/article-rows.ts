import type { Part } from '../../domain/claims.js'
import type { Stance, Tier } from '../../domain/evidence.js'
import type { PlacementState } from '../../domain/revisions.js'
import type { StandingReview } from '../../domain/standing.js'
import { sql, type Fragment } from '../fragment.js'
import { list, type RowsOf } from '../lists.js'
import type { Moment } from '../moment.js'

/** A span with the words that it must have; what has no one place in the text has no span. */
export interface PlacementRow {
  readonly uid: string
  readonly owner: string
  readonly revision: number
  readonly part: Part
  readonly start: number | null
  readonly end: number | null
  readonly state: PlacementState
  /** The uid of the place that it followed. */
  readonly from: string | null
}

export interface RevisionRow extends Readonly<Record<Part, string>> {
  readonly uid: string
  readonly number: number
  readonly sha256: string
  readonly note: string
  readonly by: string
  readonly at: string
}

export interface EvidenceRow {
  readonly uid: string
  readonly claim: string
  readonly source: string
  readonly stance: Stance
  readonly withdrawnAt: string | null
  /** Of the source that it counts as: a merged one is what its survivor is. */
  readonly countedAs: number
  readonly tier: Tier
  readonly reliability: string
}

/** A review with whether it still holds. */
export type ReviewRow = Omit<StandingReview, 'settles' | 'by'> & {
  readonly uid: string
  readonly claim: string
  readonly revision: number
  readonly id: number
  readonly reviewer: number
  /** JSON: who approved it. */
  readonly approvedBy: string
  readonly settles: number
  readonly void: number
}

export interface ClaimRow {
  readonly uid: string
  readonly number: number
  readonly withdrawnAt: string | null
  readonly verdict: string | null
  readonly disputeReason: string | null
  readonly contested: number
  readonly approved: number
  readonly evidenceChanged: number
  readonly supports: number
  readonly refutes: number
  readonly origins: number
  readonly primaries: number
}

type Other<Name extends string> = Readonly<Record<Name, string | number | null>>

export type ArticleRow = Other<
  | 'uid'
  | 'lastClaimNumber'
  | 'claimCount'
  | 'confirmedCount'
  | 'unconfirmedCount'
  | 'disputedCount'
  | 'sentenceCount'
  | 'claimedCount'
  | 'waivedCount'
>

const names = (columns: string): readonly string[] => columns.split(' ')

/** Rows whose columns beyond those of the type are only held against the history, by name. */
const rows = <R extends object>(columns: string, query: Fragment) =>
  list<R>(names(columns) as readonly (keyof R & string)[], query)

/** Everything that hangs on one article, in reading order where it has one, to be read with one statement. */
export function articleLists(articleId: number) {
  const article = sql`${articleId}`
  return {
    article: rows<ArticleRow>(
      'uid slug language sample byline outlet publishedOn deadline url archivedAt version lastClaimNumber claimCount confirmedCount unconfirmedCount disputedCount sentenceCount claimedCount waivedCount by at',
      sql`SELECT a.*, a.createdAt AS "at", p.uid AS "by" FROM Article a JOIN Person p ON p.id = a.byId WHERE a.id = ${article}`,
    ),
    revisions: rows<RevisionRow>(
      'uid number headline standfirst body sha256 note by at',
      sql`SELECT r.*, r.createdAt AS "at", p.uid AS "by" FROM Revision r JOIN Person p ON p.id = r.byId
        WHERE r.articleId = ${article} ORDER BY r.number`,
    ),
    sentences: rows<
      Omit<PlacementRow, 'state' | 'from'> & { readonly paragraph: number; readonly ordinal: number }
    >(
      'uid owner revision part paragraph ordinal start end',
      sql`SELECT s.*, '' AS owner, r.number AS revision FROM Sentence s JOIN Revision r ON r.id = s.revisionId
        WHERE r.articleId = ${article} ORDER BY r.number, s.part = 'body', s.part = 'standfirst', s.start`,
    ),
    claims: rows<ClaimRow>(
      'uid number statement kind about question sensitivity timePhrase timeFrom timeTo recheckOn version withdrawnAt withdrawnBy withdrawalReason verdict disputeReason contested approved evidenceChanged supports refutes origins primaries by at',
      sql`SELECT c.*, c.createdAt AS "at", p.uid AS "by", q.uid AS withdrawnBy FROM Claim c
        JOIN Person p ON p.id = c.byId LEFT JOIN Person q ON q.id = c.withdrawnById
        WHERE c.articleId = ${article} ORDER BY c.number`,
    ),
    attributions: rows<Other<'owner' | 'anonymous'>>(
      'owner speaker capacity anonymous verb',
      sql`SELECT t.*, c.uid AS owner FROM Attribution t JOIN Claim c ON c.id = t.claimId
        WHERE c.articleId = ${article} ORDER BY t.claimId, t.ordinal`,
    ),
    placements: rows<
      PlacementRow &
        Readonly<Record<'exact' | 'prefix' | 'suffix', string>> & { readonly candidates: string | null }
    >(
      'uid owner revision part start end exact prefix suffix state from candidates',
      sql`SELECT p.*, c.uid AS owner, r.number AS revision, f.uid AS "from" FROM Placement p JOIN Claim c ON c.id = p.claimId
        LEFT JOIN Placement f ON f.id = p.fromId JOIN Revision r ON r.id = p.revisionId WHERE c.articleId = ${article} ORDER BY p.id`,
    ),
    waivers: rows<Other<'uid' | 'withdrawnAt'>>(
      'uid reason note withdrawnAt withdrawnBy withdrawalReason by at',
      sql`SELECT w.*, w.createdAt AS "at", p.uid AS "by", q.uid AS withdrawnBy FROM Waiver w
        JOIN Person p ON p.id = w.byId LEFT JOIN Person q ON q.id = w.withdrawnById
        WHERE w.articleId = ${article} ORDER BY w.id`,
    ),
    waiverPlacements: rows<PlacementRow>(
      'uid owner revision part start end state from',
      sql`SELECT p.*, w.uid AS owner, r.number AS revision, f.uid AS "from" FROM WaiverPlacement p
        JOIN Waiver w ON w.id = p.waiverId LEFT JOIN WaiverPlacement f ON f.id = p.fromId
        JOIN Revision r ON r.id = p.revisionId WHERE w.articleId = ${article} ORDER BY p.id`,
    ),
    evidence: rows<EvidenceRow>(
      'uid claim source stance excerpt locator note withdrawnAt withdrawnBy withdrawalReason countedAs tier reliability by at',
      sql`SELECT e.*, e.createdAt AS "at", c.uid AS claim, o.uid AS source, s.id AS countedAs, s.tier, s.reliability,
          p.uid AS "by", q.uid AS withdrawnBy
        FROM Evidence e JOIN Claim c ON c.id = e.claimId JOIN Source o ON o.id = e.sourceId
        JOIN Source s ON s.id = coalesce(o.mergedIntoId, o.id)
        JOIN Person p ON p.id = e.byId LEFT JOIN Person q ON q.id = e.withdrawnById
        WHERE c.articleId = ${article} ORDER BY e.id`,
    ),
    reviews: rows<ReviewRow>(
      'id uid claim revision verdict disputeReason rationale suggested departs settles void reviewer approvedBy by at',
      sql`SELECT v.*, v.createdAt AS "at", v.byId AS reviewer, c.uid AS claim, r.number AS revision, p.uid AS "by",
          EXISTS (SELECT 1 FROM ReviewVoid x WHERE x.reviewId = v.id) AS void,
          (SELECT json_group_array(g.byId) FROM Approval g WHERE g.reviewId = v.id) AS approvedBy
        FROM Review v JOIN Claim c ON c.id = v.claimId JOIN Revision r ON r.id = v.revisionId
        JOIN Person p ON p.id = v.byId WHERE c.articleId = ${article} ORDER BY v.id`,
    ),
    requests: rows<Other<'uid' | 'claim'>>(
      'uid claim kind before after reason answer answerNote appliedIn withdrawnAt withdrawalReason by at',
      sql`SELECT q.*, q.createdAt AS "at", c.uid AS claim, n.number AS appliedIn, p.uid AS "by"
        FROM ChangeRequest q JOIN Claim c ON c.id = q.claimId JOIN Person p ON p.id = q.byId
        LEFT JOIN Revision n ON n.id = q.appliedInId WHERE c.articleId = ${article} ORDER BY q.id`,
    ),
    signOffs: rows<Other<'uid'> & { readonly overrides: string }>(
      'uid revision role overrides withdrawalReason by at',
      sql`SELECT s.*, s.createdAt AS "at", r.number AS revision, w.reason AS withdrawalReason, p.uid AS "by"
        FROM Revision r JOIN SignOff s ON s.revisionId = r.id JOIN Person p ON p.id = s.byId
        LEFT JOIN SignOffWithdrawal w ON w.signOffId = s.id WHERE r.articleId = ${article} ORDER BY s.id`,
    ),
    dismissals: rows<Other<'uid'>>(
      'uid kind one other oneWording otherWording note withdrawalReason by at',
      sql`SELECT d.*, d.createdAt AS "at", a.uid AS one, b.uid AS other, w.reason AS withdrawalReason, p.uid AS "by"
        FROM Dismissal d JOIN Claim a ON a.id = d.oneId JOIN Claim b ON b.id = d.otherId JOIN Person p ON p.id = d.byId
        LEFT JOIN DismissalWithdrawal w ON w.dismissalId = d.id WHERE d.articleId = ${article} ORDER BY d.id`,
    ),
    publications: rows<Other<'uid'>>(
      'uid revision publishedAt url by at',
      sql`SELECT u.*, u.createdAt AS "at", r.number AS revision, p.uid AS "by"
        FROM Publication u JOIN Revision r ON r.id = u.revisionId JOIN Person p ON p.id = u.byId
        WHERE u.articleId = ${article} ORDER BY u.id`,
    ),
    corrections: rows<Other<'uid'> & { readonly claims: string }>(
      'uid before after reason claims by at',
      sql`SELECT k.*, k.createdAt AS "at", p.uid AS "by",
          (SELECT json_group_array(uid) FROM (SELECT c.uid FROM CorrectionClaim l JOIN Claim c ON c.id = l.claimId
            WHERE l.correctionId = k.id ORDER BY c.number)) AS claims
        FROM Correction k JOIN Person p ON p.id = k.byId WHERE k.articleId = ${article} ORDER BY k.id`,
    ),
    added: rows<{ readonly name: string; readonly uid: string }>('name uid', onlyAdded(article)),
  }
}

/** Rows of tables that are only added to, which a line of the history must name. */
const onlyAdded = (article: Fragment): Fragment => sql`
  WITH r AS (SELECT v.id FROM Review v JOIN Claim c ON c.id = v.claimId WHERE c.articleId = ${article}),
    t AS (SELECT id FROM Revision WHERE articleId = ${article})
  SELECT 'void review' AS name, uid FROM ReviewVoid WHERE reviewId IN (SELECT id FROM r)
  UNION ALL SELECT 'approval', uid FROM Approval WHERE reviewId IN (SELECT id FROM r)
  UNION ALL SELECT 'withdrawal of a sign-off', w.uid FROM SignOffWithdrawal w JOIN SignOff s ON s.id = w.signOffId
    WHERE s.revisionId IN (SELECT id FROM t)
  UNION ALL SELECT 'withdrawal of a dismissal', w.uid FROM DismissalWithdrawal w JOIN Dismissal d ON d.id = w.dismissalId
    WHERE d.articleId = ${article}`

export type ArticleRows = RowsOf<ReturnType<typeof articleLists>>

export const readArticleRows = (moment: Moment, articleId: number): Promise<ArticleRows> =>
  moment.lists(articleLists(articleId))
