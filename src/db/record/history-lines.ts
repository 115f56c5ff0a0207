import type { IsoDate } from '../../domain/fields.js'
import type { HistoryKind } from '../../domain/history.js'
import { sql, whole, type Fragment } from '../fragment.js'
import { list, type List } from '../lists.js'

/** One line of the history, with what is needed to say it in words. */
export interface HistoryLine {
  readonly id: number
  /** Its place in its chain. */
  readonly seq: number
  /** The uid of what it is about. */
  readonly subject: string
  readonly at: Date
  readonly by: string
  /** What was done, as `claim.added`. */
  readonly action: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly hash: string
  /** The claim, source or article that it is about, as far as it is one of them. */
  readonly claim: { readonly id: number; readonly number: number; readonly statement: string } | null
  readonly source: { readonly id: number; readonly title: string } | null
  readonly article: { readonly slug: string; readonly headline: string } | null
  /** The name of the person that it is about. */
  readonly person: string | null
  /** Who took away what it said, when and why; `null` as long as it says it. */
  readonly redaction: { readonly by: string; readonly at: Date; readonly reason: string } | null
}

interface Columns {
  id: number
  seq: number
  subject: string
  at: string
  by: string
  action: string
  before: string | null
  after: string | null
  hash: string
  claimId: number | null
  number: number | null
  statement: string | null
  sourceId: number | null
  title: string | null
  slug: string | null
  headline: string | null
  person: string | null
  redactedBy: string | null
  redactedAt: string | null
  redactedFor: string | null
}

export interface HistoryFilter {
  /** One line alone. */
  readonly id?: number
  /** The uid of what it is about, or the SQL that finds it. */
  readonly subject?: string | Fragment
  readonly articleId?: number
  readonly byId?: number
  readonly kind?: HistoryKind
  /** In UTC. */
  readonly day?: IsoDate
  /** Only lines older than the one with this id. */
  readonly before?: number
  readonly limit: number
}

const COLUMNS = [
  'id',
  'seq',
  'subject',
  'at',
  'by',
  'action',
  'before',
  'after',
  'hash',
  'claimId',
  'number',
  'statement',
  'sourceId',
  'title',
  'slug',
  'headline',
  'person',
  'redactedBy',
  'redactedAt',
  'redactedFor',
] as const satisfies readonly (keyof Columns)[]

/** Lines of the history, newest first, to be read with other lists and made whole by {@link historyLine}. */
export function historyList(filter: HistoryFilter): List<Columns> {
  const { id, subject, articleId, byId, kind, day, before, limit } = filter
  return list<Columns>(
    COLUMNS,
    sql`
    SELECT a.id, a.seq, a.subject, a.createdAt AS "at", p.name AS "by", a.action, d.before AS before, d.after AS after, a.hash,
      c.id AS claimId, c.number, c.statement,
      s.id AS sourceId, s.title, t.slug, z.name AS person,
      (SELECT r.headline FROM Revision r WHERE r.articleId = t.id ORDER BY r.number DESC LIMIT 1) AS headline,
      x.name AS redactedBy, r.createdAt AS redactedAt, e.after ->> 'reason' AS redactedFor
    FROM Activity a
    JOIN Person p ON p.id = a.byId
    JOIN Chain n ON n.id = a.chainId
    LEFT JOIN Article t ON t.id = n.articleId
    LEFT JOIN ActivityPayload d ON d.activityId = a.id
    LEFT JOIN Claim c ON c.uid = a.subject
    LEFT JOIN Source s ON s.uid = coalesce(json_extract(d.after, '$.source'), json_extract(d.before, '$.source'), a.subject)
    LEFT JOIN Person z ON z.uid = a.subject
    LEFT JOIN Activity r ON d.redactedAt IS NOT NULL AND r.subject = a.uid AND r.action = 'activity.redacted'
    LEFT JOIN Person x ON x.id = r.byId
    LEFT JOIN ActivityPayload e ON e.activityId = r.id
    WHERE TRUE
      ${id === undefined ? sql`` : sql`AND a.id = ${id}`}
      ${subject === undefined ? sql`` : sql`AND a.subject = ${subject}`}
      ${articleId === undefined ? sql`` : sql`AND n.articleId = ${articleId}`}
      ${byId === undefined ? sql`` : sql`AND a.byId = ${byId}`}
      ${kind === undefined ? sql`` : sql`AND a.action >= ${`${kind}.`} AND a.action < ${`${kind}/`}`}
      ${day === undefined ? sql`` : sql`AND a.createdAt >= ${midnight(day)} AND a.createdAt < ${midnight(day, 1)}`}
      ${before === undefined ? sql`` : sql`AND a.id < ${before}`}
    ORDER BY a.id DESC LIMIT ${whole(limit)}`,
  )
}

const midnight = (day: IsoDate, later = 0): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + later * 24 * 60 * 60 * 1000)

/** A line of {@link historyList}, as it is told. */
export function historyLine(row: Columns): HistoryLine {
  const { id, by, action, hash, claimId, number, statement, sourceId, title, slug, headline } = row
  const { redactedBy, redactedAt, redactedFor } = row
  return {
    id,
    seq: row.seq,
    subject: row.subject,
    at: new Date(row.at),
    by,
    action,
    before: parse(row.before),
    after: parse(row.after),
    hash,
    claim: claimId === null ? null : { id: claimId, number: number ?? 0, statement: statement ?? '' },
    source: sourceId === null ? null : { id: sourceId, title: title ?? '' },
    article: slug === null ? null : { slug, headline: headline ?? '' },
    person: row.person,
    redaction:
      redactedAt === null
        ? null
        : { by: redactedBy ?? '', at: new Date(redactedAt), reason: redactedFor ?? '' },
  }
}

const parse = (json: string | null) => (json === null ? null : (JSON.parse(json) as Record<string, unknown>))
