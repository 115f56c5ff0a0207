import type { Edit } from './edits.js'
import { splitSentences } from './sentences.js'
import { indexCodePoints, type Span } from './spans.js'

/** Signs that stand around words: with nothing left between them they go as well. */
const PAIRS = ['()', '[]', '“”', '‘’', '«»', '„“', '""']
/** Between two commas, words of this many or that begin like one are an aside; fewer are one of a list. */
const ASIDE = 4
const BEGINS_ASIDE =
  /^(?:an?|the|who|whom|whose|which|where|when|then|now|once|also|however|though|including|such|as|in|on|at|by|of|for|from|to|with|his|her|its|their|\p{L}+ed|\p{L}+ing)\s/iu

/**
 * Cuts words out of a text, and mends what stands around them: no white space stays twice, no comma before a full stop,
 * no empty brackets, no empty line. What is left of a sentence begins with a capital and ends as it ended.
 *
 * @param span    of the words, in code points, as is the edit
 * @param within  how far the mending may reach: what lies outside belongs to other edits
 * @returns an edit that takes out the span and, beside it, signs and white space alone
 */
export function cutOut(text: string, span: Span, within: Span, language: string): Edit {
  const { indexOf, offsetOf } = indexCodePoints(text)
  const sentences = splitSentences(text, language).filter(
    ({ start, end }) => start < span.end && span.start < end,
  )
  const at = ({ start, end }: Span): Span => ({ start: indexOf(start), end: indexOf(end) })
  const sentence = at({
    start: Math.min(span.start, sentences[0]?.start ?? span.start),
    end: Math.max(span.end, sentences.at(-1)?.end ?? span.end),
  })
  const mended = mendSentence(text, withoutPairs(text, at(span), sentence), sentence)
  const { start, end } = mended
  const [from, until] = [Math.max(offsetOf(start), within.start), Math.min(offsetOf(end), within.end)]
  // What is left, a capital or a space, stands for signs that another edit has.
  const words = from === offsetOf(start) && until === offsetOf(end) ? mended.words : ''
  return { start: from, end: until, words, cut: span }
}

type Mended = Span & { readonly words: string }

/** Takes in brackets and quotation marks that would be left with nothing in them. String indices. */
function withoutPairs(text: string, span: Span, sentence: Span): Span {
  const [left, right] = [
    text.slice(sentence.start, span.start).trimEnd(),
    text.slice(span.end, sentence.end).trimStart(),
  ]
  if (!PAIRS.includes(left.slice(-1) + right.slice(0, 1))) return span
  const around = { start: sentence.start + left.length - 1, end: sentence.end - right.length + 1 }
  return withoutPairs(text, around, sentence)
}

function mendSentence(text: string, span: Span, sentence: Span): Mended {
  const [before, after] = [text.slice(sentence.start, span.start), text.slice(span.end, sentence.end)]
  const [left, right] = [before.trimEnd(), after.trimStart()]
  const words = text.slice(span.start, span.end)
  const closing = /^[\s,;:.!?…]*([”"’»)\]]*)$/u.exec(right)?.[1]
  if (left === '' && closing !== undefined)
    return { ...mendLine(text, { start: sentence.start, end: sentence.end - closing.length }), words: '' }
  if (left === '') return mendHead()
  const gap = { start: sentence.start + left.length, end: sentence.end - right.length }
  if (/^[.!?…”"’»)\]]*$/u.test(right)) return mendTail()
  const { eats, between } = mendMiddle(words, left, right)
  const white = before.slice(left.length) || after.slice(0, after.length - right.length)
  return { start: gap.start - eats[0], end: gap.end + eats[1], words: between ? white : '' }

  /** The beginning of a sentence goes: what follows begins with a capital as that did. */
  function mendHead(): Mended {
    const signs = /^[\s,;:–—]*/u.exec(after)?.[0].length ?? 0
    const first = /^\p{Ll}/u.exec(after.slice(signs))?.[0] ?? ''
    const capital = /^\P{L}*\p{Lu}/u.test(words) ? first : ''
    const end = span.end + signs + capital.length
    return { start: sentence.start, end, words: capital.toUpperCase() }
  }

  /** The end of a sentence goes: what is left ends as it did. */
  function mendTail(): Mended {
    const bare = left.replace(/[\s,;:–—]+$/u, '')
    const ended = /[.!?…]+$/u.exec(words)?.[0] ?? ''
    const ends = /^[.!?…]/u.test(right) || /[.!?…]$/u.test(bare)
    return { start: sentence.start + bare.length, end: gap.end, words: ends ? '' : ended }
  }
}

/** Between the words of a sentence: how many signs of what is left on each side go, and whether white space stays. */
function mendMiddle(
  words: string,
  left: string,
  right: string,
): { readonly eats: readonly [number, number]; readonly between: boolean } {
  if (left.endsWith(',') && right.startsWith(',')) {
    const aside = words.split(/\s+/u).length >= ASIDE || BEGINS_ASIDE.test(words)
    return { eats: [aside && !/^,\s*(?:and|or|but|nor)\s/iu.test(right) ? 1 : 0, 1], between: false }
  }
  const dash = /\s+[–—-]$/u.exec(left)?.[0].length ?? 0
  if (dash > 0 && /^[–—-]\s/u.test(right)) return { eats: [dash, 1], between: false }
  if (/[,;:]$/u.test(left) && /^[,;:]/u.test(right)) return { eats: [1, 0], between: false }
  const touches = /^[,;:.!?…)\]”’»]/u.test(right) || /[([“‘«„]$/u.test(left)
  return { eats: [0, 0], between: !touches }
}

/** A whole sentence goes: with the white space on one of its sides, or with its line. String indices. */
function mendLine(text: string, { start, end }: Span): Span {
  const before = /[^\n]*$/u.exec(text.slice(0, start))?.[0] ?? ''
  const after = /^[^\n]*/u.exec(text.slice(end))?.[0] ?? ''
  const [left, right] = [before.trimEnd(), after.trimStart()]
  const [from, until] = [start - before.length + left.length, end + after.length - right.length]
  if (left === '' && right === '') {
    const next = /^\s*/u.exec(text.slice(end))?.[0].length ?? 0
    return end + next < text.length
      ? { start: start - before.length, end: end + next }
      : { start: text.slice(0, start).trimEnd().length, end }
  }
  if (left === '') return { start, end: until }
  return right === '' || /^[”’»)\]]/u.test(right) ? { start: from, end } : { start, end: until }
}
