import { clausesOf, isVerb } from './clauses.js'
import type { Comparison, Hunk } from './hunks.js'
import type { Word } from './words.js'

/** The words of a passage with the clause of each, and what some of them share with other clauses. */
export interface Passage {
  readonly words: readonly Word[]
  readonly clauses: readonly number[]
  /** What a change of the word bears on besides its own clause. */
  readonly shares: readonly Share[]
}

type Share = 'all' | 'date' | 'unit' | 'subject' | null

const OWN_SUBJECT = new Set(
  'the a an this these those another other some many most all both no each every several few'.split(' '),
)
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

/**
 * Tells which clauses before the edit a hunk bears on: those it stands in, and those that share with them what it
 * changed. Clauses share negation, attribution and condition always; year, unit and subject where they have no own.
 */
export function reachWithin(
  before: Passage,
  after: Passage,
  comparison: Comparison,
): (hunk: Hunk) => ReadonlySet<number> {
  const clauseBefore = clausesBefore(before, after, comparison)
  const all = [...new Set(before.clauses)]
  const ofQuotation = new Map<number, Set<number>>()
  for (const [at, { quotation }] of before.words.entries()) {
    const clauses = ofQuotation.get(quotation) ?? new Set<number>()
    ofQuotation.set(quotation, clauses.add(before.clauses[at] ?? 0))
  }
  const sharing = new Map<string, readonly number[]>()

  return ({ from, to }) => {
    const reached = new Set<number>()
    const shared = new Set<Share>()
    const quotations = new Set<number>()
    for (let at = from.start; at < from.end; at += 1) {
      reached.add(before.clauses[at] ?? 0)
      shared.add(before.shares[at] ?? null)
      quotations.add(before.words[at]?.quotation ?? 0)
    }
    for (let at = to.start; at < to.end; at += 1) {
      const clause = clauseBefore.get(after.clauses[at] ?? 0)
      if (clause !== undefined) reached.add(clause)
      shared.add(after.shares[at] ?? null)
      if ((after.words[at]?.quotation ?? 0) === 0) continue
      for (const beside of [from.start - 1, from.end]) quotations.add(before.words[beside]?.quotation ?? 0)
    }
    quotations.delete(0)
    for (const quotation of quotations)
      for (const clause of ofQuotation.get(quotation) ?? []) reached.add(clause)

    const what = [...shared].sort().join(' ')
    const takePart = sharing.get(what) ?? all.filter((clause) => isShared(before, clause, shared))
    sharing.set(what, takePart)
    for (const clause of takePart) reached.add(clause)
    return reached
  }
}

/** Each clause after, and the one before that most of its words come from. A new clause has none. */
function clausesBefore(
  before: Passage,
  after: Passage,
  { placeOf }: Comparison,
): ReadonlyMap<number, number> {
  const votes = new Map<number, Map<number, number>>()
  for (const [at, place] of placeOf.entries()) {
    if (place < 0) continue
    const clause = after.clauses[place] ?? 0
    const counts = votes.get(clause) ?? new Map<number, number>()
    const from = before.clauses[at] ?? 0
    counts.set(from, (counts.get(from) ?? 0) + 1)
    votes.set(clause, counts)
  }
  return new Map(
    [...votes].map(([clause, counts]) => [clause, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0]),
  )
}

/** Whether a clause takes part in what a change elsewhere in its sentence touched. */
function isShared({ words, clauses, shares }: Passage, clause: number, shared: ReadonlySet<Share>): boolean {
  if (shared.has('all')) return true
  const own = words.flatMap((word, at) => (clauses[at] === clause ? [{ word, share: shares[at] }] : []))
  if (shared.has('date') && !own.some(({ share }) => share === 'date')) return true
  if (shared.has('unit') && !own.some(({ word }) => word.kind === 'unit' || word.kind === 'sign')) {
    if (own.some(({ word }) => word.kind === 'number')) return true
  }
  return shared.has('subject') && !hasOwnSubject(own.map(({ word }) => word))
}

function hasOwnSubject(words: readonly Word[]): boolean {
  const at = words.findIndex(({ bare }) => !/^(?:while|whereas|but|although|though|and)$/.test(bare))
  const [first, second] = [words[at], words[at + 1]]
  if (first === undefined) return false
  if (first.kind === 'name' || first.kind === 'number' || OWN_SUBJECT.has(first.bare)) return true
  return first.kind === 'content' && !isVerb(first) && second !== undefined && isVerb(second)
}

function sharesOf(words: readonly Word[], clauses: readonly number[]): readonly Share[] {
  // In a script whose verbs and clauses are not known all of a sentence is one clause.
  const attributed = attributionOf(words)
  const conditional = new Set<number>()
  const verbSeen = new Set<number>()
  return words.map((word, at) => {
    const clause = clauses[at] ?? 0
    if (word.kind === 'condition') conditional.add(clause)
    if (isVerb(word, true)) verbSeen.add(clause)
    if (word.kind === 'negation' || word.kind === 'attribution' || word.kind === 'condition') return 'all'
    if (attributed.has(at) || conditional.has(clause)) return 'all'
    if (isDate(words, at)) return 'date'
    if (word.kind === 'unit' || word.kind === 'sign') return 'unit'
    return verbSeen.has(clause) ? null : 'subject'
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
