import type { Attribution } from '../../domain/claims.js'
import type { ReportClaim, ReportEvidence, ReportReview } from '../../domain/report.js'
import type { StandingReview } from '../../domain/standing.js'
import type { Moment } from '../moment.js'
import { evidenceChangesOf, holdsOn, type PastRevision } from '../claims/past-standing.js'
import type { WeighedRow } from '../claims/weighing.js'

/** A row of a report with the claim that it belongs to. */
export interface OfClaim<T> {
  readonly claimId: number
  readonly row: T
}

export interface ReportRows {
  readonly saidBy: readonly OfClaim<Attribution>[]
  readonly evidence: readonly (OfClaim<ReportEvidence> & { readonly weighed: WeighedRow })[]
  readonly reviews: readonly OfClaim<RecordedReview>[]
  /** ISO 8601 in UTC. */
  readonly evidenceChanges: readonly OfClaim<string>[]
}

/** A review as it is counted: `by` tells people of one name apart. */
export interface RecordedReview extends StandingReview, Omit<ReportReview, 'by' | 'decides'> {
  readonly reviewer: string
  readonly approvals: ReportClaim['approvals']
}

/** Who says so, for every claim of an article. */
export async function listSaidBy(moment: Moment, articleId: number): Promise<ReportRows['saidBy']> {
  const rows = await moment.all<
    { claimId: number; anonymous: number } & Pick<Attribution, 'speaker' | 'capacity' | 'verb'>
  >`
    SELECT a.claimId, a.speaker, a.capacity, a.anonymous, a.verb FROM Attribution a JOIN Claim c ON c.id = a.claimId
    WHERE c.articleId = ${articleId} ORDER BY a.claimId, a.ordinal`
  return rows.map(({ claimId, ...row }) => ({ claimId, row: { ...row, anonymous: row.anonymous === 1 } }))
}

type EvidenceColumns = Omit<ReportEvidence, 'source' | 'at'> &
  ReportEvidence['source'] & { claimId: number; sourceId: number; reliability: string; at: string }

/** The live evidence of every claim of an article, oldest first. */
export async function listReportEvidence(moment: Moment, articleId: number): Promise<ReportRows['evidence']> {
  const rows = await moment.all<EvidenceColumns>`
    SELECT e.claimId, e.stance, e.excerpt, e.locator, e.note, p.name AS "by", e.createdAt AS "at",
      s.id AS sourceId, s.title, s.publisher, s.kind, s.tier, s.reliability, s.publishedOn,
      (SELECT a.url FROM SourceAddress a WHERE a.sourceId = s.id ORDER BY a.id LIMIT 1) AS url
    FROM Claim c
    JOIN Evidence e ON e.claimId = c.id
    JOIN Source o ON o.id = e.sourceId
    JOIN Source s ON s.id = coalesce(o.mergedIntoId, o.id)
    JOIN Person p ON p.id = e.byId
    WHERE c.articleId = ${articleId} AND e.withdrawnAt IS NULL ORDER BY e.id`
  return rows.map((columns) => {
    const { claimId, stance, excerpt, locator, note, by, sourceId, reliability } = columns
    const { title, publisher, kind, tier, publishedOn, url } = columns
    return {
      claimId,
      row: {
        stance,
        excerpt,
        locator,
        note,
        by,
        at: new Date(columns.at).toISOString(),
        source: { title, publisher, kind, tier, publishedOn, url },
      },
      weighed: { stance, sourceId, tier, reliability },
    }
  })
}

/** When evidence of each claim of an article was last added or withdrawn. */
export async function listEvidenceChanges(
  moment: Moment,
  articleId: number,
): Promise<ReportRows['evidenceChanges']> {
  const { changes } = await moment.lists({ changes: evidenceChangesOf(articleId) })
  return changes.map(({ claimId, at }) => ({ claimId, row: new Date(at).toISOString() }))
}

type ReviewColumns = Omit<RecordedReview, 'settles' | 'departs' | 'approvals'> & {
  claimId: number
  /** JSON. */
  approvals: string
  settles: number
  departs: number
}

/** The reviews of every claim of an article that hold on one revision, oldest first. */
export async function listReportReviews(
  moment: Moment,
  articleId: number,
  revision: PastRevision,
): Promise<ReportRows['reviews']> {
  const rows = await moment.all<ReviewColumns>`
    SELECT r.claimId, r.byId AS "by", r.verdict, r.disputeReason, r.settles, r.rationale, r.departs,
      p.name AS reviewer, r.createdAt AS "at",
      (SELECT json_group_array(json_object('by', a.name, 'at', a.createdAt))
        FROM (SELECT q.name, g.createdAt FROM Approval g JOIN Person q ON q.id = g.byId
          WHERE g.reviewId = r.id ORDER BY g.id) a) AS approvals
    FROM Claim c
    JOIN Review r ON r.claimId = c.id
    JOIN Person p ON p.id = r.byId
    JOIN Revision n ON n.id = r.revisionId
    LEFT JOIN ReviewVoid v ON v.reviewId = r.id
    WHERE c.articleId = ${articleId} AND ${holdsOn(revision)} AND NOT EXISTS (SELECT 1 FROM Placement h
      WHERE h.claimId = c.id AND h.revisionId = ${revision.id} AND h.state = 'ambiguous') ORDER BY r.id`
  return rows.map(({ claimId, settles, departs, at, approvals, ...row }) => ({
    claimId,
    row: {
      ...row,
      settles: settles === 1,
      departs: departs === 1,
      at: new Date(at).toISOString(),
      approvals: (JSON.parse(approvals) as ReportClaim['approvals']).map((each) => ({
        ...each,
        at: new Date(each.at).toISOString(),
      })),
    },
  }))
}
