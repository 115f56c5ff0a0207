import type { IsoDate } from './fields.js'

/** What the lines of the history are about: the word before the point in what was done. */
export const HISTORY_KINDS = [
  'article',
  'claim',
  'evidence',
  'review',
  'waiver',
  'request',
  'dismissal',
  'signoff',
  'publication',
  'correction',
  'sentence',
  'source',
  'person',
  'invitation',
  'setting',
  'activity',
] as const
export type HistoryKind = (typeof HISTORY_KINDS)[number]

/** Which lines of the history are read; what is left out does not narrow it. */
export interface HistoryChoice {
  /** The slug of the article in whose chain they stand. */
  readonly article?: string
  /** The id of who acted. */
  readonly person?: number
  readonly kind?: HistoryKind
  /** The day they were recorded on, in UTC. */
  readonly day?: IsoDate
}
