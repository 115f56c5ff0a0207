import { diff_match_patch as DiffMatchPatch } from '@dmsnell/diff-match-patch'
import type { Span } from '../spans.js'
import { compareWords, type Hunk } from './hunks.js'
import type { Rewriting } from './pairing.js'
import { bearingHunks } from './quiet-changes.js'
import { readPassage } from './passage.js'
import { reachWithin } from './reach.js'
import type { Reading, Word } from './words.js'

/** Where words of rewritten sentences stand now: a range of the words after, `null` when they were taken out. */
export interface Standing {
  readonly place: Span | null
  /** Whether the words, or what bears on them, say another thing. */
  readonly changed: boolean
}

/** Longer stretches are not narrowed down letter by letter. It bounds time, not a clock. */
const LONGEST_NARROWED = 400
const MOST_PLACES = 20

const matcher = new DiffMatchPatch()
matcher.Diff_Timeout = 0

/** Compares rewritten sentences once, for all the spans in them. */
export function readRewritten(
  before: Reading,
  after: Reading,
  rewriting: Rewriting,
): (range: Span) => Standing {
  const old = numbersOf(before, rewriting.before)
  const edited = numbersOf(after, rewriting.after)
  const from = readPassage(rewriting.before.map((at) => wordsOf(before, at)))
  const to = readPassage(rewriting.after.map((at) => wordsOf(after, at)))
  const comparison = compareWords(from.words, to.words)
  const { hunks, placeOf } = comparison
  const putIn = placesPutIn(to.words, hunks)
  const reach = reachWithin(from, to, comparison)
  const reached = new Set(bearingHunks(from.words, to.words, hunks).flatMap((hunk) => [...reach(hunk)]))

  return (range) => {
    const first = old.indexOf(range.start)
    const last = first + range.end - range.start
    const changed = from.clauses.slice(first, last).some((clause) => reached.has(clause))
    // What was all of it stays all of it, with what was put in at its ends.
    const all = changed && first === 0 && last === from.words.length
    const place = all ? { start: 0, end: to.words.length } : placeIn(first, last)
    if (place === null) return { place, changed: true }
    const [start, end] = [edited[place.start], edited[place.end - 1]]
    if (start === undefined || end === undefined) return { place: null, changed: true }
    return { place: { start, end: end + 1 }, changed }
  }

  function placeIn(first: number, last: number): Span | null {
    const matched = placeOf.slice(first, last)
    // Only an article or the like was kept: the words may have gone elsewhere in the sentence.
    const kept = matched.some((place, nth) => place >= 0 && from.words[first + nth]?.kind !== 'function')
    const elsewhere = kept ? null : moved(from.words.slice(first, last))
    if (elsewhere !== null) return elsewhere

    const start = edge(first, 'start', last)
    const end = edge(last - 1, 'end', first)
    return start < end ? { start, end } : null
  }

  /** Where a word that begins or ends the span stands now, or what was put in its place. */
  function edge(at: number, side: 'start' | 'end', other: number): number {
    const place = placeOf[at] ?? -1
    if (place >= 0) return side === 'start' ? place : place + 1
    const hunk = hunks.find((each) => each.from.start <= at && at < each.from.end)
    if (hunk === undefined) return 0
    const within = narrow(hunk, side === 'start' ? { start: at, end: other } : { start: other, end: at + 1 })
    return side === 'start' ? within.start : within.end
  }

  /** The part of what a hunk put in that stands for some of the words it took away. */
  function narrow(hunk: Hunk, range: Span): Span {
    const start = Math.max(range.start, hunk.from.start)
    const end = Math.min(range.end, hunk.from.end)
    const offset = hunk.to.start - hunk.from.start
    if (hunk.to.end - hunk.from.end === offset) return { start: start + offset, end: end + offset }
    if (start === hunk.from.start && end === hunk.from.end) return hunk.to

    const [removed, added] = [textOf(before, from.words, hunk.from), textOf(after, to.words, hunk.to)]
    if (Math.max(removed.length, added.length) > LONGEST_NARROWED || added === '') return hunk.to
    const base = from.words[hunk.from.start]?.start ?? 0
    const target = to.words[hunk.to.start]?.start ?? 0
    const diffs = matcher.diff_main(removed, added, false)
    matcher.diff_cleanupSemantic(diffs)
    const near = target + matcher.diff_xIndex(diffs, (from.words[start]?.start ?? 0) - base)
    const far = target + matcher.diff_xIndex(diffs, (from.words[end - 1]?.end ?? 0) - base)
    const inside = to.words.slice(hunk.to.start, hunk.to.end)
    const head = inside.findIndex((word) => word.end > near)
    const tail = inside.findLastIndex((word) => word.start < far)
    return head < 0 || tail < head ? hunk.to : { start: hunk.to.start + head, end: hunk.to.start + tail + 1 }
  }

  /** Where the same words were put in, in this order, though they were taken out here. */
  function moved(words: readonly Word[]): Span | null {
    for (const start of putIn.get(words[0]?.bare ?? '') ?? []) {
      if (words.every(({ bare }, nth) => to.words[start + nth]?.bare === bare)) {
        return { start, end: start + words.length }
      }
    }
    return null
  }
}

/** Where each word was put in; the first few places are enough. */
function placesPutIn(words: readonly Word[], hunks: readonly Hunk[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const { to } of hunks) {
    for (let at = to.start; at < to.end; at += 1) {
      const bare = words[at]?.bare ?? ''
      const found = places.get(bare)
      if (found === undefined) places.set(bare, [at])
      else if (found.length < MOST_PLACES) found.push(at)
    }
  }
  return places
}

const wordsOf = ({ words, sentences }: Reading, at: number): readonly Word[] =>
  words.slice(sentences[at]?.start, sentences[at]?.end)

/** The numbers, in the text, of the words of some sentences. */
function numbersOf({ sentences }: Reading, which: readonly number[]): readonly number[] {
  return which.flatMap((at) => {
    const { start, end } = sentences[at] ?? { start: 0, end: 0 }
    return Array.from({ length: end - start }, (_, nth) => start + nth)
  })
}

const textOf = ({ text }: Reading, words: readonly Word[], { start, end }: Span): string =>
  end > start ? text.slice(words[start]?.start, words[end - 1]?.end) : ''
