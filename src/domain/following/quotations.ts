import type { Span } from '../spans.js'

/** Opening mark → the marks that can close it. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"”',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '‹': '›',
  '‘': "’'",
  "'": "'’",
  '「': '」',
  '『': '』',
  '《': '》',
}

const MARK = /["“”„«»‹›‘’'「」『』《》]/g

/**
 * The quotations of a text with their marks, in string indices, outermost only. A quotation ends with its line; one
 * that is not closed there counts only where the next paragraph opens again, as print does it.
 */
export function findQuotations(text: string): readonly Span[] {
  const found: Span[] = []
  let unclosed: { mark: string; start: number; end: number } | null = null
  for (const { 0: line, index } of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    if (line.trim() === '') continue
    const goesOn: typeof unclosed = unclosed
    if (goesOn !== null && line.trimStart().startsWith(goesOn.mark)) {
      found.push({ start: goesOn.start, end: goesOn.end })
    }
    unclosed = quotationsOfLine(line, index, found)
  }
  return found
}

function quotationsOfLine(
  line: string,
  offset: number,
  found: Span[],
): { mark: string; start: number; end: number } | null {
  let open: { mark: string; at: number } | null = null
  for (const { 0: mark, index } of line.matchAll(MARK)) {
    const before = line.charAt(index - 1)
    const after = line.charAt(index + 1)
    if (open !== null && (CLOSERS[open.mark] ?? '').includes(mark) && closes(mark, before, after)) {
      found.push({ start: offset + open.at, end: offset + index + 1 })
      open = null
    } else if (
      CLOSERS[mark] !== undefined &&
      (open === null || open.mark === mark) &&
      opens(mark, before, after)
    ) {
      open = { mark, at: index }
    }
  }
  return open === null ? null : { mark: open.mark, start: offset + open.at, end: offset + line.length }
}

/** Straight marks and apostrophes are told apart by what stands beside them; the others by what they are. */
function opens(mark: string, before: string, after: string): boolean {
  if (mark !== '"' && mark !== "'" && mark !== '‘') return true
  return !/[\p{L}\p{N}]/u.test(before) && /\S/.test(after) && !(mark === "'" && /\p{N}/u.test(after))
}

function closes(mark: string, before: string, after: string): boolean {
  if (mark === "'" || mark === '’') return /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after)
  return mark !== '"' || /\S/.test(before) || !/[\p{L}\p{N}]/u.test(after)
}
