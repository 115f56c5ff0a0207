import type { Gap } from './alignment.js'
import { bagOf, likeness, shared, without, type Bag } from './likeness.js'
import type { Reading } from './words.js'

/** Sentences that were rewritten into others: one into one, several joined, or one split. */
export interface Rewriting {
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** Whether they stand elsewhere in the order of the text. */
  readonly moved: boolean
}

/** How alike two sentences must be to be one rewritten: in one place, and far apart. */
const ALIKE_HERE = 0.3
const ALIKE_AFAR = 0.6
/** How much of a sentence must be in what is left of another for it to be joined to it, or split off it. */
const JOINED = 0.6
/** Gaps of more pairs than this are compared by their rarer words only. */
const MOST_PAIRS = 400
/** A word that stands in more sentences than this tells none from another. */
const MOST_SENTENCES = 30

/** Pairs sentences that were rewritten. Each is used once; whatever finds nothing like it is gone, or new. */
export function pairRewritten(before: Reading, after: Reading, gaps: readonly Gap[]): readonly Rewriting[] {
  const bags = {
    before: bagsOf(
      before,
      gaps.flatMap((gap) => gap.before),
    ),
    after: bagsOf(
      after,
      gaps.flatMap((gap) => gap.after),
    ),
  }
  const gapOf = new Map(gaps.flatMap((gap, nth) => gap.after.map((a) => [a, nth])))
  const bag = (side: 'before' | 'after', at: number): Bag =>
    bags[side].get(at) ?? { words: new Map(), weight: 0 }

  const pairs: { b: number; a: number; score: number; moved: boolean }[] = []
  const consider = (b: number, a: number, moved: boolean) => {
    const like = likeness(bag('before', b), bag('after', a))
    const part =
      shared(bag('before', b), bag('after', a)) / Math.min(bag('before', b).weight, bag('after', a).weight)
    const enough = moved ? like >= ALIKE_AFAR : like >= ALIKE_HERE || part >= 0.75
    if (enough) pairs.push({ b, a, score: moved ? like : like + 0.2, moved })
  }
  const rare = rareWords(bags.after)
  for (const [nth, gap] of gaps.entries()) {
    const few = gap.before.length * gap.after.length <= MOST_PAIRS
    for (const b of gap.before) {
      if (few) for (const a of gap.after) consider(b, a, false)
      for (const a of sharing(bag('before', b), rare)) {
        const here = gapOf.get(a) === nth
        if (!here || !few) consider(b, a, !here)
      }
    }
  }
  pairs.sort((x, y) => y.score - x.score || x.b - y.b || x.a - y.a)

  const partner = { before: new Map<number, Group>(), after: new Map<number, Group>() }
  for (const { b, a, moved } of pairs) {
    if (partner.before.has(b) || partner.after.has(a)) continue
    const group = {
      before: [b],
      after: [a],
      moved,
      restBefore: without(bag('before', b), bag('after', a)),
      restAfter: without(bag('after', a), bag('before', b)),
    }
    partner.before.set(b, group)
    partner.after.set(a, group)
  }
  for (const gap of gaps) {
    for (const b of gap.before) {
      if (partner.before.has(b)) continue
      const group = neighbours(b, partner.before).find(
        ({ moved, restAfter }) =>
          !moved && shared(bag('before', b), restAfter) >= JOINED * bag('before', b).weight,
      )
      if (group === undefined) continue
      group.restAfter = without(group.restAfter, bag('before', b))
      group.before.push(b)
      partner.before.set(b, group)
    }
    for (const a of gap.after) {
      if (partner.after.has(a)) continue
      const group = neighbours(a, partner.after).find(
        ({ moved, restBefore }) =>
          !moved && shared(bag('after', a), restBefore) >= JOINED * bag('after', a).weight,
      )
      if (group === undefined) continue
      group.restBefore = without(group.restBefore, bag('after', a))
      group.after.push(a)
      partner.after.set(a, group)
    }
  }
  return [...new Set(partner.before.values())].map(({ before: from, after: to, moved }) => ({
    before: [...from].sort((x, y) => x - y),
    after: [...to].sort((x, y) => x - y),
    moved,
  }))
}

interface Group {
  readonly before: number[]
  readonly after: number[]
  readonly moved: boolean
  restBefore: Bag
  restAfter: Bag
}

const neighbours = (at: number, groups: ReadonlyMap<number, Group>): readonly Group[] =>
  [groups.get(at - 1), groups.get(at + 1)].filter((group) => group !== undefined)

const bagsOf = ({ words, sentences }: Reading, which: readonly number[]): ReadonlyMap<number, Bag> =>
  new Map(which.map((at) => [at, bagOf(words.slice(sentences[at]?.start, sentences[at]?.end))]))

/** Each word of few sentences, with them. */
function rareWords(bags: ReadonlyMap<number, Bag>): ReadonlyMap<string, readonly number[]> {
  const sentencesOf = new Map<string, number[]>()
  for (const [at, { words }] of bags) {
    for (const word of words.keys()) {
      const found = sentencesOf.get(word)
      if (found === undefined) sentencesOf.set(word, [at])
      else if (found.length <= MOST_SENTENCES) found.push(at)
    }
  }
  return sentencesOf
}

/** The five sentences that share the most rare words with a bag. */
function sharing({ words }: Bag, rare: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const counts = new Map<number, number>()
  for (const word of words.keys()) {
    const sentences = rare.get(word)
    if (sentences === undefined || sentences.length > MOST_SENTENCES) continue
    for (const at of sentences) counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return [...counts]
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .slice(0, 5)
    .map(([at]) => at)
}
