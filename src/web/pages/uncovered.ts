import type { PlacedSentence } from '../../db/articles/article-review.js'
import { byWeight, hintsOf } from '../../domain/check-worthiness.js'
import { PARTS, type Part } from '../../domain/claims.js'
import { wordsIn } from '../../domain/spans.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { hintSentence } from './sentence-card.js'
import { placeLabel } from './new-claim.js'

/** The sentences that nobody has dealt with. */
export interface UncoveredList {
  readonly count: number
  /** Those that say most that can be checked first, else as they are read. */
  readonly sentences: readonly {
    readonly place: string
    readonly text: string
    readonly hints: string
    readonly href: Href
  }[]
  /** How many are not listed. */
  readonly more: number
  /** The next one in the text behind what is open, or the first. */
  readonly nextHref: Href
}

/** As many as are listed: the others are marked in the text. */
const LISTED = 50

/** @returns `null` when none is left */
export function uncoveredList(
  slug: string,
  revision: Readonly<Record<Part, string>>,
  uncovered: readonly PlacedSentence[],
  behind: (sentence: PlacedSentence) => boolean,
): UncoveredList | null {
  const [first] = uncovered
  if (!first) return null
  const words = new Map(PARTS.map((part) => [part, wordsIn(revision[part])]))
  const weighed = uncovered.map((sentence) => {
    const text = words.get(sentence.part)?.(sentence.span) ?? ''
    return { sentence, text, hints: hintsOf(text) }
  })
  return {
    count: uncovered.length,
    sentences: byWeight(weighed)
      .slice(0, LISTED)
      .map(({ sentence, text }) => ({
        place: placeLabel(sentence),
        text,
        hints: hintSentence(text),
        href: urls.sentence(slug, sentence.id),
      })),
    more: Math.max(0, uncovered.length - LISTED),
    nextHref: urls.sentence(slug, (uncovered.find(behind) ?? first).id),
  }
}
