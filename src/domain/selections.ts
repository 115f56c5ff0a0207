import type { Part } from './claims.js'
import { findPlaces, snapToGraphemes } from './placements.js'
import { accepted, refused, type Result } from './problems.js'
import { indexCodePoints, overlaps, textOf, type Span } from './spans.js'

/** The words that a person chose, as they were sent: by what they read, by where they stand, or both. */
export interface Selection {
  readonly part: Part
  /** '' where the offsets alone say it. */
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  /** Code points of the part; `null` where it was not sent. A start without an end says which of several places. */
  readonly start: number | null
  readonly end: number | null
}

type Words = Omit<Selection, 'part'>

/**
 * Decides where chosen words stand. They are snapped to whole graphemes, and white space at their ends is left out.
 *
 * @param text  the part that they were chosen in, as stored
 * @returns a problem of the field `exact`, or of `start` where the words stand in several places: `placesOf` lists them
 */
export function decideSelection(text: string, words: Words): Result<Span> {
  const [place, another] = placesOf(text, words)
  if (place === undefined) return refuse('exact', whyNowhere(words))
  if (another !== undefined)
    return refuse('start', 'These words stand there more than once: say which you mean')
  if (LINE_BREAK.test(textOf(text, place)))
    return refuse(
      'exact',
      'A claim stands within one paragraph: choose words of one, and make another claim of the rest',
    )
  return accepted(place)
}

/**
 * Every place that chosen words can mean, in order. What is typed may differ from the text in the shape of its quotation
 * marks, dashes and white space. Words that were changed after they were chosen are looked for where those stood.
 */
export function placesOf(text: string, { exact, start, end, ...around }: Words): readonly Span[] {
  const chosen = start === null || end === null ? [] : trimmed(text, { start, end })
  const [span] = chosen
  if (exact.trim() === '') return chosen
  if (span && fold(textOf(text, span)) === fold(exact.trim())) return chosen

  const places = findWords(text, { exact: exact.trim(), ...around })
  if (span) {
    const within = places.filter((place) => span.start <= place.start && place.end <= span.end)
    return within.length > 0 ? within : places.filter((place) => overlaps(place, span))
  }
  const named = places.filter((place) => place.start === start)
  return named.length > 0 ? named : places
}

const refuse = (field: string, message: string) => refused([{ field, message }])

function whyNowhere({ exact, start }: Words): string {
  if (exact.trim() !== '')
    return 'These words do not stand there: copy them from the text, one after the other'
  return start === null ? 'Say which words make the claim' : 'You chose nothing but white space: choose words'
}

/** A span of whole graphemes without white space at its ends; none when nothing is left of it. */
function trimmed(text: string, span: Span): readonly Span[] {
  const { start, end } = snapToGraphemes(text, span)
  const { indexOf, offsetOf } = indexCodePoints(text)
  const words = text.slice(indexOf(start), indexOf(end))
  const from = indexOf(start) + words.length - words.trimStart().length
  const until = indexOf(start) + words.trimEnd().length
  return from < until ? [{ start: offsetOf(from), end: offsetOf(until) }] : []
}

function findWords(text: string, quote: Pick<Words, 'exact' | 'prefix' | 'suffix'>): readonly Span[] {
  const places = findPlaces(text, quote)
  return (places.length > 0 ? places : findAlike(text, quote)).flatMap((place) => trimmed(text, place))
}

/** The same for words that were typed: quotation marks, dashes and white space may have another shape. */
function findAlike(
  text: string,
  { exact, prefix, suffix }: Pick<Words, 'exact' | 'prefix' | 'suffix'>,
): readonly Span[] {
  const { offsetOf } = indexCodePoints(text)
  const [before, words, behind] = [prefix, exact, suffix].map(pattern)
  const wanted = new RegExp(`(?<=${before})${words}(?=${behind})`, 'g')
  const folded = fold(text)
  const places: Span[] = []
  for (let found = wanted.exec(folded); found; found = wanted.exec(folded)) {
    places.push({ start: offsetOf(found.index), end: offsetOf(found.index + found[0].length) })
    wanted.lastIndex = found.index + 1
  }
  return places
}

const pattern = (words: string): string =>
  fold(words)
    .replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
    .replaceAll(/ +/g, ' +')

/** Each character as the plain one of its kind; the length stays, so that places do. */
function fold(text: string): string {
  return text
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[‘’‚‛′]/g, "'")
    .replaceAll(/[“”„‟«»″]/g, '"')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
}

const LINE_BREAK = /[\n\r\v\f\u2028\u2029]/

/** What a statement starts as: the words, as a sentence of their own. A person makes it stand alone. */
export function statementOf(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  const sentence = line.replace(/[,;:]$/u, '')
  const [first = ''] = Array.from(sentence)
  return sentence === ''
    ? ''
    : `${first.toUpperCase()}${sentence.slice(first.length)}${/[.!?…。！？][”"’»]?$/u.test(sentence) ? '' : '.'}`
}
