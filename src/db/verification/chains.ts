import { replayLine, type Replay, type ReplayLine } from '../../domain/replay.js'
import { sql, whole } from '../fragment.js'
import { list } from '../lists.js'
import type { Moment } from '../moment.js'
import { CHAIN_START, hashActivity, hashStoredPayload } from '../record/activity.js'
import { refuse, type Place } from './fault.js'
import type { Redactions } from './redactions.js'

export interface ChainRow {
  readonly id: number
  readonly uid: string
  readonly articleId: number | null
  /** `null` for the desk's chain. */
  readonly slug: string | null
  readonly head: string
  readonly length: number
  /** When the newest line was written, or else the chain was made. */
  readonly at: string
}

interface LineRow {
  readonly id: number
  readonly uid: string
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly action: string
  readonly subject: string
  readonly payloadHash: string
  readonly prevHash: string
  readonly hash: string
  readonly salt: string | null
  readonly before: string | null
  readonly after: string | null
  readonly redactedAt: string | null
}

const COLUMNS = [
  ...(['id', 'uid', 'seq', 'at', 'by', 'action', 'subject', 'payloadHash', 'prevHash', 'hash'] as const),
  ...(['salt', 'before', 'after', 'redactedAt'] as const),
] as const satisfies readonly (keyof LineRow)[]

/** How many lines are held at once. */
const BATCH = 500

/** Every chain, the oldest first: that of the desk, then those of the articles. */
export async function listChains(moment: Moment): Promise<readonly ChainRow[]> {
  const rows = await moment.all<ChainRow>`
    SELECT c.id, c.uid, c.articleId, t.slug, c.head, c.length,
      coalesce((SELECT a.createdAt FROM Activity a WHERE a.chainId = c.id ORDER BY a.seq DESC LIMIT 1), c.createdAt) AS "at"
    FROM Chain c LEFT JOIN Article t ON t.id = c.articleId ORDER BY c.id`
  return rows.map((row) => ({ ...row, at: isoTime(row.at) }))
}

const STORED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/

/** A stored time as the chain hashes it. In the form that the program writes, only its end differs. */
export const isoTime = (stored: string): string =>
  STORED.test(stored) ? `${stored.slice(0, -'+00:00'.length)}Z` : new Date(stored).toISOString()

/**
 * Computes a chain anew from its first line, and adds up what its lines say.
 *
 * @throws {RecordFault} naming the first line that was changed, removed, added or put elsewhere
 */
export async function walkChain(
  moment: Moment,
  chain: ChainRow,
  redactions: Redactions,
  replay: Replay,
): Promise<void> {
  const { slug } = chain
  let last = { id: 0, seq: 0, hash: CHAIN_START }
  for (;;) {
    const lines = await readLines(moment, chain.id, last.seq)
    for (const line of lines) {
      const place = { slug, what: `line ${line.seq} (${line.action})`, uid: line.uid, seq: line.seq }
      checkLine(place, chain.uid, line, last, redactions)
      replayLine(replay, said(line, redactions))
      last = line
    }
    if (lines.length < BATCH) break
  }
  const place = { slug, what: 'the end of its history', uid: chain.uid }
  if (last.seq !== chain.length)
    refuse(
      place,
      `it has ${last.seq} lines, and its chain counts ${chain.length}: lines are gone, or were added.`,
    )
  if (last.hash !== chain.head) refuse(place, `the head of its chain is not the hash of line ${last.seq}.`)
}

async function readLines(moment: Moment, chainId: number, after: number): Promise<readonly LineRow[]> {
  const { lines } = await moment.lists({
    lines: list<LineRow>(
      COLUMNS,
      sql`SELECT a.id, a.uid, a.seq, a.createdAt AS "at", p.uid AS "by", a.action, a.subject, a.payloadHash,
          a.prevHash, a.hash, d.salt, d.before, d.after, d.redactedAt
        FROM Activity a JOIN Person p ON p.id = a.byId LEFT JOIN ActivityPayload d ON d.activityId = a.id
        WHERE a.chainId = ${chainId} AND a.seq > ${after} ORDER BY a.seq LIMIT ${whole(BATCH)}`,
    ),
  })
  return lines
}

function checkLine(
  place: Place,
  chain: string,
  line: LineRow,
  last: { readonly id: number; readonly seq: number; readonly hash: string },
  redactions: Redactions,
): void {
  const { id, uid, seq, by, action, subject, payloadHash, prevHash, hash } = line
  if (seq !== last.seq + 1) refuse(place, `line ${last.seq + 1} is missing before it.`)
  if (prevHash !== last.hash)
    refuse(place, `it does not follow the line before it: that one was changed or replaced.`)
  const rest = { chain, seq, at: isoTime(line.at), by, action, subject, payloadHash }
  if (hashActivity(prevHash, rest) !== hash)
    refuse(place, 'who, when, what or its hash was changed after it was written.')
  if (id <= last.id) refuse(place, 'it was written before the line that it follows.')
  if (line.salt === null) refuse(place, 'what it says (its payload) is gone.')
  if (line.redactedAt !== null) {
    if (!redactions.has(uid))
      refuse(place, 'its payload was emptied, and no line says who redacted it and why.')
    if (line.before !== null || line.after !== null)
      refuse(place, 'it is redacted, and has a payload all the same.')
    return
  }
  if (redactions.has(uid)) refuse(place, 'a later line says that it was redacted, and it was not.')
  if (hashStoredPayload(line.salt, line.before, line.after) !== payloadHash)
    refuse(place, 'what it says (its payload) was changed after it was written.')
}

function said({ uid, seq, by, action, subject, ...line }: LineRow, redactions: Redactions): ReplayLine {
  const redacted = line.redactedAt !== null
  const after = redacted ? (redactions.get(uid)?.kept ?? null) : parse(line.after)
  return { seq, at: isoTime(line.at), by, action, subject, before: parse(line.before), after, redacted }
}

const parse = (json: string | null) => (json === null ? null : (JSON.parse(json) as Record<string, unknown>))
