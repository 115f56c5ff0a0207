import { diffArrays } from 'diff'
import type { Span } from '../spans.js'
import type { Word } from './words.js'

/** A stretch of words that became another. Both are ranges of the words compared; one of them may be empty. */
export interface Hunk {
  readonly from: Span
  readonly to: Span
}

/** How one list of words became another: what differs, and for each word before its place after, or -1. */
export interface Comparison {
  readonly hunks: readonly Hunk[]
  readonly placeOf: Int32Array
}

/** More edits than this make one hunk of everything between what is common at both ends. It bounds time, not a clock. */
const MOST_EDITS = 400

/** Compares two lists of words by their keys. */
export function compareWords(before: readonly Word[], after: readonly Word[]): Comparison {
  const placeOf = new Int32Array(before.length).fill(-1)
  const shortest = Math.min(before.length, after.length)
  let head = 0
  while (head < shortest && before[head]?.key === after[head]?.key) head += 1
  let tail = 0
  while (tail < shortest - head && before.at(-1 - tail)?.key === after.at(-1 - tail)?.key) tail += 1
  for (let nth = 0; nth < head; nth += 1) placeOf[nth] = nth
  for (let nth = 1; nth <= tail; nth += 1) placeOf[before.length - nth] = after.length - nth

  const middle = {
    from: { start: head, end: before.length - tail },
    to: { start: head, end: after.length - tail },
  }
  return { hunks: hunksWithin(before, after, middle, placeOf), placeOf }
}

function hunksWithin(
  before: readonly Word[],
  after: readonly Word[],
  { from, to }: Hunk,
  placeOf: Int32Array,
): readonly Hunk[] {
  if (from.start === from.end && to.start === to.end) return []
  const keys = (words: readonly Word[], { start, end }: Span) => words.slice(start, end).map(({ key }) => key)
  const changes = diffArrays(keys(before, from), keys(after, to), { maxEditLength: MOST_EDITS })
  if (changes === undefined) return [{ from, to }]

  const hunks: { from: { start: number; end: number }; to: { start: number; end: number } }[] = []
  let [left, right] = [from.start, to.start]
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      for (let nth = 0; nth < count; nth += 1) placeOf[left + nth] = right + nth
      left += count
      right += count
      continue
    }
    let hunk = hunks.at(-1)
    if (hunk?.from.end !== left || hunk.to.end !== right) {
      hunk = { from: { start: left, end: left }, to: { start: right, end: right } }
      hunks.push(hunk)
    }
    if (removed) hunk.from.end = left += count
    else hunk.to.end = right += count
  }
  return hunks
}
