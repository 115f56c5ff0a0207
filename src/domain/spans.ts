/**
 * A stretch of one text: `start` up to, but not including, `end`.
 *
 * Both count Unicode code points from the beginning of the text, not JavaScript string indices: an emoji is one.
 *
 * @see W3C Web Annotation Data Model, Text Position Selector
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Turns string indices of one text into code point offsets and back. Both ways clamp to the text. */
export interface CodePointIndex {
  /** The length of the text in code points. */
  readonly length: number
  /** A string index → its code point offset; an index within a surrogate pair gives the offset of that pair. */
  readonly offsetOf: (index: number) => number
  /** A code point offset → its string index, never one within a surrogate pair. */
  readonly indexOf: (offset: number) => number
}

/** The length of a text in code points. A lone surrogate counts as one. */
export function codePoints(text: string): number {
  let pairs = 0
  for (let index = 1; index < text.length; index += 1) if (splitsPair(text, index)) pairs += 1
  return text.length - pairs
}

/** Whether cutting at this string index would tear the two halves of one code point apart. */
export function splitsPair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const after = text.charCodeAt(index)
  if (after < 0xdc00 || after > 0xdfff) return false
  const before = text.charCodeAt(index - 1)
  return before >= 0xd800 && before <= 0xdbff
}

/** The words of a span. What lies outside the text is left out; a span outside of it altogether gives ''. */
export const textOf = (body: string, span: Span): string => wordsIn(body)(span)

/** Reads a text once, to tell the words of many of its spans as `textOf` does. */
export function wordsIn(body: string): (span: Span) => string {
  const { indexOf } = indexCodePoints(body)
  return ({ start, end }) => body.slice(indexOf(start), indexOf(end))
}

/**
 * Reads a text once, so that many spans over it can be converted: O(n) to build, then O(1) where every
 * character is one string unit (most news text) and O(log n) in the number of emoji and the like otherwise.
 */
export function indexCodePoints(text: string): CodePointIndex {
  // Where the second half of each surrogate pair stands.
  const tails: number[] = []
  for (let index = 1; index < text.length; index += 1) if (splitsPair(text, index)) tails.push(index)

  const length = text.length - tails.length
  const clampIndex = (index: number): number => Math.max(0, Math.min(index, text.length))
  const clampOffset = (offset: number): number => Math.max(0, Math.min(offset, length))
  if (tails.length === 0) return { length, offsetOf: clampIndex, indexOf: clampOffset }
  return {
    length,
    offsetOf: (index) => {
      const clamped = clampIndex(index)
      return clamped - countWhere(tails, (tail) => tail <= clamped)
    },
    indexOf: (offset) => {
      const clamped = clampOffset(offset)
      return clamped + countWhere(tails, (tail, nth) => tail - nth <= clamped)
    },
  }
}

/** Whether two spans share a character. Touching is not sharing, and an empty span shares nothing. */
export function overlaps(a: Span, b: Span): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end)
}

/**
 * The same characters as ordered, disjoint spans with nothing between neighbours: what touches or overlaps is
 * one, and empty spans are gone.
 */
export function unionOf(spans: readonly Span[]): readonly Span[] {
  const union: Span[] = []
  const ordered = spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  for (const span of ordered) {
    const last = union.at(-1)
    if (last === undefined || span.start > last.end) union.push(span)
    else if (span.end > last.end) union[union.length - 1] = { start: last.start, end: span.end }
  }
  return union
}

/** How many leading elements hold; `holds` must be true for a beginning of the list and false for the rest. */
function countWhere(list: readonly number[], holds: (value: number, nth: number) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = list[middle]
    if (value !== undefined && holds(value, middle)) low = middle + 1
    else high = middle
  }
  return low
}
