import { snapToGraphemes } from './placements.js'
import { accepted, refused, type Result } from './problems.js'
import type { Sentence } from './sentences.js'
import { indexCodePoints, textOf, type Span } from './spans.js'

/** A place within a sentence where another one can begin, with the word that it would begin with. */
export interface SplitPlace {
  /** In code points of the part. */
  readonly at: number
  readonly word: string
}

/** White space, or the end of a clause where a script has no blanks. */
const BETWEEN_WORDS = /\s+|(?<=[、，。；：！？])/gu

/** Every place where a sentence can be split: before each word but the first. */
export function splitPlaces(text: string, sentence: Span): readonly SplitPlace[] {
  const { offsetOf, indexOf } = indexCodePoints(text)
  const from = indexOf(sentence.start)
  const words = text.slice(from, indexOf(sentence.end))
  return [...words.matchAll(BETWEEN_WORDS)].flatMap(({ 0: gap, index }) => {
    const word = /^\S{1,24}/u.exec(words.slice(index + gap.length))?.[0] ?? ''
    return word === '' || index === 0 ? [] : [{ at: offsetOf(from + index + gap.length), word }]
  })
}

/**
 * Decides whether a sentence can be split at a place.
 *
 * @param at  where the second sentence begins, in code points of the part
 * @returns the two; a refusal names the field `at`
 */
export function decideSplit(text: string, sentence: Span, at: number): Result<readonly [Span, Span]> {
  const [first, second] = [
    trimmed(text, { start: sentence.start, end: at }),
    trimmed(text, { start: at, end: sentence.end }),
  ]
  const inside =
    sentence.start < at && at < sentence.end && snapToGraphemes(text, { start: at, end: at }).start === at
  if (!inside || !first || !second)
    return refuse('at', 'Choose the word with which the second sentence begins')
  return accepted([first, second])
}

/**
 * Decides whether a sentence can be made one with the next.
 *
 * @returns the one; a refusal names the field `until`
 */
export function decideMerge(sentence: Sentence, next: Sentence | null): Result<Span> {
  if (next?.paragraph !== sentence.paragraph)
    return refuse('until', 'This is the last sentence of its paragraph: there is none to merge it with')
  return accepted({ start: sentence.span.start, end: next.span.end })
}

const refuse = (field: string, message: string) => refused([{ field, message }])

/** The sentences of a part after one of them was split: those behind it in the paragraph get the next number. */
export function afterSplit(
  sentences: readonly Sentence[],
  nth: number,
  [first, second]: readonly [Span, Span],
): readonly Sentence[] {
  return renumbered(
    sentences.flatMap((sentence, index) =>
      index === nth
        ? [
            { ...sentence, span: first },
            { ...sentence, span: second },
          ]
        : [sentence],
    ),
  )
}

/** The sentences of a part after one of them was merged with the next. */
export function afterMerge(sentences: readonly Sentence[], nth: number, whole: Span): readonly Sentence[] {
  return renumbered(
    sentences.flatMap((sentence, index) =>
      index === nth ? [{ ...sentence, span: whole }] : index === nth + 1 ? [] : [sentence],
    ),
  )
}

function renumbered(sentences: readonly Sentence[]): readonly Sentence[] {
  let ordinal = 0
  return sentences.map((sentence, index) => {
    ordinal = sentences[index - 1]?.paragraph === sentence.paragraph ? ordinal + 1 : 1
    return { ...sentence, ordinal }
  })
}

/** A span without white space at its ends; `null` when nothing is left of it. */
function trimmed(text: string, { start, end }: Span): Span | null {
  const words = textOf(text, { start, end })
  if (start >= end || words.trim() === '') return null
  const blanks = (side: string): number => Array.from(side).length
  return {
    start: start + blanks(words.slice(0, words.length - words.trimStart().length)),
    end: end - blanks(words.slice(words.trimEnd().length)),
  }
}
