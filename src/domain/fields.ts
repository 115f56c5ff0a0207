import type { Problem } from './problems.js'
import { codePoints } from './spans.js'

/**
 * Checks the text of one field and takes the white space off its ends.
 *
 * @param typed  what the form sent
 * @param missing  what to say when nothing was typed; left out for a field that may be empty
 * @returns the text, with `\n` for every line end, '' when nothing in it can be seen; problems are added to `problems`
 * @see Unicode UTS #39 and CVE-2021-42574 on what reordering hides from a reader
 */
export function readText(
  problems: Problem[],
  field: string,
  typed: string,
  { limit, missing }: { readonly limit: number; readonly missing?: string },
): string {
  const trimmed = typed.replaceAll(/\r\n?/g, '\n').trim()
  const text = isInvisible(trimmed) ? '' : trimmed
  const length = codePoints(text)
  if (text === '' && missing !== undefined) problems.push({ field, message: missing })
  else if (length > limit) {
    const over = length - limit
    problems.push({ field, message: `Shorten this by ${over} characters: ${limit} are the most` })
  } else if (hasControlCharacters(text)) {
    problems.push({ field, message: 'Take out the invisible control characters' })
  } else {
    const sign = REORDERING.exec(text)?.[0].codePointAt(0)
    if (sign !== undefined) {
      const name = `U+${sign.toString(16).toUpperCase()}`
      problems.push({
        field,
        message: `Take out the hidden sign ${name}, which reorders what is read: right-to-left words need none`,
      })
    }
  }
  return text
}

/** Checks a choice among the words of `values`. */
export function readChoice<T extends string>(
  problems: Problem[],
  field: string,
  typed: string,
  values: readonly T[],
  missing: string,
): T | null {
  const value = values.find((known) => known === typed)
  if (value === undefined) problems.push({ field, message: missing })
  return value ?? null
}

/** A day of the calendar that we use, as `2024-05-30`. */
export type IsoDate = string

/** Checks a day that may be left empty. @returns `null` when it is empty or wrong */
export function readDay(problems: Problem[], field: string, typed: string): IsoDate | null {
  const day = typed.trim()
  if (day === '') return null
  if (isDay(day)) return day
  problems.push({ field, message: 'Give the day as year-month-day, like 2024-05-30' })
  return null
}

/** Checks day and time in UTC, as a field for both sends them: `2024-05-30T17:00`. @returns `null` when empty or wrong */
export function readMoment(problems: Problem[], field: string, typed: string): Date | null {
  const text = typed.trim()
  if (text === '') return null
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(text) ?? []
  const at = new Date(`${day}T${time}:00Z`)
  if (isDay(day) && !Number.isNaN(at.getTime())) return at
  problems.push({ field, message: 'Give day and time, like 2024-05-30 17:00' })
  return null
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}

/** Embeddings, overrides and isolates: with them a text reads otherwise than it is stored. Plain marks (U+200E, U+200F) may stay. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/u

/**
 * Whether nothing of a text can be seen: white space, what Unicode lets a font ignore (zero-width space and joiners, soft
 * hyphen, fillers), the signs around an annotation, the blank of Braille. Joiners between letters or emoji are no matter.
 */
export function isInvisible(text: string): boolean {
  return /^[\s\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800]*$/u.test(text)
}

/** NUL, a lone surrogate, or another control character than tab and line feed: nothing a person means to type. */
export function hasControlCharacters(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  return !text.isWellFormed() || /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text)
}
