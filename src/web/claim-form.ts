import type { Request } from 'express'
import { PARTS, type Attribution, type ClaimForm, type Part } from '../domain/claims.js'
import type { Selection } from '../domain/selections.js'
import { optionalInteger, optionalText } from './params.js'
import { BadRequest, readFields, readForm, readVersion } from './form.js'

/** As many links of the chain of who says so as a form sends. */
const MOST_LINKS = 20

const CLAIM = ['statement', 'kind', 'about', 'question', 'timePhrase'] as const
const WORDS = ['exact', 'prefix', 'suffix'] as const

/** Reads what a claim says out of a form; links of the chain in which nothing was typed are left out. */
export function readClaim(req: Request): ClaimForm {
  const numbers = readFields(req).map(([name]) =>
    Number(/^(?:verb|speaker|capacity)-(\d{1,2})$/.exec(name)?.[1] ?? 0),
  )
  const links = Array.from({ length: Math.min(Math.max(0, ...numbers), MOST_LINKS) }, (_, nth) =>
    readLink(req, nth + 1),
  )
  const saidBy = links.filter(({ verb, speaker, capacity }) => verb + speaker + capacity !== '')
  return { ...readForm(req, CLAIM), saidBy }
}

function readLink(req: Request, number: number): Attribution {
  const read = (name: string) => readForm(req, [`${name}-${number}`])[`${name}-${number}`] ?? ''
  const anonymous = read('anonymous')
  if (anonymous !== '' && anonymous !== 'yes') throw new BadRequest('This form does not say who is named.')
  return {
    verb: read('verb'),
    speaker: read('speaker'),
    capacity: read('capacity'),
    anonymous: anonymous === 'yes',
  }
}

/** Words that were chosen, with the revision that they were read in. */
export interface ChosenWords extends Selection {
  readonly revision: number
}

/** Reads which words were chosen. @throws {BadRequest} for offsets that no form of ours sends */
export function readChosenWords(req: Request): ChosenWords {
  const { revision, part, start, end, ...words } = readForm(req, [
    ...WORDS,
    'revision',
    'part',
    'start',
    'end',
  ])
  return {
    ...words,
    revision: readVersion(revision),
    part: readPart(part),
    start: readOffset(start),
    end: readOffset(end),
  }
}

/** The words that an address names, as a script writes it: a span of a part. @throws {NotFound} @throws {BadRequest} */
export function chosenIn(query: Readonly<Record<string, unknown>>): ChosenWords | null {
  const part = optionalText(query, 'part')
  const revision = optionalInteger(query, 'revision')
  if (part === undefined || revision === undefined) return null
  const [start, end] = [optionalText(query, 'start') ?? '', optionalText(query, 'end') ?? '']
  const words = { exact: '', prefix: '', suffix: '', start: readOffset(start), end: readOffset(end) }
  return { ...words, revision, part: readPart(part) }
}

/** A part of an article. @throws {BadRequest} */
export function readPart(typed: string): Part {
  const part = PARTS.find((known) => known === typed)
  if (part === undefined)
    throw new BadRequest('This form does not say which part of the article it is about.')
  return part
}

/** An offset in code points; `null` for none. @throws {BadRequest} */
export function readOffset(typed: string): number | null {
  if (typed === '') return null
  if (!/^\d{1,9}$/.test(typed)) throw new BadRequest('This form does not say where the words stand.')
  return Number(typed)
}
