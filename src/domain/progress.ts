import type { Verdict } from './verdicts.js'

/** How far the claims of an article have come. `total = reviewed + open`, `reviewed` is the sum of the verdicts. */
export interface Progress {
  readonly total: number
  readonly reviewed: number
  readonly confirmed: number
  readonly unconfirmed: number
  readonly disputed: number
  readonly open: number
}

/**
 * Counts the verdicts of an article's claims.
 *
 * @param verdicts one for each claim that is not withdrawn; `null` for one that nobody reviewed, which is
 *   counted as open and never as unconfirmed
 */
export function progressOf(verdicts: readonly (Verdict | null)[]): Progress {
  const counts = { confirmed: 0, unconfirmed: 0, disputed: 0, open: 0 }
  for (const verdict of verdicts) counts[verdict ?? 'open'] += 1
  return { total: verdicts.length, reviewed: verdicts.length - counts.open, ...counts }
}
