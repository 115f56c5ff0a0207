import type { Statement } from './statement.js'

/** What two claims state differently. */
export const DISCREPANCY_KINDS = ['number', 'date', 'office', 'spelling'] as const
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number]

/** A claim as far as it is compared. */
export interface StatedClaim {
  readonly number: number
  readonly statement: string
  /** The article's words at each of its places. */
  readonly words: readonly string[]
  /** Who says so, the article's own speaker first. */
  readonly speakers: readonly string[]
}

/** Two claims that state one thing differently. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind
  /** Their numbers, the lower first. */
  readonly claims: readonly [number, number]
  /** What each of them says, in its words. */
  readonly wordings: readonly [string, string]
  /** In a sentence. */
  readonly reason: string
}

/** A claim with its statement read. */
export interface ReadClaim {
  readonly claim: StatedClaim
  readonly says: Statement
}

/** As many different wordings as are kept of one thing: more of them are a list, not a mistake. */
export const MOST_WORDINGS = 4
