import { applyEdits, shiftBy, type Edit } from '../edits.js'
import { splitSentences } from '../sentences.js'
import { indexCodePoints, overlaps, textOf, type Span } from '../spans.js'
import { followPlacements, type Followed } from './follow.js'

/**
 * Follows the words of claims into a text of which every edit is known: they need not be looked for.
 *
 * Words in sentences that no edit touches are *same*. In those that one does, the rules of {@link followPlacements} say
 * whether the words still say what they said, from these sentences alone; where they stand is counted. New words stand
 * for those whose place they took, whatever they read; what was cut is *gone*.
 *
 * @param edits  that do not overlap, in code points of `before`
 * @param language  BCP 47
 * @returns one for each span, in their order, in code points of the edited text
 */
export function followEdits(
  before: string,
  edits: readonly Edit[],
  spans: readonly Span[],
  language: string,
): readonly Followed[] {
  const after = applyEdits(before, edits)
  const { indexOf, offsetOf } = indexCodePoints(after)
  const shift = shiftBy(edits)
  const near = [...splitSentences(before, language), ...edits]
  return spans.map((span) => {
    if (edits.some(({ cut }) => cut !== null && cut.start <= span.start && span.end <= cut.end)) return GONE
    const place = shift.place(span)
    const around = spreadOver(span)
    if (place && !edits.some((edit) => overlaps(edit, around)))
      return { state: 'same', span: place, candidates: [] }

    const now = shift.place(around) ?? { start: 0, end: 0 }
    const own = { start: span.start - around.start, end: span.end - around.start }
    const [local = GONE] = followPlacements(textOf(before, around), textOf(after, now), [own])
    if (place === null) return movedBy(local, now.start)
    const stands = wordsIn(place)
    if (stands === null) return GONE
    const holds = local.state === 'same' || local.state === 'moved'
    return { state: holds ? 'same' : 'changed', span: stands, candidates: [] }
  })

  /** The sentences that a span stands in, and the edits and further sentences that these touch. */
  function spreadOver(span: Span): Span {
    const touched = near.filter((each) => overlaps(each, span))
    const start = Math.min(span.start, ...touched.map((each) => each.start))
    const end = Math.max(span.end, ...touched.map((each) => each.end))
    return start === span.start && end === span.end ? span : spreadOver({ start, end })
  }

  /** A place without white space at its ends; `null` when no word is left in it. */
  function wordsIn({ start, end }: Span): Span | null {
    const words = after.slice(indexOf(start), indexOf(end))
    if (!/[\p{L}\p{N}\p{So}]/u.test(words)) return null
    const from = indexOf(start) + words.length - words.trimStart().length
    return { start: offsetOf(from), end: offsetOf(from + words.trim().length) }
  }
}

const GONE: Followed = { state: 'gone', span: null, candidates: [] }

function movedBy({ state, span, candidates }: Followed, by: number): Followed {
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by })
  return { state, span: span && move(span), candidates: candidates.map(move) }
}
