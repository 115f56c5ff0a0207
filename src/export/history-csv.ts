import { csvOf } from './cells.js'

/** One line of the history, plain. */
export interface HistoryRecord {
  readonly article: string
  readonly seq: number
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly by: string
  readonly action: string
  readonly subject: string
  /** JSON; '' for nothing, or once redacted. */
  readonly before: string
  readonly after: string
  readonly redacted: string
  readonly hash: string
}

/** In order, and documented in docs/exports.md. */
const COLUMNS = [
  'article',
  'seq',
  'at',
  'by',
  'action',
  'subject',
  'before',
  'after',
  'redacted',
  'hash',
] as const satisfies readonly (keyof HistoryRecord)[]

/** The first line of the file. */
export const historyCsvHead = (): string => csvOf([COLUMNS])

/** Lines of the history as rows. */
export const historyCsvRows = (records: readonly HistoryRecord[]): string =>
  csvOf(
    records.map((record) => COLUMNS.map((name) => record[name])),
    false,
  )
