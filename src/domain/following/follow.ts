import { indexCodePoints, type Span } from '../spans.js'
import { alignSentences } from './alignment.js'
import { edgesOf, wordsWithin } from './edges.js'
import { differsInMeaning } from './meaning.js'
import { pairRewritten } from './pairing.js'
import { readRewritten, type Standing } from './rewritten.js'
import { readWords, type Reading } from './words.js'

/** Where the words of a span stand in the edited text, and whether what they say still holds. */
export interface Followed {
  readonly state: 'same' | 'moved' | 'changed' | 'gone' | 'ambiguous'
  /** `null` exactly when the words are gone or ambiguous. */
  readonly span: Span | null
  /** The places between which a person must choose, when ambiguous; else none. */
  readonly candidates: readonly Span[]
}

/** A range of words after the edit with the state that they are in. */
type Found =
  | { readonly state: 'same' | 'moved' | 'changed'; readonly place: Span }
  | { readonly state: 'gone' }
  | { readonly state: 'ambiguous'; readonly places: readonly Span[] }

/** The parts of a span that went further apart than this many words are not one place any more. */
const FARTHEST = 30

/**
 * Follows the words of claims into an edited text.
 *
 * *same*: the words and what bears on them say what they said, in their place among the sentences. *moved*: the same,
 * with their sentence unchanged, elsewhere. *changed*: the words, or something in their clause, say another thing.
 * *gone*: the words were taken out, or their sentence was. *ambiguous*: their sentence stands in several places that
 * are equally good. What stands in another sentence is not looked at: whom "he" is there cannot be seen.
 *
 * @param spans in Unicode code points, in any order, of any size; what lies outside `before` is left out
 * @returns one for each span, in their order; spans in code points of `after`, within it. Never throws, and takes time
 *   linear in the texts but for a bounded number of edits.
 * @see docs/decisions/0012-following-a-text.md
 */
export function followPlacements(before: string, after: string, spans: readonly Span[]): readonly Followed[] {
  if (before === after) {
    const { length } = indexCodePoints(after)
    return spans.map((span) => ({ state: 'same', span: clamped(span, length), candidates: [] }))
  }
  const [old, edited] = [readWords(before), readWords(after)]
  const find = finderOf(old, edited)
  return spans.map((span) => {
    const { start, end } = clamped(span, old.index.length)
    return follow(old, edited, { start: old.index.indexOf(start), end: old.index.indexOf(end) }, find)
  })
}

/** Follows one span, in string indices. */
function follow(
  old: Reading,
  edited: Reading,
  span: Span,
  find: (words: Span) => readonly Found[],
): Followed {
  const toSpan = ({ start, end }: Span): Span => ({
    start: edited.index.offsetOf(start),
    end: edited.index.offsetOf(end),
  })
  const words = wordsWithin(old.words, span)
  if (words.start === words.end) {
    const between = followGap(old, edited, span, words.start, find)
    return between === null ? GONE : { state: between.state, span: toSpan(between.place), candidates: [] }
  }

  const parts = find(words)
  const unclear = parts.find((part) => part.state === 'ambiguous')
  if (unclear !== undefined) {
    return {
      state: 'ambiguous',
      span: null,
      candidates: unclear.places.map((place) => toSpan(edgesOf(old, edited, span, words, place))),
    }
  }
  const found = parts.filter((part) => part.state !== 'gone' && part.state !== 'ambiguous')
  const [first] = found
  if (first === undefined) return GONE

  const hull = {
    start: Math.min(...found.map(({ place }) => place.start)),
    end: Math.max(...found.map(({ place }) => place.end)),
  }
  const held = found.reduce((sum, { place }) => sum + place.end - place.start, 0)
  const place = hull.end - hull.start <= 2 * held + FARTHEST ? hull : first.place
  const stands = edgesOf(old, edited, span, words, place)
  const whole = found.length === parts.length && found.every(({ state }) => state !== 'changed')
  const says = (reading: Reading, { start, end }: Span) =>
    reading.text.slice(reading.words[start]?.start, reading.words[end - 1]?.end)
  const holds =
    whole &&
    (parts.length === 1 || hull.end - hull.start === held) &&
    !differsInMeaning(says(old, words), says(edited, place))
  const state = !holds ? 'changed' : found.some((part) => part.state === 'moved') ? 'moved' : 'same'
  return { state, span: toSpan(stands), candidates: [] }
}

const GONE: Followed = { state: 'gone', span: null, candidates: [] }

/** A span without words, between two of them: it stands where these still stand beside each other. */
function followGap(
  old: Reading,
  edited: Reading,
  span: Span,
  next: number,
  find: (words: Span) => readonly Found[],
): { readonly state: 'same' | 'moved'; readonly place: Span } | null {
  const beside = (at: number): number | null => {
    const [part] = find({ start: at, end: at + 1 })
    return part === undefined ||
      part.state === 'gone' ||
      part.state === 'ambiguous' ||
      part.state === 'changed'
      ? null
      : part.place.start
  }
  if (old.words.length === 0 || edited.words.length === 0) return null
  const left = next === 0 ? -1 : beside(next - 1)
  const right = next === old.words.length ? edited.words.length : beside(next)
  if (left === null || right !== left + 1) return null
  const [from, to] = [old.words[next - 1]?.end ?? 0, edited.words[left]?.end ?? 0]
  const gap = old.text.slice(from, old.words[next]?.start ?? old.text.length)
  if (gap !== edited.text.slice(to, edited.words[right]?.start ?? edited.text.length)) return null
  return { state: 'same', place: { start: to + span.start - from, end: to + span.end - from } }
}

/** Finds ranges of words, sentence by sentence. Sentences that were rewritten are compared when first asked for. */
function finderOf(old: Reading, edited: Reading): (words: Span) => readonly Found[] {
  const { kept, ambiguous, gaps } = alignSentences(old, edited)
  const rewritings = new Map(
    pairRewritten(old, edited, gaps).flatMap((each) => each.before.map((b) => [b, each])),
  )
  const read = new Map<unknown, (range: Span) => Standing>()
  const sentenceOf = new Int32Array(old.words.length)
  for (const [nth, { start, end }] of old.sentences.entries()) sentenceOf.fill(nth, start, end)

  return (words) => {
    const found: Found[] = []
    for (let nth = sentenceOf[words.start] ?? 0; nth <= (sentenceOf[words.end - 1] ?? -1); nth += 1) {
      const sentence = old.sentences[nth] ?? words
      found.push(
        findIn(nth, { start: Math.max(words.start, sentence.start), end: Math.min(words.end, sentence.end) }),
      )
    }
    return found
  }

  function findIn(nth: number, range: Span): Found {
    const at = (sentence: number): Span => {
      const offset = (edited.sentences[sentence]?.start ?? 0) - (old.sentences[nth]?.start ?? 0)
      return { start: range.start + offset, end: range.end + offset }
    }
    const same = kept.get(nth)
    if (same !== undefined) return { state: same.moved ? 'moved' : 'same', place: at(same.at) }
    const places = ambiguous.get(nth)
    if (places !== undefined) return { state: 'ambiguous', places: places.map(at) }
    const rewriting = rewritings.get(nth)
    if (rewriting === undefined) return { state: 'gone' }
    const standing = read.get(rewriting) ?? readRewritten(old, edited, rewriting)
    read.set(rewriting, standing)
    const { place, changed } = standing(range)
    if (place === null) return { state: 'gone' }
    return { state: changed ? 'changed' : rewriting.moved ? 'moved' : 'same', place }
  }
}

/** A span as asked for, within a text of so many code points, whatever the numbers are. */
function clamped({ start, end }: Span, length: number): Span {
  const within = (offset: number) =>
    Number.isNaN(offset) ? 0 : Math.trunc(Math.max(0, Math.min(offset, length)))
  return { start: within(start), end: Math.max(within(start), within(end)) }
}
