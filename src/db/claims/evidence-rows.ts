import type { SourceKind, Stance, Tier } from '../../domain/evidence.js'
import type { IsoDate } from '../../domain/fields.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

/** A piece of evidence with its source, as a claim shows it. */
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
