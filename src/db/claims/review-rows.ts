import type { DisputeReason, Verdict } from '../../domain/verdicts.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

/** A review with who agreed with it, as a claim shows it. */
export interface ReviewRow {
  readonly id: number
  readonly verdict: Verdict
  readonly disputeReason: DisputeReason | null
  readonly rationale: string
  readonly suggested: Verdict
  readonly departs: boolean
  readonly revision: number
  readonly by: string
  readonly byId: number
  readonly at: Date
  /** It ended a contest. */
  readonly settles: boolean
  /** Why it no longer holds; `null` while it does. */
  readonly voided: { readonly reason: string; readonly cause: string; readonly at: Date } | null
  /** Who agreed with it, first to last. */
  readonly approvals: readonly { readonly by: string; readonly byId: number; readonly at: Date }[]
}

type ReviewColumns = Omit<ReviewRow, 'departs' | 'at' | 'settles' | 'approvals' | 'voided'> & {
  readonly voidReason: string | null
  readonly voidCause: string | null
  readonly voidAt: string | null
  readonly departs: number
  readonly at: string
  readonly settles: number
  readonly approvals: string
}

/** The reviews of a claim, newest first, void ones too. */
export const reviewsOf = (claimId: number) =>
  list<ReviewColumns>(
    [
      'id',
      'verdict',
      'disputeReason',
      'rationale',
      'suggested',
      'departs',
      'revision',
      'by',
      'byId',
      'at',
      'settles',
      'voidReason',
      'voidCause',
      'voidAt',
      'approvals',
    ],
    sql`
    SELECT r.id, r.verdict, r.disputeReason, r.rationale, r.suggested, r.departs, n.number AS revision,
      p.name AS "by", r.byId, r.createdAt AS "at", r.settles, v.reason AS voidReason,
      v.cause AS voidCause, v.createdAt AS voidAt,
      (SELECT json_group_array(json_object('by', a.name, 'byId', a.byId, 'at', a.createdAt))
        FROM (SELECT q.name, g.byId, g.createdAt FROM Approval g JOIN Person q ON q.id = g.byId
          WHERE g.reviewId = r.id ORDER BY g.id) a) AS approvals
    FROM Review r
    JOIN Revision n ON n.id = r.revisionId
    JOIN Person p ON p.id = r.byId
    LEFT JOIN ReviewVoid v ON v.reviewId = r.id
    WHERE r.claimId = ${claimId} ORDER BY r.id DESC`,
  )

/** A row of {@link reviewsOf}, made whole. */
export function reviewRow(columns: ReviewColumns): ReviewRow {
  const { departs, at, settles, approvals, voidReason, voidCause, voidAt, ...row } = columns
  const agreed = JSON.parse(approvals) as {
    readonly by: string
    readonly byId: number
    readonly at: string
  }[]
  return {
    ...row,
    departs: departs === 1,
    at: new Date(at),
    settles: settles === 1,
    voided:
      voidReason === null ? null : { reason: voidReason, cause: voidCause ?? '', at: new Date(voidAt ?? at) },
    approvals: agreed.map((each) => ({ ...each, at: new Date(each.at) })),
  }
}
