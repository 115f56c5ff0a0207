import type { ChangeRequestKind } from '../../domain/change-requests.js'
import type { Part } from '../../domain/claims.js'
import type { PlacementState, RevisionParts } from '../../domain/revisions.js'
import type { Span } from '../../domain/spans.js'
import type { DisputeReason, Verdict } from '../../domain/verdicts.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'
import type { Moment } from '../moment.js'
import { candidatesOf } from './carried-places.js'

/** One revision, as it is compared with the one before. */
export interface ComparedRevision extends RevisionParts {
  readonly number: number
  readonly sha256: string
  readonly note: string
  readonly by: string
  readonly at: Date
}

/** Where one place of a claim came to stand. */
export interface FollowedPlace {
  readonly id: number
  readonly part: Part
  readonly state: PlacementState
  /** Its words before, and its words now: the same where they are gone or ambiguous. */
  readonly from: string
  readonly exact: string
  readonly candidates: readonly Span[]
  /** A person still has to say where it is. */
  readonly unsettled: boolean
}

/** A claim with what the revision made of it. */
export interface FollowedClaim {
  readonly id: number
  readonly number: number
  readonly statement: string
  readonly version: number
  readonly withdrawn: boolean
  readonly verdict: Verdict | null
  readonly disputeReason: DisputeReason | null
  readonly places: readonly FollowedPlace[]
  /** The verdict of its newest review that this revision made void. */
  /** What was asked of the author and carried out in this revision. */
  readonly applied: readonly ChangeRequestKind[]
  readonly voided: { readonly verdict: Verdict; readonly disputeReason: DisputeReason | null } | null
}

export interface RevisionComparison {
  readonly slug: string
  readonly language: string
  readonly sample: boolean
  readonly newest: number
  readonly revision: ComparedRevision
  /** `null` for the first. */
  readonly before: ComparedRevision | null
  /** By number. */
  readonly claims: readonly FollowedClaim[]
  /** Waivers that cover nothing any more. */
  readonly waivers: readonly { readonly words: string }[]
}

/** Reads a revision beside the one before, and what became of each claim: two queries. @throws {NotFound} */
export function getComparison(
  db: Db,
  { slug, number }: { readonly slug: string; readonly number: number },
): Promise<RevisionComparison> {
  return snapshot(db, async (moment) => {
    const article = await moment.first<{ id: number; language: string; sample: number; newest: number }>`
      SELECT a.id, a.language, a.sample, (SELECT max(number) FROM Revision WHERE articleId = a.id) AS newest
      FROM Article a WHERE a.slug = ${slug}`
    if (article === null) throw new NotFound('article', slug)
    const { revisions, claims, places, voids, waivers, applied } = await moment.lists(
      listsOf(article.id, number),
    )
    const [revision, before] = revisions.map(({ at, ...row }) => ({ ...row, at: new Date(at) }))
    if (revision?.number !== number) throw new NotFound('revision', number)
    return {
      slug,
      ...{ language: article.language, sample: article.sample === 1, newest: article.newest },
      revision,
      before: before ?? null,
      claims: claims.map(({ withdrawn, ...claim }) => ({
        ...claim,
        withdrawn: withdrawn === 1,
        places: places.filter(({ claimId }) => claimId === claim.id).map(followedPlace),
        applied: applied.filter(({ claimId }) => claimId === claim.id).map(({ kind }) => kind),
        voided: voids.find(({ claimId }) => claimId === claim.id) ?? null,
      })),
      waivers,
    }
  })
}

type PlaceRow = Omit<FollowedPlace, 'candidates' | 'unsettled'> & {
  readonly claimId: number
  readonly candidates: string | null
}

const followedPlace = ({ claimId: _claim, candidates, ...row }: PlaceRow): FollowedPlace => ({
  ...row,
  candidates: candidatesOf(candidates),
  unsettled: row.state === 'ambiguous' || (row.state === 'gone' && candidates === null),
})

const listsOf = (articleId: number, number: number) => ({
  revisions: list<Omit<ComparedRevision, 'at'> & { readonly at: string }>(
    ['number', 'headline', 'standfirst', 'body', 'sha256', 'note', 'by', 'at'],
    sql`SELECT r.number, r.headline, r.standfirst, r.body, r.sha256, r.note, p.name AS "by", r.createdAt AS "at"
      FROM Revision r JOIN Person p ON p.id = r.byId
      WHERE r.articleId = ${articleId} AND r.number IN (${number}, ${number - 1}) ORDER BY r.number DESC`,
  ),
  claims: list<
    Omit<FollowedClaim, 'places' | 'voided' | 'withdrawn' | 'applied'> & { readonly withdrawn: number }
  >(
    ['id', 'number', 'statement', 'version', 'withdrawn', 'verdict', 'disputeReason'],
    sql`SELECT c.id, c.number, c.statement, c.version, c.withdrawnAt IS NOT NULL AS withdrawn, c.verdict, c.disputeReason
      FROM Claim c WHERE c.articleId = ${articleId} AND EXISTS (SELECT 1 FROM Placement p
        JOIN Revision r ON r.id = p.revisionId WHERE p.claimId = c.id AND r.number = ${number})
      ORDER BY c.number`,
  ),
  places: list<PlaceRow>(
    ['claimId', 'id', 'part', 'state', 'from', 'exact', 'candidates'],
    sql`SELECT p.claimId, p.id, p.part, p.state, coalesce(f.exact, p.exact) AS "from", p.exact, p.candidates
      FROM Revision r JOIN Placement p ON p.revisionId = r.id LEFT JOIN Placement f ON f.id = p.fromId
      WHERE r.articleId = ${articleId} AND r.number = ${number} ORDER BY p.id`,
  ),
  voids: list<NonNullable<FollowedClaim['voided']> & { readonly claimId: number }>(
    ['claimId', 'verdict', 'disputeReason'],
    sql`SELECT v.claimId, v.verdict, v.disputeReason FROM Revision r
      JOIN Review v ON v.claimId IN (SELECT id FROM Claim WHERE articleId = r.articleId)
      JOIN Revision g ON g.id = v.revisionId AND g.number < r.number
      JOIN ReviewVoid x ON x.reviewId = v.id AND x.cause = 'text' AND x.createdAt >= r.createdAt
      LEFT JOIN Revision n ON n.articleId = r.articleId AND n.number = r.number + 1
      WHERE r.articleId = ${articleId} AND r.number = ${number} AND (n.id IS NULL OR x.createdAt < n.createdAt)
      ORDER BY v.id DESC`,
  ),
  applied: list<{ readonly claimId: number; readonly kind: ChangeRequestKind }>(
    ['claimId', 'kind'],
    sql`SELECT q.claimId, q.kind FROM Revision r JOIN Claim c ON c.articleId = r.articleId
      JOIN ChangeRequest q ON q.claimId = c.id AND q.appliedInId = r.id
      WHERE r.articleId = ${articleId} AND r.number = ${number} ORDER BY q.id`,
  ),
  waivers: list<{ readonly words: string }>(
    ['words'],
    sql`SELECT substr(CASE f.part WHEN 'headline' THEN b.headline WHEN 'standfirst' THEN b.standfirst ELSE b.body END,
        f.start + 1, f."end" - f.start) AS words
      FROM Revision r JOIN WaiverPlacement p ON p.revisionId = r.id AND p.state IN ('changed', 'gone', 'ambiguous')
      JOIN WaiverPlacement f ON f.id = p.fromId JOIN Revision b ON b.id = f.revisionId
      WHERE r.articleId = ${articleId} AND r.number = ${number} ORDER BY p.id`,
  ),
})

/** The text of one revision, the newest when none is named; `null` when there is none. */
async function findText(
  moment: Moment,
  slug: string,
  number: number | null,
): Promise<(RevisionParts & { readonly number: number }) | null> {
  return moment.first`
    SELECT r.number, r.headline, r.standfirst, r.body FROM Article a JOIN Revision r ON r.articleId = a.id
    WHERE a.slug = ${slug} ${number === null ? sql`` : sql`AND r.number = ${number}`}
    ORDER BY r.number DESC LIMIT 1`
}

/** What a draft is written on: the newest text, and the one that somebody wrote on where that is another. */
export function getDraftBase(
  db: Db,
  slug: string,
  basedOn: number | null,
): Promise<{
  readonly newest: RevisionParts & { readonly number: number }
  readonly base: (RevisionParts & { readonly number: number }) | null
}> {
  return snapshot(db, async (moment) => {
    const newest = await findText(moment, slug, null)
    if (newest === null) throw new NotFound('article', slug)
    return { newest, base: basedOn === null ? null : await findText(moment, slug, basedOn) }
  })
}
