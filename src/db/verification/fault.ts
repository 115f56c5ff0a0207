import { canonical } from '../record/activity.js'

/** The first thing that is wrong with a record, in words for the person who looks after it. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault'
}

/** One row, as a person would look it up. */
export interface Place {
  /** The slug of the article; `null` for the desk's own record. */
  readonly slug: string | null
  /** As `claim 7`. */
  readonly what: string
  readonly uid?: string | null
  /** The line of the history that says what it must be. */
  readonly seq?: number | undefined
}

/** @throws {RecordFault} always: where it is, and what is wrong there */
export function refuse({ slug, what, uid = null, seq }: Place, wrong: string): never {
  const names = [uid === null ? '' : `uid ${uid}`, seq === undefined ? '' : `seq ${seq} of the history`]
  const named = names.filter((name) => name !== '').join(', ')
  const where = slug === null ? 'The desk' : `Article ${slug}`
  throw new RecordFault(`${where}, ${what}${named === '' ? '' : ` (${named})`}: ${wrong}`)
}

const SHOWN = 80

/** A value as it is quoted in a fault: the beginning of it, where it is long. */
export function quote(value: unknown): string {
  const text = Array.from(typeof value === 'string' ? `“${value}”` : canonical(value ?? null))
  return text.length > SHOWN ? `${text.slice(0, SHOWN).join('')}…` : text.join('')
}

/** Holds two values against each other. @throws {RecordFault} when they differ */
export function agree(place: Place, column: string, stored: unknown, wanted: unknown, because: string): void {
  // The canonical form decides; most values are seen to be the same in a fraction of its time.
  if (isSame(stored, wanted) || canonical(stored ?? null) === canonical(wanted ?? null)) return
  refuse(place, `its ${column} is ${quote(stored)}, and ${because} ${quote(wanted)}.`)
}

/** Whether two plain values are the same, the order of their names aside. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [one, other] as Readonly<Record<string, unknown>>[]
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(left?.[name], right?.[name]))
  )
}
