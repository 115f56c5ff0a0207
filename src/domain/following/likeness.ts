import type { Word } from './words.js'

/** The words of a sentence with their weight, to tell how much two sentences have in common. */
export interface Bag {
  readonly words: ReadonlyMap<string, number>
  readonly weight: number
}

/** Function words stand in every sentence: they count a quarter. */
const weightOf = ({ kind }: Word): number => (kind === 'function' ? 0.25 : 1)

export function bagOf(words: readonly Word[]): Bag {
  const bag = new Map<string, number>()
  let weight = 0
  for (const word of words) {
    bag.set(word.bare, (bag.get(word.bare) ?? 0) + weightOf(word))
    weight += weightOf(word)
  }
  return { words: bag, weight }
}

/** The weight that two bags have in common. */
export function shared(a: Bag, b: Bag): number {
  const [small, large] = a.words.size < b.words.size ? [a, b] : [b, a]
  let weight = 0
  for (const [word, count] of small.words) weight += Math.min(count, large.words.get(word) ?? 0)
  return weight
}

/** How alike two bags are, from 0 to 1 (Dice's measure). */
export function likeness(a: Bag, b: Bag): number {
  return a.weight + b.weight === 0 ? 0 : (2 * shared(a, b)) / (a.weight + b.weight)
}

/** What is left of a bag without the words of another. */
export function without(bag: Bag, other: Bag): Bag {
  const words = new Map<string, number>()
  let weight = 0
  for (const [word, count] of bag.words) {
    const rest = count - (other.words.get(word) ?? 0)
    if (rest <= 0) continue
    words.set(word, rest)
    weight += rest
  }
  return { words, weight }
}
