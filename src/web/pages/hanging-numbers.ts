import type { Span } from '../../domain/spans.js'

/** Code points that a line of the text holds at most. */
const LINE = 90

/** Tells for the sentences of one paragraph, in order, whose number has a line of its own to hang beside. */
export function hangingNumbers(): (sentence: Span) => boolean {
  let last = -Infinity
  return ({ start }) => {
    if (start - last < LINE) return false
    last = start
    return true
  }
}
