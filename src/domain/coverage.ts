import { indexCodePoints, overlaps, type Span, unionOf } from './spans.js'

/** What became of one sentence: a claim stands in it, it was waived, or nobody has dealt with it yet. */
export type SentenceCoverage = 'claimed' | 'waived' | 'uncovered'

/** How much of a text has been dealt with. `sentences = claimed + waived + uncovered`. */
export interface Coverage {
  /** One for each sentence, in their order. */
  readonly states: readonly SentenceCoverage[]
  readonly sentences: number
  readonly claimed: number
  readonly waived: number
  readonly uncovered: number
  /** Whole per cent of sentences claimed or waived, rounded down: 100 exactly when none is uncovered. */
  readonly percent: number
}

/**
 * Tells for each sentence whether a claim or a waiver takes care of it. One claim anywhere in a sentence claims
 * it, also where the rest is waived; a waiver must cover all of its words. A text without sentences has nothing
 * uncovered, so its percentage is 100: that it is empty is for another gate to say.
 *
 * @param sentences in order, not overlapping
 * @param claimed   where claims stand, in any order, overlapping or not
 * @param waived    where waivers stand, likewise
 * @param body      the text the spans are in: white space that no waiver covers then leaves nothing uncovered.
 *   Without it, waivers must touch to cover a sentence together
 */
export function coverageOf(
  sentences: readonly Span[],
  claimed: readonly Span[],
  waived: readonly Span[],
  body?: string,
): Coverage {
  const claims = unionOf(claimed)
  const waivers = unionOf(waived)
  const index = indexCodePoints(body ?? '')
  const blank = (start: number, end: number): boolean =>
    start >= end || body?.slice(index.indexOf(start), index.indexOf(end)).trim() === ''

  let claim = 0
  let waiver = 0
  const states = sentences.map((sentence): SentenceCoverage => {
    claim = firstEndingAfter(claims, sentence.start, claim)
    waiver = firstEndingAfter(waivers, sentence.start, waiver)
    const standing = claims[claim]
    if (standing !== undefined && overlaps(standing, sentence)) return 'claimed'

    let bare = sentence.start
    for (let nth = waiver; bare < sentence.end; nth += 1) {
      const next = waivers[nth] ?? { start: sentence.end, end: sentence.end }
      if (!blank(bare, Math.min(next.start, sentence.end))) return 'uncovered'
      bare = next.end
    }
    return 'waived'
  })

  const count = (state: SentenceCoverage): number => states.filter((each) => each === state).length
  const uncovered = count('uncovered')
  return {
    states,
    sentences: states.length,
    claimed: count('claimed'),
    waived: count('waived'),
    uncovered,
    percent: percentCovered(states.length, uncovered),
  }
}

/**
 * Whole per cent of sentences that are claimed or waived, rounded down, so that it is 100 exactly when none is
 * uncovered, which holds for no sentences too.
 */
export function percentCovered(sentences: number, uncovered: number): number {
  return sentences === 0 ? 100 : Math.floor(((sentences - uncovered) * 100) / sentences)
}

/** The place in an ordered list of the first span that ends behind an offset, looking from a known place on. */
function firstEndingAfter(spans: readonly Span[], offset: number, from: number): number {
  let nth = from
  for (let span = spans[nth]; span !== undefined && span.end <= offset; span = spans[nth]) nth += 1
  return nth
}
