import { diffArrays } from 'diff'
import type { Reading } from './words.js'

/** Sentences that stand between two kept ones and are not kept themselves, before and after. */
export interface Gap {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** Which sentences kept their words, word for word as they are compared; numbers of sentences of the two readings. */
export interface Alignment {
  /** Sentence before → the one after that has its words, and whether it stands elsewhere in the order. */
  readonly kept: ReadonlyMap<number, { readonly at: number; readonly moved: boolean }>
  /** Sentence before → the places that are equally good. */
  readonly ambiguous: ReadonlyMap<number, readonly number[]>
  readonly gaps: readonly Gap[]
}

/** More sentences than this put in or left out, and whatever is not at the ends is looked up by its words alone. */
const MOST_EDITS = 600
/** More places than this for the same words are not compared one by one. */
const MOST_PLACES = 50

/** Aligns the sentences of two readings. Takes time linear in the sentences but for a bounded number of edits. */
export function alignSentences(before: Reading, after: Reading): Alignment {
  const keys = { before: keysOf(before), after: keysOf(after) }
  const inOrder = pairsInOrder(keys.before, keys.after)
  const gaps = gapsBetween(inOrder, keys.before.length, keys.after.length)
  const kept = new Map([...inOrder].map(([b, at]) => [b, { at, moved: false }]))
  const ambiguous = new Map<number, readonly number[]>()

  const freeBefore = placesOf(
    keys.before,
    gaps.flatMap((gap) => gap.before),
  )
  const freeAfter = placesOf(
    keys.after,
    gaps.flatMap((gap) => gap.after),
  )
  const likeContext = (b: number, a: number): number =>
    Number(keys.before[b - 1] === keys.after[a - 1]) + Number(keys.before[b + 1] === keys.after[a + 1])

  // A sentence that now stands twice is where its neighbours are; where they do not tell, a person must.
  for (const [b, at] of inOrder) {
    const places = freeAfter.get(keys.before[b] ?? '')
    if (places === undefined) continue
    const best = bestOf([at, ...places], (a) => likeContext(b, a))
    const only = best.length === 1 ? best[0] : undefined
    if (only !== undefined) kept.set(b, { at: only, moved: false })
    else {
      kept.delete(b)
      ambiguous.set(b, best)
    }
  }
  // A sentence that left its place and stands, word for word, where none stood before.
  for (const [key, sentences] of freeBefore) {
    const places = freeAfter.get(key)
    if (places === undefined) continue
    for (const b of sentences) {
      const best = bestOf(places, (a) => likeContext(b, a))
      const only = best.length === 1 ? best[0] : undefined
      const rivals = only === undefined ? [] : bestOf(sentences, (other) => likeContext(other, only))
      if (only !== undefined && rivals.length === 1 && rivals[0] === b) kept.set(b, { at: only, moved: true })
      else if (only === undefined || rivals.includes(b)) ambiguous.set(b, best)
    }
  }
  const taken = new Set([...[...kept.values()].map(({ at }) => at), ...[...ambiguous.values()].flat()])
  const open = gaps.map((gap) => ({
    before: gap.before.filter((b) => !kept.has(b) && !ambiguous.has(b)),
    after: gap.after.filter((a) => !taken.has(a)),
  }))
  return { kept, ambiguous, gaps: open }
}

const keysOf = ({ words, sentences }: Reading): readonly string[] =>
  sentences.map(({ start, end }) =>
    words
      .slice(start, end)
      .map(({ key }) => key)
      .join(' '),
  )

function pairsInOrder(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head] === after[head]) pairs.set(head, head++)
  let tail = 0
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const middle = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)] as const
  const changes = diffArrays([...middle[0]], [...middle[1]], { maxEditLength: MOST_EDITS })
  let [b, a] = [head, head]
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) for (let nth = 0; nth < count; nth += 1) pairs.set(b + nth, a + nth)
    if (!added) b += count
    if (!removed) a += count
  }
  for (let nth = tail; nth > 0; nth -= 1) pairs.set(before.length - nth, after.length - nth)
  return pairs
}

function gapsBetween(pairs: ReadonlyMap<number, number>, before: number, after: number): readonly Gap[] {
  const gaps: Gap[] = []
  let [b, a] = [0, 0]
  for (const [nextB, nextA] of [...pairs, [before, after] as const]) {
    if (nextB > b || nextA > a) gaps.push({ before: range(b, nextB), after: range(a, nextA) })
    ;[b, a] = [nextB + 1, nextA + 1]
  }
  return gaps
}

const range = (from: number, until: number): readonly number[] =>
  Array.from({ length: Math.max(0, until - from) }, (_, nth) => from + nth)

function placesOf(
  keys: readonly string[],
  sentences: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const sentence of sentences) {
    const key = keys[sentence] ?? ''
    const found = places.get(key)
    if (found === undefined) places.set(key, [sentence])
    else if (found.length < MOST_PLACES) found.push(sentence)
  }
  return places
}

function bestOf(places: readonly number[], score: (place: number) => number): readonly number[] {
  const scores = places.map(score)
  const most = Math.max(...scores)
  return places.filter((_, nth) => scores[nth] === most)
}
