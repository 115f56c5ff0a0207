import { expect, test } from 'vitest'
import { followPlacements } from '../../../src/domain/placements.js'
import { codePoints, type Span, textOf } from '../../../src/domain/spans.js'
import { EDITS } from './edits.js'

/** A text without its ⟦ ⟧, and the spans that these enclosed. */
function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const pieces = marked.split(/[⟦⟧]/)
  const offsets = pieces.map((_, nth) => codePoints(pieces.slice(0, nth + 1).join('')))
  const spans = pieces.flatMap((_, nth) =>
    nth % 2 === 1 ? [{ start: offsets[nth - 1]!, end: offsets[nth]! }] : [],
  )
  return { text: pieces.join(''), spans }
}

test.each(EDITS)('$state: $what', ({ before, after, state }) => {
  const old = unmark(before)
  const edited = unmark(after)

  const [followed] = followPlacements(old.text, edited.text, old.spans)

  const words = followed?.span ? textOf(edited.text, followed.span) : null
  const expected = state === 'gone' || state === 'ambiguous' ? [null] : edited.spans
  expect({ state: followed?.state, words, span: followed?.span, candidates: followed?.candidates }).toEqual({
    state,
    words: expected[0] ? textOf(edited.text, expected[0]) : null,
    span: expected[0],
    candidates: state === 'ambiguous' ? edited.spans : [],
  })
})
