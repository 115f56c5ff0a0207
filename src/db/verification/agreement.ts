import type { KnownRow, Replay, RowKind } from '../../domain/replay.js'
import { isoTime } from './chains.js'
import { agree, quote, refuse, type Place } from './fault.js'

/** A row of a table, to be held against what the history says of it. */
export interface StoredRow {
  readonly kind: RowKind
  /** What the replay calls it. */
  readonly key: string
  readonly uid: string
  /** As `claim 7`. */
  readonly what: string
  readonly columns: Readonly<Record<string, unknown>>
}

const HISTORY = 'the history says'
const TIMES = /^(?:at|deadline|archivedAt|withdrawnAt|publishedAt)$/
const FLAGS = /^(?:active|legal|sample|contested|approved|evidenceChanged|departs|settles|void|anonymous)$/

/**
 * Holds rows against the history, and the history against the rows: each must have the other.
 *
 * What no line says, or what a redacted line said, is not compared; nor is a row that a line of an unknown kind is about.
 *
 * @throws {RecordFault}
 */
export function checkRows(slug: string | null, replay: Replay, rows: readonly StoredRow[]): void {
  for (const row of rows) {
    const known = replay.rows.get(row.key)
    const place = { slug, what: row.what, uid: row.uid, seq: known?.seq }
    if (!known) {
      if (replay.unknown.size > 0 && replay.mentioned.has(row.uid)) continue
      refuse(place, 'it is in the table, and no line of the history says that it was added.')
    }
    if (!replay.unclear.has(row.uid)) checkColumns(place, row, known)
    replay.rows.delete(row.key)
  }
}

/** To be called when every table was held against the history. @throws {RecordFault} when a row is gone */
export function refuseGone(slug: string | null, replay: Replay): void {
  const [gone] = replay.rows
  if (!gone) return
  const [uid, { kind, seq, columns }] = gone
  const name = [columns['number'], columns['statement'] ?? columns['title'] ?? columns['exact']]
  const what = [kind, ...name.flatMap((part) => (part === undefined ? [] : [quote(part)]))].join(' ')
  refuse({ slug, what, uid, seq }, 'the history says that it was recorded, and it is gone from the table.')
}

function checkColumns(place: Place, { columns }: StoredRow, known: KnownRow): void {
  for (const name in known.columns) {
    const wanted = known.columns[name]
    if (!(name in columns) || columns[name] === wanted) continue
    const [stored, said] = [comparable(name, columns[name]), comparable(name, wanted)]
    agree(place, name === 'by' ? 'author (by)' : name, stored, said, HISTORY)
  }
}

/** Times are stored in another form than they are hashed in, and flags as 0 and 1. */
export function comparable(name: string, value: unknown): unknown {
  if (TIMES.test(name) && typeof value === 'string') return isoTime(value)
  if (FLAGS.test(name) && typeof value === 'number') return value === 1
  return value ?? null
}
