import { NotFound } from '../db/errors.js'
import { LIMITS } from '../domain/limits.js'

type Values = Readonly<Record<string, unknown>>

/** A whole number from 1 in an address, as we write it. Anything else names nothing. @throws {NotFound} */
export function integer(values: Values, name: string): number {
  const value = optionalInteger(values, name)
  if (value === undefined) throw new NotFound(name, '')
  return value
}

/** The same where it may be left out. @throws {NotFound} when something else stands there */
export function optionalInteger(values: Values, name: string): number | undefined {
  const text = optionalText(values, name)
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound(name, text)
  return Number(text)
}

/** A slug as `slugOf` makes them. @throws {NotFound} */
export function slug(values: Values): string {
  const text = optionalText(values, 'slug')
  if (text === undefined || !/^[a-z0-9-]{1,100}$/.test(text)) throw new NotFound('article', text ?? '')
  return text
}

/** A value of the query that comes once, or not at all. @throws {NotFound} when it comes twice */
export function optionalText(values: Values, name: string): string | undefined {
  const value = values[name]
  if (value === undefined || typeof value === 'string') return value
  throw new NotFound(name, '')
}

/** What is looked for, from `find`: trimmed, and no longer than {@link LIMITS.line} whole characters. */
export function searchWords(typed = ''): string {
  return Array.from(typed.trim()).slice(0, LIMITS.line).join('')
}
