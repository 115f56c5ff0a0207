import type { Word } from '../following/words.js'
import { WEEKDAYS } from '../time/words.js'

/** A day, a month or a year as far as it is said. `from` and `until` are places of its words. */
export interface Day {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly weekday: number | null
  readonly from: number
  readonly until: number
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const LONG =
  'january february march april ^may june july august september october november december sept'.split(' ')
const months = new Map([
  ...LONG.map((word, nth) => [word, nth === 12 ? 8 : nth] as const),
  ...MONTHS.filter((word) => word !== 'may').map((word) => [word, MONTHS.indexOf(word)] as const),
  ['^march', 2],
  ['^august', 7],
])
const weekdays = new Map<string, number>(WEEKDAYS.map((word, nth) => [word.toLowerCase(), nth]))

/** Before these a number of four figures is a year. */
const BEFORE_YEAR = new Set(
  `in since of by until till before after from during around circa early late mid spring summer autumn winter fall
  between and year to`.split(/\s+/),
)

/** Reads the days, months and years of a statement, each as far as it says it; “last month” is none of them. */
export function readDays(words: readonly Word[]): readonly Day[] {
  const days: Day[] = []
  for (let at = 0; at < words.length; at += 1) {
    const found = dayAt(words, at)
    if (found === null) continue
    const before = days.at(-1)
    // “Thursday, 30 May”: one day said twice.
    if (before?.until === found.from && before.weekday !== null && before.month === null) days.pop()
    const whole = before !== undefined && !days.includes(before)
    days.push(whole ? { ...found, weekday: before.weekday, from: before.from } : found)
    at = found.until - 1
  }
  return days
}

function dayAt(words: readonly Word[], at: number): Day | null {
  const bare = words[at]?.bare ?? ''
  const weekday = weekdays.get(bare)
  if (weekday !== undefined) return { year: null, month: null, day: null, weekday, from: at, until: at + 1 }

  // “30 May 2024”, “30th of May”, “May 30, 2024”, “May 2024”
  const first = dayOfMonth(words, at)
  const monthAt = first === null ? at : words[first.until]?.bare === 'of' ? first.until + 1 : first.until
  const month = months.get(words[monthAt]?.bare ?? '') ?? null
  if (month === null) return yearAlone(words, at)
  const second = first === null ? dayOfMonth(words, monthAt + 1) : null
  const last = second?.until ?? monthAt + 1
  const year = yearOf(words[last]?.bare)
  const until = year === null ? last : last + 1
  return { year, month, day: first?.day ?? second?.day ?? null, weekday: null, from: at, until }
}

function dayOfMonth(words: readonly Word[], at: number): { day: number; until: number } | null {
  const [, figures] = /^#(\d{1,2})$/.exec(words[at]?.bare ?? '') ?? []
  const day = Number(figures ?? 0)
  if (day < 1 || day > 31) return null
  const ending = words[at + 1]
  return { day, until: ending?.gap === '' && /^(?:st|nd|rd|th)$/.test(ending.bare) ? at + 2 : at + 1 }
}

const yearOf = (bare: string | undefined): number | null => {
  const [, figures] = /^#([12]\d{3})$/.exec(bare ?? '') ?? []
  return figures === undefined ? null : Number(figures)
}

/** “in 2000”, “(2000)”: not “killed 2000 people”. */
function yearAlone(words: readonly Word[], at: number): Day | null {
  const year = yearOf(words[at]?.bare)
  const counts = words[at + 1]?.kind === 'unit' && words[at + 1]?.gap === ' '
  if (year === null || counts) return null
  const said = BEFORE_YEAR.has(words[at - 1]?.bare ?? '') || /[(,]\s?$/.test(words[at]?.gap ?? '')
  return said ? { year, month: null, day: null, weekday: null, from: at, until: at + 1 } : null
}

/** Whether two days cannot be the same. */
export function areApart(one: Day, other: Day): boolean {
  return (['year', 'month', 'day', 'weekday'] as const).some(
    (part) => one[part] !== null && other[part] !== null && one[part] !== other[part],
  )
}
