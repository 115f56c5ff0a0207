import type { IsoDate } from '../domain/fields.js'

/** A moment or a day: for a machine, and for a person. */
export interface When {
  readonly iso: string
  readonly text: string
}

// Written out: Intl takes ten times as long, and was a quarter of the work of a page of fifty lines.
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "30 May 2024". */
export const day = (date: IsoDate): When => {
  const at = new Date(`${date}T00:00:00Z`)
  return { iso: date, text: `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}` }
}

/** "3 Sep 2024, 10:00 UTC". */
export const moment = (at: Date): When => {
  const iso = at.toISOString()
  const month = MONTHS[at.getUTCMonth()]?.slice(0, 3)
  return { iso, text: `${at.getUTCDate()} ${month} ${at.getUTCFullYear()}, ${iso.slice(11, 16)} UTC` }
}

/** How far off a deadline is: "in 6 h 50 min", "16 h late". */
export function distance(deadline: Date, now: Date): { readonly text: string; readonly late: boolean } {
  const minutes = Math.round((deadline.getTime() - now.getTime()) / 60_000)
  const amount = duration(Math.abs(minutes))
  return minutes < 0 ? { text: `${amount} late`, late: true } : { text: `in ${amount}`, late: false }
}

function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  const days = Math.round(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}
