import type { Reading, Word } from '../following/words.js'
import type { Name } from './names.js'

/** An office that somebody is said to hold now. */
export interface Held {
  /** Who, as named. */
  readonly name: Name
  readonly office: string
  /** As it is written. */
  readonly shown: string
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Of each of these kinds a person holds one at a time. */
const STATE = set(
  'president chancellor minister premier ambassador governor mayor king queen emperor pope spokesperson',
)
const RANK = set('general colonel captain lieutenant major sergeant admiral')
const SAME: Readonly<Record<string, string>> = {
  spokesman: 'spokesperson',
  spokeswoman: 'spokesperson',
  premier: 'minister',
}

const BEFORE =
  set(`vice deputy prime foreign defense interior finance justice health trade education energy assistant
  lieutenant major brigadier first`)
/** With one of these an office is another one; any other only says which. */
const LESSER = set('vice deputy assistant first')
/** What is past, or not so. */
const NOT_NOW = set(
  'former ex then late acting interim outgoing next future incoming designate elect candidate',
)
const BETWEEN = set("the a an current 's new serving sitting")

/** Reads who is said to hold which office: “President Putin”, “Putin is the president”, “Putin, the president”. */
export function officesIn({ text, words }: Reading, names: readonly Name[]): readonly Held[] {
  if (names.length === 0 || words.some(({ bare }) => NOT_NOW.has(bare) || /^#[12]\d{3}$/.test(bare)))
    return []
  const held: Held[] = []
  for (const [at, { bare, kind }] of words.entries()) {
    const head = kind === 'office' || RANK.has(bare) ? (SAME[bare] ?? bare) : ''
    if (!STATE.has(head) && !RANK.has(head)) continue
    const from = beginning(words, at)
    const name =
      names.find((each) => each.from === at + 1 && words[at + 1]?.gap === ' ') ??
      named(words, names, from, at)
    if (name === undefined) continue
    const before = words.slice(from, at).map((word) => word.bare.replace(/^\^/, ''))
    const office = [...(bare === 'premier' ? ['prime'] : before), head].join(' ')
    held.push({ name, office, shown: text.slice(words[from]?.start, words[at]?.end) })
  }
  return held
}

/** Where an office begins: “deputy foreign minister”. */
function beginning(words: readonly Word[], at: number): number {
  let from = at
  while (
    /^[ -]$/.test(words[from]?.gap ?? '') &&
    BEFORE.has((words[from - 1]?.bare ?? '').replace(/^\^/, ''))
  )
    from -= 1
  return from
}

/** Whose office it is, where the name stands before it: at “is” or a comma, with no more than whose it is in between. */
function named(words: readonly Word[], names: readonly Name[], from: number, at: number): Name | undefined {
  if (words[at + 1]?.bare === "'s" || words[at + 1]?.kind === 'office') return undefined
  const owners = names.filter(({ until }) => until <= from && from - until < MOST_BETWEEN)
  return owners.find(({ until }) => {
    const between = words.slice(until, from)
    const [first] = between
    const comma = (words[until]?.gap ?? '').startsWith(',')
    if (!comma && first?.bare !== 'is') return false
    return between.slice(comma ? 0 : 1).every(({ bare, kind }) => BETWEEN.has(bare) || kind === 'name')
  })
}

const MOST_BETWEEN = 6

/** Whether nobody holds both: neither says only more exactly what the other is. */
export function exclude(one: string, other: string): boolean {
  if (one === other) return false
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (!long.endsWith(` ${short}`)) return STATE.has(headOf(one)) === STATE.has(headOf(other))
  return long
    .slice(0, -short.length)
    .split(' ')
    .some((word) => LESSER.has(word))
}

const headOf = (office: string): string => office.split(' ').at(-1) ?? ''
