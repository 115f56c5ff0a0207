import type { Attribution } from '../../domain/claims.js'
import type { SourceKind, Stance, Tier } from '../../domain/evidence.js'
import type { IsoDate } from '../../domain/fields.js'
import type { DisputeReason, Verdict } from '../../domain/verdicts.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

export interface EvidenceRow {
  readonly id: number
  readonly stance: Stance
  readonly excerpt: string
  readonly locator: string
  readonly note: string
  readonly by: string
  readonly byId: number
  readonly at: Date
  readonly source: {
    readonly id: number
    readonly title: string
    readonly publisher: string
    readonly kind: SourceKind
    readonly tier: Tier
    readonly reliability: string
    readonly publishedOn: IsoDate | null
    readonly url: string | null
  }
  /** Who withdrew it and why; `null` while it is live. */
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null
}

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
  readonly voidReason: string | null
  /** Who agreed with it, first to last. */
  readonly approvals: readonly { readonly by: string; readonly byId: number; readonly at: Date }[]
}

/** The chain of who says so, next to the article first. */
export const attributions = (claimId: number) =>
  list<Omit<Attribution, 'anonymous'> & { readonly anonymous: number }>(
    ['speaker', 'capacity', 'anonymous', 'verb'],
    sql`SELECT speaker, capacity, anonymous, verb FROM Attribution WHERE claimId = ${claimId} ORDER BY ordinal`,
  )

interface EvidenceColumns {
  id: number
  stance: Stance
  excerpt: string
  locator: string
  note: string
  by: string
  byId: number
  at: string
  sourceId: number
  title: string
  publisher: string
  kind: SourceKind
  tier: Tier
  reliability: string
  publishedOn: string | null
  url: string | null
  withdrawnAt: string | null
  withdrawnBy: string | null
  withdrawalReason: string | null
}

const EVIDENCE = [
  'id',
  'stance',
  'excerpt',
  'locator',
  'note',
  'by',
  'byId',
  'at',
  'sourceId',
  'title',
  'publisher',
  'kind',
  'tier',
  'reliability',
  'publishedOn',
  'url',
  'withdrawnAt',
  'withdrawnBy',
  'withdrawalReason',
] as const satisfies readonly (keyof EvidenceColumns)[]

/** The evidence of a claim, oldest first, withdrawn pieces too. */
export const evidenceOf = (claimId: number) =>
  list<EvidenceColumns>(
    EVIDENCE,
    sql`
    SELECT e.id, e.stance, e.excerpt, e.locator, e.note, p.name AS "by", e.byId, e.createdAt AS "at",
      s.id AS sourceId, s.title, s.publisher, s.kind, s.tier, s.reliability, s.publishedOn,
      (SELECT a.url FROM SourceAddress a WHERE a.sourceId = s.id ORDER BY a.id LIMIT 1) AS url,
      e.withdrawnAt, w.name AS withdrawnBy, e.withdrawalReason
    FROM Evidence e
    JOIN Source o ON o.id = e.sourceId
    JOIN Source s ON s.id = coalesce(o.mergedIntoId, o.id)
    JOIN Person p ON p.id = e.byId
    LEFT JOIN Person w ON w.id = e.withdrawnById
    WHERE e.claimId = ${claimId} ORDER BY e.id`,
  )

/** A row of {@link evidenceOf}, made whole. */
export function evidenceRow(row: EvidenceColumns): EvidenceRow {
  const {
    id,
    stance,
    excerpt,
    locator,
    note,
    by,
    title,
    publisher,
    kind,
    tier,
    reliability,
    publishedOn,
    url,
  } = row
  return {
    id,
    stance,
    excerpt,
    locator,
    note,
    by,
    byId: row.byId,
    at: new Date(row.at),
    source: { id: row.sourceId, title, publisher, kind, tier, reliability, publishedOn, url },
    withdrawn:
      row.withdrawnAt === null
        ? null
        : { at: new Date(row.withdrawnAt), by: row.withdrawnBy ?? '', reason: row.withdrawalReason ?? '' },
  }
}

type ReviewColumns = Omit<ReviewRow, 'departs' | 'at' | 'settles' | 'approvals'> & {
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
      'approvals',
    ],
    sql`
    SELECT r.id, r.verdict, r.disputeReason, r.rationale, r.suggested, r.departs, n.number AS revision,
      p.name AS "by", r.byId, r.createdAt AS "at", r.settles, v.reason AS voidReason,
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
export function reviewRow({ departs, at, settles, approvals, ...row }: ReviewColumns): ReviewRow {
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
    approvals: agreed.map((each) => ({ ...each, at: new Date(each.at) })),
  }
}
