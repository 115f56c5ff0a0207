import { readWords } from '../following/words.js'
import { namesIn, type Name } from './names.js'
import { officesIn, type Held } from './offices.js'
import { slotsOf, type Slot } from './stated.js'

/** What one text says, as far as it is compared with others. */
export interface Statement {
  readonly names: readonly Name[]
  /** Words that stand in it without a capital. */
  readonly ordinary: readonly string[]
  readonly slots: readonly Slot[]
  readonly held: readonly Held[]
}

const read = new Map<string, Statement>()
const MOST_KEPT = 4_000

/** Reads a text that is one sentence or less. What was read is kept: a page shows the same statements again and again. */
export function readStatement(text: string): Statement {
  const known = read.get(text)
  if (known !== undefined) return known
  const reading = readWords(text, ONE_SENTENCE)
  const names = namesIn(reading)
  const ordinary = reading.words.flatMap(({ bare, kind, opens }) =>
    kind === 'content' && !opens ? [bare] : [],
  )
  const statement = { names, ordinary, slots: slotsOf(reading, names), held: officesIn(reading, names) }
  if (read.size >= MOST_KEPT) read.clear()
  read.set(text, statement)
  return statement
}

const ONE_SENTENCE = [{ start: 0, end: 0 }]
