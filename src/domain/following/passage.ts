import { clausesOf, isVerb } from './clauses.js'
import type { Word } from './words.js'

/** The words of a passage with the clause of each, and what some of them share with other clauses. */
export interface Passage {
  readonly words: readonly Word[]
  readonly clauses: readonly number[]
  /** What a change of the word bears on besides its own clause. */
  readonly shares: readonly Share[]
}

/** What clauses may have in common. `all`: negation, attribution and condition, of which none has its own. */
export type Share = 'all' | 'date' | 'unit' | 'subject' | 'count' | 'verb' | null

const OWN_SUBJECT = new Set(['the', 'a', 'an', 'this', 'these', 'those', 'another', 'other', 'no'])
const LINKS = new Set(['while', 'whereas', 'but', 'although', 'though', 'and'])
const BEFORE_YEAR = new Set(
  'in since until till by of from during after before between to through early late mid year for and around about'.split(
    ' ',
  ),
)

/** Reads one or more sentences that stand one behind the other. */
export function readPassage(sentences: readonly (readonly Word[])[]): Passage {
  const words: Word[] = []
  const clauses: number[] = []
  const shares: Share[] = []
  let first = 0
  for (const sentence of sentences) {
    const own = clausesOf(sentence)
    for (const share of sharesOf(sentence, own)) shares.push(share)
    for (const clause of own) clauses.push(first + clause)
    for (const word of sentence) words.push(word)
    first = Math.max(first, ...new Set(clauses)) + 1
  }
  return { words, clauses, shares }
}

/** What each clause has to itself: whatever it lacks, it shares with the others. */
export function ownOf({ words, clauses, shares }: Passage): ReadonlyMap<number, ReadonlySet<Share>> {
  const wordsOf = new Map<number, { readonly words: Word[]; readonly shares: Set<Share> }>()
  for (const [at, word] of words.entries()) {
    const clause = clauses[at] ?? 0
    const own = wordsOf.get(clause) ?? { words: [], shares: new Set() }
    wordsOf.set(clause, own)
    own.words.push(word)
    own.shares.add(shares[at] ?? null)
  }
  return new Map(
    [...wordsOf].map(([clause, { words: all, shares: has }]) => {
      const own = new Set<Share>(has.has('date') ? ['date'] : [])
      // A clause without a number has nothing to measure.
      const measures = all.some(({ kind }) => kind === 'number')
      if (!measures || all.some(({ kind }) => kind === 'unit' || kind === 'sign')) own.add('unit')
      for (const share of subjectOf(all)) own.add(share)
      if (all.some((word) => isVerb(word))) own.add('verb')
      return [clause, own]
    }),
  )
}

/** Whether a word joins the clause that it begins to another. */
export const isLink = ({ bare }: Word): boolean => LINKS.has(bare)

/** A clause that begins with a name or "the" is about something of its own; "300 fled" has a count of its own only. */
function subjectOf(words: readonly Word[]): readonly Share[] {
  let at = words.findIndex((word) => !isLink(word))
  while (words[at]?.kind === 'quantifier') at += 1
  const [first, second] = [words[at], words[at + 1]]
  if (at < 0 || first === undefined || isVerb(first)) return []
  if (first.kind === 'number')
    return second === undefined || isVerb(second) ? ['count'] : ['subject', 'count']
  const determined =
    first.kind === 'name' || OWN_SUBJECT.has(first.bare) || words[at - 1]?.kind === 'quantifier'
  const bare = first.kind === 'content' && second !== undefined && isVerb(second)
  return determined || bare ? ['subject', 'count'] : []
}

function sharesOf(words: readonly Word[], clauses: readonly number[]): readonly Share[] {
  // In a script whose verbs and clauses are not known all of a sentence is one clause.
  const attributed = attributionOf(words)
  const conditional = new Set<number>()
  const sure = new Set(words.flatMap((word, at) => (isVerb(word) ? [clauses[at] ?? 0] : [])))
  const verbSeen = new Set<number>()
  return words.map((word, at) => {
    const clause = clauses[at] ?? 0
    if (word.kind === 'condition') conditional.add(clause)
    if (word.kind === 'negation' || word.kind === 'attribution' || word.kind === 'condition') return 'all'
    if (attributed.has(at) || conditional.has(clause)) return 'all'
    if (isDate(words, at)) return 'date'
    if (word.kind === 'unit' || word.kind === 'sign') return 'unit'
    if (isVerb(word, !sure.has(clause))) verbSeen.add(clause)
    if (!verbSeen.has(clause)) return word.kind === 'number' ? 'count' : 'subject'
    return word.kind === 'number' || word.kind === 'emoji' ? null : 'verb'
  })
}

/** The words that say who says it: behind "according to", before "said", up to a comma. */
function attributionOf(words: readonly Word[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [at, { kind, bare }] of words.entries()) {
    if (kind !== 'attribution') continue
    const step = bare === 'according' || bare === 'by' ? 1 : -1
    for (let near = at; near >= 0 && near < words.length && Math.abs(near - at) < 12; near += step) {
      found.add(near)
      if (/[,;:]/.test((step > 0 ? words[near + 1] : words[near])?.gap ?? '')) break
    }
    // "…", said the minister.
    const inverted = words[at - 1] === undefined || /[,”"»]/.test(words[at]?.gap ?? '')
    for (let near = at + 1; inverted && near < words.length && near - at < 12; near += 1) {
      found.add(near)
      if (/[,;:]/.test(words[near + 1]?.gap ?? '')) break
    }
  }
  return found
}

/** A year, a month, "last", and a number beside one of them. */
function isDate(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word === undefined || word.kind === 'date') return word !== undefined
  if (word.kind !== 'number') return false
  const [last, next] = [words[at - 1], words[at + 1]]
  if (last?.kind === 'date' || next?.kind === 'date') return true
  const year = /^#(?:1\d|20|21)\d\d$/.test(word.bare) && word.end - word.start === 4
  return (
    year &&
    (last === undefined ||
      BEFORE_YEAR.has(last.bare) ||
      next === undefined ||
      /[(,;]/.test(word.gap + next.gap))
  )
}
