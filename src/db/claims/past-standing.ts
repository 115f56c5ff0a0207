import { isApproved, type ReviewedAndApproved } from '../../domain/approvals.js'
import { standingOf } from '../../domain/standing.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'
import type { Moment } from '../moment.js'
import { byClaim } from './by-claim.js'
import type { RecordedClaim } from './claim-detail.js'

type ReviewColumns = Omit<ReviewedAndApproved, 'settles' | 'approvedBy'> & {
  readonly claimId: number
  readonly at: string
  readonly settles: number
  /** JSON. */
  readonly approvedBy: string
}

/**
 * The claims of an article with the verdicts that held on one of its older revisions: what a claim's own row
 * keeps is that of the newest. One query.
 *
 * @param claims  as recorded now; what does not hang on a revision stays as it is
 */
export async function standingOn(
  moment: Moment,
  { articleId, revision }: { readonly articleId: number; readonly revision: PastRevision },
  claims: readonly RecordedClaim[],
): Promise<readonly RecordedClaim[]> {
  const { reviews, changes, held } = await moment.lists({
    reviews: reviewsOn(articleId, revision),
    changes: evidenceChangesOf(articleId),
    held: heldIn(revision.id),
  })
  const unsettled = new Set(held.map(({ claimId }) => claimId))
  const reviewed = byClaim(reviews.filter(({ claimId }) => !unsettled.has(claimId)))
  const changedAt = new Map(changes.map(({ claimId, at }) => [claimId, at]))
  return claims.map((claim) => {
    const rows = reviewed.get(claim.id) ?? []
    const spoken = rows.map(({ settles, approvedBy, ...row }) => ({
      ...row,
      settles: settles === 1,
      approvedBy: JSON.parse(approvedBy) as number[],
    }))
    const { verdict, disputeReason, contested } = standingOf(spoken)
    const evidenceChanged = isLater(changedAt.get(claim.id), rows.at(-1)?.at)
    const approved = isApproved(spoken, evidenceChanged)
    return { ...claim, verdict, disputeReason, contested, evidenceChanged, approved }
  })
}

/** Whether evidence came or went after the last review, if there is one. Times as the database keeps them. */
const isLater = (changedAt: string | undefined, reviewedAt: string | undefined): boolean =>
  changedAt !== undefined && reviewedAt !== undefined && new Date(changedAt) > new Date(reviewedAt)

/** A revision, with when the next one came; `null` for the newest. */
export interface PastRevision {
  readonly id: number
  readonly number: number
  readonly until: Date | null
}

/**
 * Which reviews hold on a revision, of `Review r` on `Revision n` with its `ReviewVoid v`, if any: those given on it or
 * before that were not void, or that only a change of a later text made void.
 */
export const holdsOn = ({ number, until }: PastRevision) => sql`
  n.number <= ${number} AND (v.id IS NULL OR (v.cause = 'text' AND v.createdAt >= ${until}))`

/** The claims whose words nobody has found a place for, among several, in a revision: their verdicts do not count. */
const heldIn = (revisionId: number) =>
  list<{ readonly claimId: number }>(
    ['claimId'],
    sql`SELECT DISTINCT claimId FROM Placement WHERE revisionId = ${revisionId} AND state = 'ambiguous'`,
  )

/** The reviews of every claim of an article that hold on one revision, oldest first. */
const reviewsOn = (articleId: number, revision: PastRevision) =>
  list<ReviewColumns>(
    ['claimId', 'id', 'by', 'verdict', 'disputeReason', 'settles', 'at', 'approvedBy'],
    sql`
    SELECT r.claimId, r.id, r.byId AS "by", r.verdict, r.disputeReason, r.settles, r.createdAt AS "at",
      (SELECT json_group_array(byId) FROM Approval WHERE reviewId = r.id) AS approvedBy
    FROM Claim c
    JOIN Review r ON r.claimId = c.id
    JOIN Revision n ON n.id = r.revisionId
    LEFT JOIN ReviewVoid v ON v.reviewId = r.id
    WHERE c.articleId = ${articleId} AND ${holdsOn(revision)} ORDER BY r.id`,
  )

/** When evidence of each claim of an article was last added or withdrawn. */
export const evidenceChangesOf = (articleId: number) =>
  list<{ readonly claimId: number; readonly at: string }>(
    ['claimId', 'at'],
    sql`
    SELECT e.claimId, max(max(e.createdAt, coalesce(e.withdrawnAt, e.createdAt))) AS "at"
    FROM Claim c JOIN Evidence e ON e.claimId = c.id
    WHERE c.articleId = ${articleId} GROUP BY e.claimId`,
  )
