/** Lines of a text that was broken at a width, in characters. */
const NARROWEST = 40
const WIDEST = 120
/** Fewer breaks prove nothing. */
const FEWEST_BREAKS = 3
/** How many of the breaks must be where a program would have put them. */
const SHARE = 0.9

const ITEM = /^\s*(?:[-*•–>|]|\p{N}{1,3}[.)])\s/u

/**
 * Joins the lines of a text that was broken at a fixed width, as mail and old editors do: a paragraph is what stands
 * between empty lines. It is one when almost every line is as long as it could be without its next word.
 *
 * @param text  with `\n` for every line end
 * @returns `null` when the text is not broken like that
 */
export function joinWrappedLines(text: string): string | null {
  const paragraphs = text.split(/\n[ \t]*\n/)
  const width = Math.max(
    0,
    ...paragraphs.flatMap((paragraph) => paragraph.split('\n')).map((line) => line.trimEnd().length),
  )
  if (width < NARROWEST || width > WIDEST) return null

  const breaks = paragraphs.flatMap((paragraph) => {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '')
    return lines.slice(0, -1).map((line, index) => [line, lines[index + 1] ?? ''] as const)
  })
  const wrapped = breaks.filter(([line, next]) => isFull(line, next, width)).length
  if (breaks.length < FEWEST_BREAKS || wrapped < breaks.length * SHARE) return null
  return paragraphs.map((paragraph) => joined(paragraph.split('\n'))).join('\n\n')
}

/** Whether the next word would not have fitted into the line. */
function isFull(line: string, next: string, width: number): boolean {
  if (ITEM.test(next)) return true // an item of a list begins a line anyway, and stays apart
  const word = /^\s*(\S+)/.exec(next)?.[1] ?? ''
  return line.trimEnd().length + 1 + word.length > width
}

function joined(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    if (text === '' || ITEM.test(line)) return text === '' ? line : `${text}\n${line}`
    // A hyphen at the end of a line is the word's own as often as not: nothing is taken out.
    const glue = /\p{L}-$/u.test(text.trimEnd()) && /^\s*\p{Ll}/u.test(line) ? '' : ' '
    return `${text.trimEnd()}${glue}${line.trimStart()}`
  }, '')
}
