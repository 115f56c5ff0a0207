import { indexCodePoints, type Span } from './spans.js'

/** Words of a text that others take the place of; an edit that cuts has none, or what it leaves: a capital, a full stop. */
export interface Edit extends Span {
  readonly words: string
  /** The words that were to be cut, where it cuts: it takes the white space and punctuation around them as well. */
  readonly cut: Span | null
}

/** Puts edits that do not overlap into a text, whatever their order. Spans count code points of `text`. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const { indexOf } = indexCodePoints(text)
  const pieces: string[] = []
  let last = 0
  for (const { start, end, words } of inOrder(edits)) {
    pieces.push(text.slice(last, indexOf(start)), words)
    last = indexOf(end)
  }
  return [...pieces, text.slice(last)].join('')
}

/** Edits in the order in which they stand in the text. */
export const inOrder = <T extends Span>(edits: readonly T[]): readonly T[] =>
  edits.toSorted((a, b) => a.start - b.start || a.end - b.end)

/** Where edits put the places of a text, by counting alone. */
export interface Shift {
  /** Where the new words of an edit stand. */
  readonly of: (edit: Edit) => Span
  /**
   * Where a span stands now: with the new words of what it holds, without what was cut. `null` when it begins or ends
   * within words that others took the place of, and cannot be counted; it may be empty.
   */
  readonly place: (span: Span) => Span | null
}

/** @param edits  that do not overlap, in code points of the text that they change */
export function shiftBy(edits: readonly Edit[]): Shift {
  let moved = 0
  const placed = inOrder(edits).map((edit) => {
    const start = edit.start + moved
    const end = start + Array.from(edit.words).length
    moved = end - edit.end
    return { edit, start, end, moved }
  })
  const behind = (offset: number) => placed.findLast(({ edit }) => edit.end <= offset)?.moved ?? 0
  const from = (offset: number): number | null => {
    const within = placed.find(({ edit }) => edit.start <= offset && offset < edit.end)
    if (within === undefined) return offset + behind(offset)
    return offset === within.edit.start || within.edit.cut !== null ? within.start : null
  }
  const until = (offset: number): number | null => {
    const within = placed.find(({ edit }) => edit.start < offset && offset <= edit.end)
    if (within === undefined) return offset + behind(offset)
    if (offset === within.edit.end) return within.end
    return within.edit.cut === null ? null : within.start
  }
  return {
    of: (edit) => {
      const { start, end } = placed.find((each) => each.edit === edit) ?? edit
      return { start, end }
    },
    place: ({ start, end }) => {
      const [first, last] = [from(start), until(end)]
      return first === null || last === null ? null : { start: first, end: Math.max(first, last) }
    },
  }
}
