import type { Span } from '../spans.js'
import type { Reading, Word } from './words.js'

/** The words that a span touches, as a range; empty, at the next word, when it touches none. String indices. */
export function wordsWithin(words: readonly Word[], { start, end }: Span): Span {
  const first = firstWhere(words, (word) => word.end > start)
  const next = firstWhere(words, (word) => word.start >= end)
  return { start: first, end: Math.max(first, next) }
}

/**
 * The span of words that followed those of another span, in string indices: it begins and ends within a word, or with
 * a punctuation mark, as that one did.
 *
 * @param span  before the edit, in string indices
 * @param words the words that it touches
 * @param place the words after the edit that stand for them
 */
export function edgesOf(before: Reading, after: Reading, span: Span, words: Span, place: Span): Span {
  const [first, last] = [before.words[words.start], before.words[words.end - 1]]
  const [newFirst, newLast] = [after.words[place.start], after.words[place.end - 1]]
  if (first === undefined || last === undefined || newFirst === undefined || newLast === undefined)
    return span
  const start =
    span.start > first.start && spells(before, first, after, newFirst)
      ? newFirst.start + span.start - first.start
      : newFirst.start -
        alike(
          reversed(before.text.slice(Math.min(span.start, first.start), first.start)),
          reversed(after.text.slice(Math.max(0, newFirst.start - 40), newFirst.start)),
        )
  const end =
    span.end < last.end && spells(before, last, after, newLast)
      ? newLast.end - (last.end - span.end)
      : newLast.end +
        alike(
          before.text.slice(last.end, Math.max(last.end, span.end)),
          after.text.slice(newLast.end, newLast.end + 40),
        )
  return { start, end }
}

const spells = (before: Reading, word: Word, after: Reading, other: Word): boolean =>
  before.text.slice(word.start, word.end) === after.text.slice(other.start, other.end)

const reversed = (text: string): string => Array.from(text).reverse().join('')

/** How far punctuation is the same, in string units of the second; quotation marks, dashes and spaces pass for each other. */
function alike(before: string, after: string): number {
  let length = 0
  const others = Array.from(after)
  for (const [nth, sign] of Array.from(before).entries()) {
    const other = others[nth]
    if (other === undefined || classOf(sign) !== classOf(other)) break
    length += other.length
  }
  return length
}

const classOf = (sign: string): string =>
  sign
    .replace(/["“”„«»‘’']/, '"')
    .replace(/\p{Pd}/u, '-')
    .replace(/\s/, ' ')

function firstWhere(words: readonly Word[], holds: (word: Word) => boolean): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const word = words[middle]
    if (word !== undefined && holds(word)) high = middle
    else low = middle + 1
  }
  return low
}
