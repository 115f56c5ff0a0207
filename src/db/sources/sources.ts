import { randomUUID } from 'node:crypto'
import type { EvidenceForm, NewSource, SourceKind, Tier } from '../../domain/evidence.js'
import type { IsoDate } from '../../domain/fields.js'
import { readSourceAddress } from '../../domain/source-address.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { readLists, type Db } from '../database.js'
import { sql, whole, type Fragment } from '../fragment.js'
import { list } from '../lists.js'
import type { Tx } from '../transaction.js'
import { foldedPattern } from './folded-pattern.js'

interface KnownSource {
  readonly id: number
  readonly uid: string
}

/** The source that a form chose by its id, or whose address it typed. One that was merged stands for its survivor. */
export async function findKnownSource(
  tx: Tx,
  { source, url }: Pick<EvidenceForm, 'source' | 'url'>,
): Promise<KnownSource | null> {
  const select = { id: true, uid: true, mergedInto: { select: { id: true, uid: true } } }
  const found =
    source === ''
      ? await findByAddress(url)
      : await tx.source.findUnique({ where: { id: idOf(source) }, select })
  return found && (found.mergedInto ?? found)

  async function findByAddress(typed: string) {
    const address = readSourceAddress(typed)
    if (!address) return null
    const row = await tx.sourceAddress.findUnique({
      where: { urlKey: address.urlKey },
      select: { source: { select } },
    })
    return row?.source ?? null
  }
}

/** A source without an address is known again by all that is said of it: one interview is one source. */
export async function findDescribedSource(tx: Tx, source: NewSource): Promise<KnownSource | null> {
  const { address, ...said } = source
  if (address) return null
  return tx.source.findFirst({
    where: { ...said, mergedIntoId: null, addresses: { none: {} } },
    select: { id: true, uid: true },
  })
}

/** An id as a form sends it; anything else is the id of nothing. */
const idOf = (typed: string): number => (/^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0)

export async function insertSource(tx: Tx, actor: Actor, source: NewSource): Promise<KnownSource> {
  const { address, ...columns } = source
  const created = { createdAt: actor.at }
  const known = await tx.source.create({
    data: { ...created, ...columns, uid: randomUUID(), byId: actor.id },
    select: { id: true, uid: true },
  })
  if (address) {
    await tx.sourceAddress.create({
      data: { ...created, ...address, uid: randomUUID(), sourceId: known.id },
      select: { id: true },
    })
  }
  return known
}

/** Puts a new source on the desk's record. */
export function recordSource(tx: Tx, actor: Actor, uid: string, source: NewSource): Promise<void> {
  const { address, ...columns } = source
  const after = { ...columns, url: address?.url ?? null }
  return appendActivity(tx, actor, {
    articleId: null,
    action: 'source.added',
    subject: uid,
    before: null,
    after,
  })
}

/** A source in a list. */
export interface SourceSummary {
  readonly id: number
  readonly title: string
  readonly publisher: string
  readonly kind: SourceKind
  readonly tier: Tier
  readonly publishedOn: IsoDate | null
  readonly url: string | null
  /** Live claims that rest on it. */
  readonly claims: number
}

const COLUMNS = ['id', 'title', 'publisher', 'kind', 'tier', 'publishedOn', 'url', 'claims'] as const

/** What was found of the desk's sources, to choose one from. */
export interface FoundSources {
  /** By title, at most ten; none where nothing was looked for. */
  readonly found: readonly SourceSummary[]
  /** Whether there are more than these ten. */
  readonly more: boolean
  /** The one that was chosen before, whether or not it was found again. */
  readonly chosen: SourceSummary | null
}

const CHOICES = 10

/**
 * Finds the sources whose title, publisher or address holds the words: one query.
 *
 * @param words   '' to look for nothing
 * @param chosen  the id of a source as a form sends it; '' for none
 */
export async function findSources(
  db: Db,
  { words, chosen }: { readonly words: string; readonly chosen: string },
): Promise<FoundSources> {
  const condition = words === '' ? sql`AND FALSE` : sql`AND ${matching(words)}`
  const rows = await readLists(db, {
    found: list<SourceSummary>(
      COLUMNS,
      sql`${summaries(condition)} ORDER BY s.title, s.id LIMIT ${whole(CHOICES + 1)}`,
    ),
    chosen: list<SourceSummary>(COLUMNS, summaries(sql`AND s.id = ${idOf(chosen)}`)),
  })
  return {
    found: rows.found.slice(0, CHOICES),
    more: rows.found.length > CHOICES,
    chosen: rows.chosen[0] ?? null,
  }
}

/** Title, publisher or address hold the words, whatever their case and accents. */
function matching(words: string): Fragment {
  const pattern = foldedPattern(words)
  return sql`(s.title GLOB ${pattern} OR s.publisher GLOB ${pattern}
    OR EXISTS (SELECT 1 FROM SourceAddress a WHERE a.sourceId = s.id AND a.urlKey GLOB ${pattern}))`
}

const summaries = (conditions: Fragment): Fragment => sql`
  SELECT s.id, s.title, s.publisher, s.kind, s.tier, s.publishedOn,
    (SELECT a.url FROM SourceAddress a WHERE a.sourceId = s.id ORDER BY a.id LIMIT 1) AS url,
    (SELECT count(DISTINCT e.claimId) FROM Evidence e JOIN Claim c ON c.id = e.claimId
      WHERE e.sourceId = s.id AND e.withdrawnAt IS NULL AND c.withdrawnAt IS NULL) AS claims
  FROM Source s WHERE s.mergedIntoId IS NULL ${conditions}`

/** Where a page of the list of sources begins: behind this title and id. */
export interface SourceKey {
  readonly title: string
  readonly id: number
}

export interface SourcePage {
  readonly sources: readonly SourceSummary[]
  readonly total: number
  readonly next: SourceKey | null
}

const PAGE = 50

/** Reads a page of the desk's sources by title: one query. */
export async function listSources(
  db: Db,
  { find = '', after }: { readonly find?: string; readonly after?: SourceKey },
): Promise<SourcePage> {
  const words = find === '' ? sql`` : sql`AND ${matching(find)}`
  const behind = after ? sql`AND (s.title, s.id) > (${after.title}, ${after.id})` : sql``
  const { sources, count } = await readLists(db, {
    sources: list<SourceSummary>(
      COLUMNS,
      sql`${summaries(sql`${words} ${behind}`)} ORDER BY s.title, s.id LIMIT ${whole(PAGE + 1)}`,
    ),
    count: list<{ readonly total: number }>(
      ['total'],
      sql`SELECT count(*) AS total FROM Source s WHERE s.mergedIntoId IS NULL ${words}`,
    ),
  })
  const last = sources[PAGE - 1]
  const next = sources.length > PAGE && last ? { title: last.title, id: last.id } : null
  return { sources: sources.slice(0, PAGE), total: count[0]?.total ?? 0, next }
}
