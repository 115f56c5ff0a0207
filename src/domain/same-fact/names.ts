import { listedKind } from '../following/word-kinds.js'
import type { Reading, Word } from '../following/words.js'

/** A proper name as it stands in a text. `from` and `until` are places of its words. */
export interface Name {
  readonly from: number
  readonly until: number
  readonly shown: string
  /** Its parts in lower case, for instance `['kim', 'jong', 'un']`. */
  readonly parts: readonly string[]
  /** Whether it is a name for sure: not a word that has its capital from its place. */
  readonly sure: boolean
}

/** Who or what a name stands for: its full form; `null` for a word that has its capital from its place. */
export type NameOf = (name: Name) => string | null

/** What joins the parts of a name, in lower case. */
const PARTICLES = new Set(
  'bin ibn bint al el ul de del della di da do dos du la le van von der den ter ten'.split(' '),
)

/** They stand before a name and are none of it. */
const TITLES = new Set('mr mrs ms miss dr sir dame lord lady'.split(' '))

/** Finds the proper names of a text, in order. */
export function namesIn({ text, words }: Reading): readonly Name[] {
  const names: Name[] = []
  for (let at = 0; at < words.length; at += 1) {
    if (!begins(text, words, at)) continue
    const from = at
    let until = at + 1
    for (let next = goesOn(text, words, until); next > 0; next = goesOn(text, words, until)) until += next
    const range = words.slice(from, until)
    names.push({
      from,
      until,
      shown: text.slice(range[0]?.start, range.at(-1)?.end),
      parts: range.map(({ bare }) => bare.replace(/^\^/, '')),
      sure: range.length > 1 || range[0]?.kind === 'name',
    })
    at = until - 1
  }
  return names
}

function begins(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word === undefined || TITLES.has(word.bare)) return false
  if (word.kind === 'name') return true
  if (word.kind !== 'content' || !word.opens || !isCapital(text, word)) return false
  return listedKind(word.bare) === undefined
}

/** How many words further a name goes on; 0 where it ends. */
function goesOn(text: string, words: readonly Word[], at: number): number {
  const word = words[at]
  if (word === undefined) return 0
  if (word.gap === '-') return word.kind === 'name' || word.kind === 'content' ? 1 : 0
  const initial = word.gap === '. ' && /^\p{L}$/u.test(words[at - 1]?.bare ?? '')
  if (word.gap !== ' ' && !initial) return 0
  if (word.kind === 'name') return 1
  const next = words[at + 1]
  return PARTICLES.has(word.bare) && !isCapital(text, word) && next?.kind === 'name' && next.gap !== ''
    ? 2
    : 0
}

const isCapital = (text: string, { start }: Word): boolean => /^\p{Lu}/u.test(text.slice(start, start + 2))

/** Which full name each last name stands for, where it is one only: “Putin” for “Vladimir Putin”. */
export function fullNames(names: Iterable<Name>): ReadonlyMap<string, string | null> {
  const full = new Map<string, string | null>()
  for (const { parts } of names) {
    const [last = '', whole] = [parts.at(-1), parts.join(' ')]
    if (parts.length < 2) continue
    const known = full.get(last)
    if (known === undefined || known === whole || known?.endsWith(` ${whole}`) === true) {
      full.set(last, known ?? whole)
    } else full.set(last, known !== null && whole.endsWith(` ${known}`) ? whole : null)
  }
  return full
}
