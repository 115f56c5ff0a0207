import type { Reading, Word } from '../following/words.js'
import { readAmounts, type Amount } from './amounts.js'
import { readDays, type Day } from './days.js'
import { BOUNDS, countsHere, measureOf, roleOf, wordingOf } from './measures.js'
import type { Name } from './names.js'
import { senseOf } from './senses.js'

/** A number or a day of a statement, with all else that is said but for the names. */
export interface Slot {
  /** A number of what, or a day. */
  readonly what: string
  /** The other words, sorted. */
  readonly core: readonly string[]
  readonly wording: string
  readonly amount: Amount | null
  /** The day that is stated: `null` for a number. */
  readonly day: Day | null
  /** When, as far as it is said besides, to tell two happenings from each other. */
  readonly when: string
  readonly on: Day | null
}

/** Reads the numbers of a statement, each with its own stretch where there are several; without one, the day of an event. */
export function slotsOf(reading: Reading, names: readonly Name[]): readonly Slot[] {
  const { words } = reading
  const days = readDays(words)
  const inDay = (at: number) => days.some(({ from, until }) => from <= at && at < until)
  const amounts = readAmounts(words).filter((amount) => !inDay(amount.from) && countsHere(words, amount))
  const on = days.length === 1 ? (days[0] ?? null) : null
  if (amounts.length === 0) return on === null ? [] : eventOn(reading, names, on)

  const named = new Set(names.flatMap(({ from, until }) => places(from, until)))
  const taken = (at: number) =>
    inDay(at) || named.has(at) || amounts.some(({ from, until }) => from <= at && at < until)
  return amounts.flatMap((amount, nth) => {
    const { core, when } = restOf(words, stretchOf(words, amounts, nth), taken)
    if (core.length + Math.min(1, names.length) < 2 || FURTHER.some((word) => core.includes(word))) return []
    const measure = amount.ordinal ? '#' : measureOf(words, amount)
    const what = ['number', roleOf(words, amount), measure].join(' ')
    const wording = wordingOf(reading, amount, !amount.ordinal && measure !== '')
    return [{ what, core, wording, amount, day: null, when, on }]
  })
}

/** An event with its day, where it happens once and it is said which one it is. */
function eventOn({ text, words }: Reading, names: readonly Name[], on: Day): readonly Slot[] {
  const named = new Set(names.flatMap(({ from, until }) => places(from, until)))
  const taken = (at: number) => named.has(at) || (on.from <= at && at < on.until)
  const { core, when } = restOf(words, [0, words.length], taken)
  const one = isDefinite(words, names) && !words.some(({ bare }) => bare === 'a' || bare === 'an')
  if (!one || core.length + Math.min(1, names.length) < 2 || !core.some((word) => ONCE.has(word))) return []
  const wording = text.slice(words[on.from]?.start, words[on.until - 1]?.end)
  return [{ what: 'date', core, wording, amount: null, day: on, when, on: null }]
}

const places = (from: number, until: number): readonly number[] =>
  Array.from({ length: until - from }, (_, nth) => from + nth)

/** “12 more people” are not those that were counted before. */
const FURTHER = ['anoth', 'more', 'furth', 'additional', 'second', 'separat', 'each', 'every', 'daily', 'oth']

/** What happens once: the same of it on two days is one too many. */
const ONCE = new Set(
  `born bear die kill found establish sign assassinat marri marry open clos appoint inaugurat resign crash sink sank begin
  end annex invad occur happen take hold schedul due expir ratifi ratify adopt publish releas complet elect arriv
  unveil veto pass approv launch first last sworn`
    .split(/\s+/)
    .map(senseOf),
)

/** Whether the first words say which one it is: a name, with an office before it or not, or “the”. */
const isDefinite = (words: readonly Word[], names: readonly Name[]): boolean =>
  (names[0] !== undefined && words.slice(0, names[0].from).every(({ kind }) => kind === 'office')) ||
  /^(?:the|this|that|his|her|its|their|our)$/.test(words[0]?.bare ?? '')

/** What a stretch of words says, numbers, days and names aside. */
interface Rest {
  readonly core: readonly string[]
  readonly when: string
}

/** The words that go with one number of several: up to the next comma, “and” or “while” on each side. */
function stretchOf(
  words: readonly Word[],
  amounts: readonly Amount[],
  nth: number,
): readonly [number, number] {
  const parts = (at: number) =>
    /[,;:]/.test(words[at]?.gap ?? '') || /^(?:and|while|but|with)$/.test(words[at]?.bare ?? '')
  let [from, until] = [0, words.length]
  const [before, here, after] = [amounts[nth - 1], amounts[nth], amounts[nth + 1]]
  if (here && before) for (let at = before.until; at <= here.from; at += 1) if (parts(at)) from = at
  if (here && after) for (let at = after.from; at > here.until; at -= 1) if (parts(at)) until = at
  return [from, until]
}

function restOf(
  words: readonly Word[],
  [from, until]: readonly [number, number],
  taken: (at: number) => boolean,
): Rest {
  const core = new Set<string>()
  const when = new Set<string>()
  for (let at = from; at < until; at += 1) {
    const word = words[at]
    if (word === undefined || taken(at)) continue
    if (isWhen(word, words[at - 1])) when.add(word.bare)
    else if (word.kind === 'modality') core.add('may')
    else if (word.kind !== 'function' && word.kind !== 'attribution' && !BOUNDS.has(word.bare))
      core.add(senseOf(word.bare))
  }
  core.delete('')
  return { core: [...core].sort(), when: [...when].sort().join(' ') }
}

const RELATIVE = new Set(
  'last next this ago yesterday today tomorrow tonight now currently current recently recent past coming early late mid'.split(
    ' ',
  ),
)
const isWhen = ({ bare, kind }: Word, before: Word | undefined): boolean =>
  RELATIVE.has(bare) || (kind === 'unit' && before !== undefined && RELATIVE.has(before.bare))
