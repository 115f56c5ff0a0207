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

interface Offset {
  readonly milliseconds: number
  /** "UTC", "CEST", "GMT+9". */
  readonly name: string
}

/** A zone, with what is known of its offsets so far, and how more is learnt. */
interface Zone {
  readonly name: string
  readonly offset: Intl.DateTimeFormat
  readonly abbreviation: Intl.DateTimeFormat
  readonly offsets: Map<number, Offset>
}

const QUARTER = 15 * 60_000
const MOST_KNOWN = 20_000

// A desk has one zone, and every page tells the time in it: see decision 8.
let zone = zoneNamed('UTC')

/** Has every moment told in this zone of the IANA list from now on. */
export function tellTimesIn(name: string): void {
  if (name !== zone.name) zone = zoneNamed(name)
}

function zoneNamed(name: string): Zone {
  const formatOf = (timeZoneName: 'longOffset' | 'short') =>
    new Intl.DateTimeFormat('en-GB', { timeZone: name, timeZoneName })
  return { name, offset: formatOf('longOffset'), abbreviation: formatOf('short'), offsets: new Map() }
}

/** "3 Sep 2024, 10:00 UTC", in the zone of the desk. */
export const moment = (at: Date): When => {
  const { milliseconds, name } = zone.name === 'UTC' ? UTC : offsetAt(at.getTime())
  const local = new Date(at.getTime() + milliseconds)
  const month = MONTHS[local.getUTCMonth()]?.slice(0, 3)
  const time = local.toISOString().slice(11, 16)
  return {
    iso: at.toISOString(),
    text: `${local.getUTCDate()} ${month} ${local.getUTCFullYear()}, ${time} ${name}`,
  }
}

/** The day that it is, in the zone of the desk. */
export function todayIn(now: Date): IsoDate {
  const { milliseconds } = zone.name === 'UTC' ? UTC : offsetAt(now.getTime())
  return new Date(now.getTime() + milliseconds).toISOString().slice(0, 10)
}

const UTC: Offset = { milliseconds: 0, name: 'UTC' }

/** Zones change their offset on a quarter of an hour at the finest, so Intl is asked once for each. */
function offsetAt(time: number): Offset {
  const quarter = Math.floor(time / QUARTER)
  const known = zone.offsets.get(quarter)
  if (known) return known
  if (zone.offsets.size >= MOST_KNOWN) zone.offsets.clear()
  const offset = {
    milliseconds: offsetOf(zoneAt(zone.offset, time)),
    name: zoneAt(zone.abbreviation, time),
  }
  zone.offsets.set(quarter, offset)
  return offset
}

const zoneAt = (format: Intl.DateTimeFormat, time: number): string =>
  format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** "GMT+05:45" in milliseconds; plain "GMT" is none. */
function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(text) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
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
