import type { PartSpan } from './article-coverage.js'
import type { TextEdits } from './applying.js'
import { PARTS, type Part } from './claims.js'
import { followEdits } from './following/edited.js'
import { followPlacements, quotesIn, type Followed, type Quote } from './placements.js'
import { changeReason, type RevisionParts } from './revisions.js'
import { readSentences, splitSentences, type Sentence } from './sentences.js'
import { overlaps, wordsIn, type Span } from './spans.js'

/** Places of one revision that are to be followed into the text of the next. */
export interface ToCarry {
  readonly before: RevisionParts
  readonly after: RevisionParts
  /** BCP 47. */
  readonly language: string
  readonly places: readonly PartSpan[]
  /** What makes the text before the one after, where that is known; else it is looked for. */
  readonly edits?: TextEdits
}

/** Where one place came to stand, within the same part. */
export interface Carried {
  readonly state: Followed['state']
  /** With its words; `null` exactly when they are gone or ambiguous. */
  readonly place: (Span & Required<Quote>) | null
  readonly candidates: readonly Span[]
  /** Why a verdict on it no longer holds, where its words changed or are gone; else ''. */
  readonly reason: string
}

export interface CarriedText {
  /** Of the new text, in reading order. */
  readonly sentences: readonly (Sentence & { readonly part: Part })[]
  /** One for each place, in their order. */
  readonly places: readonly Carried[]
}

/** Does so where it holds up nobody: a long text takes a second. */
export type CarryOver = (work: ToCarry) => Promise<CarriedText>

/** Splits the text of a new revision into sentences, and follows places of the one before into it. Never throws. */
export function carryOver({ before, after, language, places, edits }: ToCarry): CarriedText {
  const carried = new Map<PartSpan, Carried>()
  const sentences = PARTS.flatMap((part) => {
    const here = places.filter((place) => place.part === part)
    const spans = here.map(({ span }) => span)
    const followed = edits
      ? followEdits(before[part], edits[part], spans, language)
      : followPlacements(before[part], after[part], spans)
    const [wordsBefore, wordsAfter] = [readerOf(before[part], language), readerOf(after[part], language)]
    const quote = quotesIn(after[part])
    for (const [nth, place] of here.entries()) {
      const { state, span, candidates } = followed[nth] ?? { state: 'gone', span: null, candidates: [] }
      const voids = state === 'changed' || state === 'gone'
      carried.set(place, {
        state,
        place: span && { ...span, ...quote(span) },
        candidates: candidates.toSorted((a, b) => a.start - b.start),
        reason: voids ? changeReason(wordsBefore(place.span), span && wordsAfter(span)) : '',
      })
    }
    return readSentences(after[part], language).map((sentence) => ({ ...sentence, part }))
  })
  return { sentences, places: places.flatMap((place) => carried.get(place) ?? []) }
}

/** Reads the words of a span of one text, and the sentences that they stand in. */
function readerOf(text: string, language: string) {
  const slice = wordsIn(text)
  let sentences: readonly Span[] | null = null
  return (span: Span) => {
    sentences ??= splitSentences(text, language)
    const around = sentences.filter((sentence) => overlaps(sentence, span))
    const [first, last] = [around[0] ?? span, around.at(-1) ?? span]
    return { words: slice(span), sentence: slice({ start: first.start, end: last.end }) }
  }
}
