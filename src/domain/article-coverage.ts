import { PARTS, type Part } from './claims.js'
import { coverageOf, percentCovered, type Coverage, type SentenceCoverage } from './coverage.js'
import type { Span } from './spans.js'

/** A span of one part of a revision. */
export interface PartSpan {
  readonly part: Part
  readonly span: Span
}

/** How much of a revision has been dealt with: headline, standfirst and body taken together. */
export type CoverageCounts = Omit<Coverage, 'states'>

/**
 * Tells for each sentence of a revision what became of it, and counts.
 *
 * @param text  the three parts, as stored
 * @param sentences  of all parts, in order within each
 * @param claimed  where live claims stand; `waived`: where live waivers stand
 * @returns the sentences in reading order, each with its state
 */
export function coverArticle<S extends PartSpan>(
  text: Readonly<Record<Part, string>>,
  sentences: readonly S[],
  claimed: readonly PartSpan[],
  waived: readonly PartSpan[],
): {
  readonly sentences: readonly (S & { readonly state: SentenceCoverage })[]
  readonly counts: CoverageCounts
} {
  const covered = PARTS.flatMap((part) => {
    const here = sentences.filter((sentence) => sentence.part === part)
    const { states } = coverageOf(
      spansOf(here, part),
      spansOf(claimed, part),
      spansOf(waived, part),
      text[part],
    )
    return here.map((sentence, index) => ({ ...sentence, state: states[index] ?? ('uncovered' as const) }))
  })
  const count = (state: SentenceCoverage) => covered.filter((sentence) => sentence.state === state).length
  const uncovered = count('uncovered')
  return {
    sentences: covered,
    counts: {
      sentences: covered.length,
      claimed: count('claimed'),
      waived: count('waived'),
      uncovered,
      percent: percentCovered(covered.length, uncovered),
    },
  }
}

const spansOf = (rows: readonly PartSpan[], part: Part): readonly Span[] =>
  rows.filter((row) => row.part === part).map(({ span }) => span)
