import type { About, Attribution } from './claims.js'
import type { IsoDate } from './fields.js'
import { differsInMeaning } from './following/meaning.js'

/** What of a claim bears its meaning: a verdict holds for just this. */
export interface Meaning {
  readonly statement: string
  readonly about: About
  readonly timeFrom: IsoDate | null
  readonly timeTo: IsoDate | null
  readonly saidBy: readonly Attribution[]
}

/** Why a review no longer holds after an edit. */
export interface VoidingChange {
  readonly cause: 'claim' | 'attribution'
  readonly reason: string
}

/**
 * Decides whether an edit of a claim voids its reviews: a change of what it says, of what is checked, of the days that it
 * means, or of who says so. Its kind, its question and how much care it needs say nothing about whether it is true.
 *
 * @returns `null` when the reviews hold
 */
export function voidingChange(before: Meaning, after: Meaning): VoidingChange | null {
  if (differsInMeaning(before.statement, after.statement))
    return { cause: 'claim', reason: 'The statement was changed' }
  if (before.about !== after.about) return { cause: 'claim', reason: 'What is checked was changed' }
  if (meansOtherDays(before, after)) return { cause: 'claim', reason: 'The days that it means were changed' }
  if (chainOf(before) !== chainOf(after)) return { cause: 'attribution', reason: 'Who says so was changed' }
  return null
}

type Days = Pick<Meaning, 'timeFrom' | 'timeTo'>

/** Whether a claim comes to mean other days. That days become known which were not takes nothing back. */
export const meansOtherDays = (before: Days, after: Days): boolean =>
  before.timeFrom !== null && (before.timeFrom !== after.timeFrom || before.timeTo !== after.timeTo)

const chainOf = ({ saidBy }: Meaning): string =>
  JSON.stringify(saidBy.map(({ verb, speaker, capacity, anonymous }) => [verb, speaker, capacity, anonymous]))
