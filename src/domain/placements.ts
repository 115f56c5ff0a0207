import { indexCodePoints, type Span, splitsPair } from './spans.js'

export { type Followed, followPlacements } from './following/follow.js'

/** Words of an article and, where they occur more than once, what stands right before and behind them. */
export interface Quote {
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
}

/** How far around a place graphemes are read. Only a longer run of flags or combining marks is misread. */
const GRAPHEME_WINDOW = 1_000

/**
 * Finds where a quotation stands in an article.
 *
 * @param body  the text of one revision, exactly as stored
 * @returns the span in Unicode code points (not JavaScript string indices), end exclusive;
 *   `null` when the words are absent, or when prefix and suffix still leave two places. Never throws.
 * @see W3C Web Annotation Data Model, Text Quote Selector and Text Position Selector
 */
export function locateQuote(body: string, quote: Quote): Span | null {
  const [place, another] = findPlaces(body, quote)
  return another === undefined ? (place ?? null) : null
}

/**
 * Every place where a quotation stands between its prefix and its suffix, in order, so that a caller can tell
 * "not found" from "found twice". Places may overlap: "aa" stands twice in "aaa". A place that would cut a
 * surrogate pair in two is none. Empty when `exact` is.
 */
export function findPlaces(body: string, { exact, prefix = '', suffix = '' }: Quote): readonly Span[] {
  if (exact === '') return []
  const passage = prefix + exact + suffix
  const { offsetOf } = indexCodePoints(body)

  const places: Span[] = []
  for (let at = body.indexOf(passage); at !== -1; at = body.indexOf(passage, at + 1)) {
    const start = at + prefix.length
    const end = start + exact.length
    if (splitsPair(body, start) || splitsPair(body, end)) continue
    places.push({ start: offsetOf(start), end: offsetOf(end) })
  }
  return places
}

/**
 * Quotes a span together with what stands around it, so that it can be found again in another revision.
 *
 * @param context how many code points of prefix and of suffix at most; fewer at the ends of the text and where
 *   they would cut a grapheme (an emoji of several parts, a letter with its accent) in two
 * @see W3C Web Annotation Data Model, Text Quote Selector
 */
export const quoteAt = (body: string, span: Span, context = 32): Required<Quote> =>
  quotesIn(body)(span, context)

/** Reads a text once, to quote many of its spans as `quoteAt` does. */
export function quotesIn(body: string): (span: Span, context?: number) => Required<Quote> {
  const { indexOf } = indexCodePoints(body)
  return (span, context = 32) => {
    const start = indexOf(span.start)
    const end = Math.max(start, indexOf(span.end))
    const from = graphemeEnd(body, indexOf(span.start - context))
    const until = graphemeStart(body, indexOf(Math.max(span.start, span.end) + context))
    return {
      exact: body.slice(start, end),
      prefix: body.slice(from, start),
      suffix: body.slice(end, until),
    }
  }
}

/**
 * The smallest span of whole graphemes around a span: a selection that begins within an emoji takes all of it.
 * A span outside the text is clamped to it.
 */
export function snapToGraphemes(body: string, span: Span): Span {
  const { indexOf, offsetOf } = indexCodePoints(body)
  return {
    start: offsetOf(graphemeStart(body, indexOf(span.start))),
    end: offsetOf(graphemeEnd(body, indexOf(Math.max(span.start, span.end)))),
  }
}

/** The last string index at or before this one where a grapheme begins. */
export function graphemeStart(text: string, index: number): number {
  return graphemeAround(text, index).start
}

/** The first string index at or behind this one where a grapheme ends. */
function graphemeEnd(text: string, index: number): number {
  return graphemeAround(text, index).end
}

/** The grapheme that an index cuts in two, in string indices; empty when it cuts none. */
function graphemeAround(text: string, index: number): Span {
  const here = { start: index, end: index }
  if (index <= 0 || index >= text.length || separates(text, index)) return here

  let from = index - 1
  while (from > 0 && index - from < GRAPHEME_WINDOW && !separates(text, from)) from -= 1
  if (splitsPair(text, from)) from -= 1
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    text.slice(from, index + GRAPHEME_WINDOW),
  )
  const grapheme = segments.containing(index - from)
  if (grapheme === undefined || from + grapheme.index === index) return here
  return { start: from + grapheme.index, end: from + grapheme.index + grapheme.segment.length }
}

/** Whether plain ASCII on both sides rules out a grapheme across an index; CRLF is one, so controls do not count. */
function separates(text: string, index: number): boolean {
  const plain = (at: number): boolean => text.charCodeAt(at) >= 0x20 && text.charCodeAt(at) < 0x7f
  return plain(index - 1) && plain(index)
}
