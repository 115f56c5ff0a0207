import { around, move, nearestDay, partsOf, weekdayOf, type Interval, type Unit } from './calendar.js'
import { countOf, monthOf } from './words.js'
import type { IsoDate } from '../fields.js'

/** What a time is counted from: the article's date, and whether its sentence speaks of what is to come. */
export interface Anchor {
  readonly date: IsoDate
  readonly ahead: boolean
}

/** The named parts of a phrase. */
export type Said = Readonly<Record<string, string | undefined>>

export const dayAway = (date: IsoDate, days: number): Interval => around(move(date, days, 'day'), 'day')

/** What a stretch is in the calendar, and how many of that. */
function unitOf(stretch: string | undefined): readonly [Unit, number] {
  const said = (stretch ?? 'day').toLowerCase()
  if (said === 'fortnight') return ['week', 2]
  if (said === 'night' || said === 'hour' || said === 'minute') return ['day', said === 'night' ? 1 : 0]
  return [said as Unit, 1]
}

/** “two weeks ago” is the week that lies two weeks back; “24 hours ago” the day before. */
export function counted(said: Said, date: IsoDate, sign: 1 | -1): Interval {
  const [unit, times] = unitOf(said['stretch'])
  const [least, most] = countOf(said['count'])
  const near = times === 0 ? hours(said, least) : least * times
  const far = times === 0 ? hours(said, most) : most * times
  return between(around(move(date, sign * near, unit), unit), around(move(date, sign * far, unit), unit))
}

/** “the past three months” ends with the article's date, “the coming weeks” begins with it. */
export function window(said: Said, date: IsoDate, sign: 1 | -1): Interval {
  const [unit, times] = unitOf(said['stretch'])
  const one = said['count'] === undefined && said['plural'] === ''
  const most = one ? 1 : said['count'] === undefined ? some(unit) : countOf(said['count'])[1]
  const far = move(date, sign * (times === 0 ? hours(said, most) : most * times), unit)
  return between({ from: date, to: date }, { from: far, to: far })
}

/** How many “the coming weeks” or “recent years” may be at most. */
const some = (unit: Unit): number => (unit === 'day' ? 14 : unit === 'week' ? 8 : unit === 'month' ? 12 : 10)

const hours = (said: Said, count: number): number => {
  const minutes = (said['stretch'] ?? '').toLowerCase() === 'minute'
  return Math.ceil(count / (minutes ? 24 * 60 : 24))
}

const between = (a: Interval, b: Interval): Interval => ({
  from: a.from < b.from ? a.from : b.from,
  to: a.to > b.to ? a.to : b.to,
})

/** What “since” and “until” make of a time. */
export function led({ lead }: Said, date: IsoDate, interval: Interval | null): Interval | null {
  if (interval === null) return null
  const said = lead?.toLowerCase()
  if (said === 'since' && interval.from <= date) return { from: interval.from, to: date }
  if (
    (said === 'until' || said === 'till' || said === 'by' || said === 'before' || said === 'through') &&
    interval.to >= date
  )
    return { from: date, to: interval.to }
  return interval
}

const SEASONS = { spring: 2, summer: 5, autumn: 8, fall: 8, winter: 11 } as const

/** “this week”, “last summer”, “next year”: a whole one of the calendar. Seasons are those of the north. */
export function whole(which: string | undefined, unit: string, date: IsoDate): Interval {
  const said = unit.toLowerCase()
  const away = which?.toLowerCase() === 'last' ? -1 : which?.toLowerCase() === 'next' ? 1 : 0
  if (said === 'weekend') return weekend(date, away)
  if (!(said in SEASONS)) return around(move(date, away, said as Unit), said as Unit)

  const month = SEASONS[said as keyof typeof SEASONS]
  const begun = nearestDay(date, month, 1, false) ?? date
  const running = date <= seasonFrom(begun).to
  if (away === 0) return seasonFrom(running ? begun : (nearestDay(date, month, 1, true) ?? date))
  if (away === 1) return seasonFrom(nearestDay(move(date, 1, 'day'), month, 1, true) ?? date)
  return seasonFrom(running ? move(begun, -1, 'year') : begun)
}

const seasonFrom = (from: IsoDate): Interval => ({ from, to: move(move(from, 3, 'month'), -1, 'day') })

/** Saturday and Sunday. “Last weekend” is the one that is over; “this weekend” that of the week. */
function weekend(date: IsoDate, away: -1 | 0 | 1): Interval {
  const saturday = move(around(date, 'week').from, 5, 'day')
  const from = move(saturday, away, 'week')
  return { from, to: move(from, 1, 'day') }
}

/** The beginning, the middle or the end of a stretch: a third of it. */
export function edgeOf(edge: string | undefined, { from, to }: Interval): Interval {
  const third = Math.floor((Date.parse(to) - Date.parse(from)) / (3 * 24 * 60 * 60 * 1000))
  if (edge?.toLowerCase() === 'end') return { from: move(to, -third, 'day'), to }
  if (edge?.toLowerCase() === 'middle') return { from: move(from, third, 'day'), to: move(to, -third, 'day') }
  return { from, to: move(from, third, 'day') }
}

/** “on Tuesday”: the last one up to the article's date, or the next one where the sentence looks ahead. */
export function weekdayOn(which: string | undefined, weekday: number, { date, ahead }: Anchor): Interval {
  const said = which?.toLowerCase() ?? ''
  const back = (weekdayOf(date) - weekday + 7) % 7
  const forth = (7 - back) % 7
  if (said === 'last' || said === 'this past') return dayAway(date, -(back === 0 ? 7 : back))
  if (said === 'next' || said === 'this coming') return dayAway(date, forth === 0 ? 7 : forth)
  if (said === 'this') return dayAway(around(date, 'week').from, weekday)
  return dayAway(date, ahead ? forth : -back)
}

/** “in May”, “last May”, “since June”: that month, by the same rule. */
export function monthOn(said: Said, { date, ahead }: Anchor): Interval | null {
  const month = monthOf(said['month'] ?? '')
  const which = said['which']?.toLowerCase()
  if (partsOf(date).month === month && which !== 'last' && which !== 'next')
    return led(said, date, around(date, 'month'))
  const later =
    which === 'next' ||
    (which !== 'last' && (ahead || /^(?:until|till|by|before)$/iu.test(said['lead'] ?? '')))
  const from = nearestDay(
    which === 'last' ? move(around(date, 'month').from, -1, 'day') : date,
    month,
    1,
    later,
  )
  return from === null ? null : led(said, date, around(from, 'month'))
}
