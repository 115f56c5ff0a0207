/** One line of a chain, as it is read back. A redacted one says no more than its redaction kept. */
export interface ReplayLine {
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** The uid of who acted. */
  readonly by: string
  readonly action: string
  readonly subject: string
  readonly before: Said | null
  readonly after: Said | null
  readonly redacted: boolean
}

/** What a line says: the old value, or the new one. */
export type Said = Readonly<Record<string, unknown>>

export type RowKind =
  | 'article'
  | 'revision'
  | 'claim'
  | 'evidence'
  | 'review'
  | 'waiver'
  | 'request'
  | 'dismissal'
  | 'sign-off'
  | 'publication'
  | 'correction'
  | 'source'
  | 'person'
  | 'setting'

/** A row as the history says it must be. */
export interface KnownRow {
  readonly kind: RowKind
  /** The line that spoke of it last. */
  seq: number
  /** What is not known, because no line says it or that line is redacted, is left out. */
  readonly columns: Record<string, unknown>
}

/** What the lines of one chain add up to. */
export interface Replay {
  /** By uid; the article itself as "article", a revision as "revision 1". */
  readonly rows: Map<string, KnownRow>
  /** Every uid that a line names. */
  readonly mentioned: Set<string>
  /** Subjects of lines of a kind that is not known here: what they say of them may be out of date. */
  readonly unclear: Set<string>
  /** How many lines there were of each kind that is not known here. */
  readonly unknown: Map<string, number>
}

/** What one kind of line does to the rows. */
export type Step = (replay: Replay, line: ReplayLine, after: Said, before: Said) => void

/** Whether a value names a row. */
export const isUid = (value: unknown): value is string =>
  typeof value === 'string' && value.length < 37 && /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{32}$/.test(value)

/** @param said  the later stands over the earlier */
export function add(
  { rows }: Replay,
  line: ReplayLine,
  kind: RowKind,
  uid: string,
  ...said: readonly Said[]
): void {
  const columns = { by: line.by, at: line.at }
  for (const each of said) say(columns, each)
  rows.set(uid, { kind, seq: line.seq, columns })
}

/** A row that no line added stays unknown, and is found to be so. */
export function change({ rows }: Replay, line: ReplayLine, uid: string, to: (columns: Said) => Said): void {
  const row = rows.get(uid)
  if (!row) return
  row.seq = line.seq
  say(row.columns, to(row.columns))
}

/** In place: a history has many lines, and copying each row for each of them took half of the time. */
export function say(columns: Record<string, unknown>, said: Said): void {
  for (const name in said) {
    const value = said[name]
    if (value !== undefined) columns[name] = value
    else if (name in columns) Reflect.deleteProperty(columns, name)
  }
}

/** Something was said about a claim: whoever had it open has not seen it. */
export function raised(replay: Replay, line: ReplayLine): void {
  change(replay, line, line.subject, ({ version }) => ({ version: next(version) }))
}

/** The next version, where the one before is known. */
export const next = (version: unknown): unknown => (typeof version === 'number' ? version + 1 : undefined)
