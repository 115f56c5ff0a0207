import { PATTERNS, type Pattern } from './time/patterns.js'
import { MONTHS, WEEKDAYS } from './time/words.js'
import { move } from './time/calendar.js'
import type { IsoDate } from './fields.js'
import { indexCodePoints, type Span } from './spans.js'

/** Words that tell a time by the day on which they are written. */
export interface TimePhrase {
  readonly span: Span
  readonly phrase: string
  /** The first and the last day that it means; both `null` as long as the article has no date. */
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}

/** How long a statement of how things are may be taken for still true, in days. */
const PRESENT = 30

/**
 * Finds what counts time from the day on which it was written: “last month”, “in the coming weeks”, “on Tuesday”,
 * “two days ago”, “currently”. English only. A time that says its year (“in 2000”, “30 May 2024”) needs no date and is
 * none of them.
 *
 * A weekday, a day and a month without a year mean the last one, or the next one where the sentence looks ahead
 * (“will”, “plans to”). Vague ones are given a width: “recently” is three months, “soon” as well, “the coming weeks” are
 * eight, “a few” is two to nine.
 *
 * @param anchor  the article's date, or `null` when it is not set
 * @returns in order, not overlapping; of two that begin together the longer one
 */
export function findTimePhrases(body: string, anchor: IsoDate | null): readonly TimePhrase[] {
  const { offsetOf } = indexCodePoints(body)
  return findAll(body).flatMap(({ pattern, start, phrase, said }) => {
    const date = anchor ?? '2000-01-01' // whether it means a time at all does not depend on which day it is
    const interval = pattern.means(said, { date, ahead: looksAhead(body, start) })
    if (interval === null) return []
    const span = { start: offsetOf(start), end: offsetOf(start + phrase.length) }
    return [{ span, phrase, ...(anchor === null ? { from: null, to: null } : interval) }]
  })
}

/** What a claim's time phrase means, and from when on it wants another look. */
export interface ResolvedTime {
  readonly timeFrom: IsoDate | null
  readonly timeTo: IsoDate | null
  /** The day after what was to come, and a month after how things were; `null` for what is past. */
  readonly recheckOn: IsoDate | null
}

const UNRESOLVED: ResolvedTime = { timeFrom: null, timeTo: null, recheckOn: null }

/**
 * Resolves the time phrase of a claim against its article's date.
 *
 * @param statement  the claim, which tells whether a weekday is past or to come
 * @returns nulls where there is no date, and for what is not understood or names its year
 */
export function resolveTime(phrase: string, statement: string, anchor: IsoDate | null): ResolvedTime {
  if (anchor === null) return UNRESOLVED
  const [found] = findAll(phrase)
  if (found === undefined) return UNRESOLVED
  const ahead = AHEAD.test(statement) || AHEAD.test(phrase)
  const interval = found.pattern.means(found.said, { date: anchor, ahead })
  if (interval === null) return UNRESOLVED
  const { from: timeFrom, to: timeTo } = interval
  if (found.pattern.present) return { timeFrom, timeTo, recheckOn: move(anchor, PRESENT, 'day') }
  return { timeFrom, timeTo, recheckOn: timeTo > anchor ? move(timeTo, 1, 'day') : null }
}

interface Found {
  readonly pattern: Pattern
  readonly start: number
  readonly phrase: string
  readonly said: Readonly<Record<string, string | undefined>>
}

function findAll(text: string): readonly Found[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern.matches)].flatMap(({ index, 0: match, groups = {} }) => {
      if (!isNamed(groups)) return []
      const phrase = match.trim()
      return [{ pattern, start: index + match.indexOf(phrase), phrase, said: groups }]
    }),
  )
  found.sort((a, b) => a.start - b.start || b.phrase.length - a.phrase.length)
  let end = 0
  return found.filter(({ start, phrase }) => {
    if (start < end) return false
    end = start + phrase.length
    return true
  })
}

/** Months and weekdays are written with a capital: “may” and “march” are words of their own. */
const isNamed = ({ month, month2, weekday }: Found['said']): boolean =>
  [month, month2].every((word) => word === undefined || MONTH_NAME.test(word)) &&
  (weekday === undefined || WEEKDAYS.some((name) => name === weekday))

const MONTH_NAME = new RegExp(`^(?:${MONTHS.join('|')})$`, 'u')

/** What makes a sentence one about what is to come. */
const AHEAD =
  /\b(?:will|shall|won['’]t|plans?|planned|planning|due|expect(?:s|ed)?|scheduled|set to|going to|is to|are to|hopes? to|intends?|aims? to|upcoming|ahead of|preparing|prepares?|until|till|by|next|coming)\b|['’]ll\b/u

const SENTENCE_END = /[.!?](?=\s)|\n/g
const LONGEST_SENTENCE = 1000

function looksAhead(body: string, at: number): boolean {
  const before = body.slice(Math.max(0, at - LONGEST_SENTENCE), at)
  const from = Math.max(0, ...[...before.matchAll(SENTENCE_END)].map(({ index }) => index + 1))
  const after = body.slice(at, at + LONGEST_SENTENCE)
  const to = after.search(/[.!?](?=\s|$)|\n/)
  return AHEAD.test(before.slice(from) + (to === -1 ? after : after.slice(0, to)))
}
