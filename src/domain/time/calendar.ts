import type { IsoDate } from '../fields.js'

/** First and last day. */
export interface Interval {
  readonly from: IsoDate
  readonly to: IsoDate
}

/** The stretches that a calendar is divided into; weeks begin on Monday. @see ISO 8601 */
export const UNITS = ['day', 'week', 'month', 'quarter', 'year', 'decade', 'century'] as const
export type Unit = (typeof UNITS)[number]

const MONTHS_OF = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 } as const

/** A day so many days, weeks, months… away; the last of the month where the month is too short. */
export function move(date: IsoDate, count: number, unit: Unit): IsoDate {
  if (unit === 'day' || unit === 'week') return plusDays(date, unit === 'day' ? count : 7 * count)
  const { year, month, day } = partsOf(date)
  const months = year * 12 + month + count * MONTHS_OF[unit]
  const last = daysInMonth(Math.floor(months / 12), mod(months, 12))
  return isoOf(Math.floor(months / 12), mod(months, 12), Math.min(day, last))
}

/** The day, week, month… that a day lies in. */
export function around(date: IsoDate, unit: Unit): Interval {
  if (unit === 'day') return { from: date, to: date }
  if (unit === 'week') {
    const from = plusDays(date, -weekdayOf(date))
    return { from, to: plusDays(from, 6) }
  }
  const { year, month } = partsOf(date)
  const size = MONTHS_OF[unit]
  const first = Math.floor((year * 12 + month) / size) * size
  const from = isoOf(Math.floor(first / 12), mod(first, 12), 1)
  return { from, to: plusDays(move(from, 1, unit), -1) }
}

/** The day of a month nearest before a date, itself included, or with `later` the one after it. */
export function nearestDay(date: IsoDate, month: number, day: number, later: boolean): IsoDate | null {
  const { year } = partsOf(date)
  for (let away = 0; away <= 8; away += 1) {
    const candidate = later ? year + away : year - away
    if (day > daysInMonth(candidate, month)) continue
    const found = isoOf(candidate, month, day)
    if (later ? found >= date : found <= date) return found
  }
  return null
}

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (date: IsoDate): number => mod(new Date(timeOf(date)).getUTCDay() - 1, 7)

export function partsOf(date: IsoDate): {
  readonly year: number
  readonly month: number
  readonly day: number
} {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month: month - 1, day }
}

const DAY = 24 * 60 * 60 * 1000

const timeOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`)

const plusDays = (date: IsoDate, days: number): IsoDate => isoDateOf(new Date(timeOf(date) + days * DAY))

const isoOf = (year: number, month: number, day: number): IsoDate => {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return isoDateOf(date)
}

/** Years before 1 and after 9999 are cut to those: no article means them. */
function isoDateOf(date: Date): IsoDate {
  const year = date.getUTCFullYear()
  if (year < 1) return '0001-01-01'
  return year > 9999 ? '9999-12-31' : date.toISOString().slice(0, 10)
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 31
}

const mod = (number: number, by: number): number => ((number % by) + by) % by
