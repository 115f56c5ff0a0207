import { bylineOf } from './head-of-blocks.js'
import type { Found } from './manuscript.js'
import { joinWrappedLines } from './wrapped-lines.js'

/** A longer first line is one of the text, in characters. */
const LONGEST_HEADLINE = 150

/** Reads text without marks: a short first line without a full stop is its headline, "By Ada Writer" below it its byline. */
export function readPlainText(typed: string): Found {
  const text = typed
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
  const joined = joinWrappedLines(text)
  const { headline, byline, body } = splitTop(joined ?? text)
  const unjoined = joined === null ? '' : behind(text, joined.length - body.length, joined)
  return { headline, byline, body, unjoined: unjoined === body ? '' : unjoined, notices: [] }
}

function splitTop(text: string): {
  readonly headline: string
  readonly byline: string
  readonly body: string
} {
  const [first = '', ...others] = text.split('\n')
  const rest = others.join('\n').trimStart()
  const long = Array.from(first).length > LONGEST_HEADLINE
  if (long || rest === '' || /[.…。;:,]["”’)]*$/.test(first.trim()))
    return { headline: '', byline: '', body: text }
  const [second = '', ...after] = rest.split('\n')
  const byline = bylineOf(second)
  const body = byline === '' ? rest : after.join('\n').trimStart()
  return body === '' ? { headline: first, byline: '', body: rest } : { headline: first, byline, body }
}

/** What of the text as it came stands behind the first `taken` characters of the joined one: white space aside they agree. */
function behind(text: string, taken: number, joined: string): string {
  let left = joined.slice(0, taken).replaceAll(/\s/g, '').length
  let at = 0
  for (; left > 0; at++) if (!/\s/.test(text.charAt(at))) left -= 1
  return text.slice(at).trimStart()
}
