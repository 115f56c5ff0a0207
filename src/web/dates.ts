import type { IsoDate } from '../domain/fields.js'

/** A moment or a day: for a machine, and for a person. */
export interface When {
  readonly iso: string
  readonly text: string
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** "30 May 2024". */
export const day = (date: IsoDate): When => ({ iso: date, text: DAY.format(new Date(`${date}T00:00:00Z`)) })

/** "30 May 2024, 10:00". Times are shown in UTC. */
export const moment = (at: Date): When => ({
  iso: at.toISOString(),
  text: `${SHORT_DAY.format(at)}, ${TIME.format(at)}`,
})

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
