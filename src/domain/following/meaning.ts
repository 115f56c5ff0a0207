import { compareWords } from './hunks.js'
import { bearingHunks } from './quiet-changes.js'
import type { WordKind } from './word-kinds.js'
import { readWords, type Word } from './words.js'

/** One change of what a text says: the words as they stood and as they stand, '' where there were none. */
export interface MeaningChange {
  readonly from: string
  readonly to: string
  /** What kinds of word it took away or put in, each once, for instance `number` and `negation`. */
  readonly kinds: readonly WordKind[]
}

/**
 * Compares what two texts say: a claim's statement before and after an edit, for instance.
 *
 * A change of white space, punctuation, quotation marks' shape, spelling (British and American, known slips), Unicode
 * form, digit grouping, contraction or article says nothing else. Any other does, and a change of order too. Words of
 * a quotation count letter by letter, and so does whether words are quoted.
 *
 * @returns what differs, in order; empty when the two say the same. Never throws.
 */
export function findMeaningChanges(before: string, after: string): readonly MeaningChange[] {
  const [old, edited] = [readWords(before), readWords(after)]
  const { hunks } = compareWords(old.words, edited.words)
  return bearingHunks(old.words, edited.words, hunks).map(({ from, to }) => {
    const [removed, added] = [old.words.slice(from.start, from.end), edited.words.slice(to.start, to.end)]
    // A minus or the marks of a quotation.
    const wide = wordsOf(before, removed, false) === wordsOf(after, added, false)
    return {
      from: wordsOf(before, removed, wide && removed.length > 0),
      to: wordsOf(after, added, wide && added.length > 0),
      kinds: [...new Set([...removed, ...added].map(({ kind }) => kind))],
    }
  })
}

/** Whether an edit changes what a text says, so that a verdict on it no longer holds. */
export function differsInMeaning(before: string, after: string): boolean {
  return findMeaningChanges(before, after).length > 0
}

/** The words of a change as they stand; with the signs beside them where the words alone are the same. */
function wordsOf(text: string, words: readonly Word[], wide: boolean): string {
  let [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
  while (wide && /\S/.test(text.charAt(start - 1))) start -= 1
  while (wide && /\S/.test(text.charAt(end))) end += 1
  return text.slice(start, end)
}
