import { textOf, type Block } from './blocks.js'
import type { Manuscript } from './manuscript.js'

const BYLINE = /^(?:By|Von|Par|Por|Di)\s+(?=\p{Lu})([^.!?\n]{2,80})$/u

/** The name in a line like "By Ada Writer". @returns '' when it is none */
export const bylineOf = (line: string): string => BYLINE.exec(line.trim())?.[1]?.trim() ?? ''

/** Takes headline, standfirst and byline off the top of a document. */
export function headOf(
  blocks: readonly Block[],
): Pick<Manuscript, 'headline' | 'standfirst' | 'byline' | 'body'> {
  const rest = [...blocks]
  const take = (within: number, matches: (block: Block) => boolean): string => {
    const at = rest.slice(0, within).findIndex(matches)
    return at === -1 ? '' : oneLine(rest.splice(at, 1)[0]?.text ?? '')
  }
  // A title stands at the top; a heading further down is one of the text.
  const headline = take(3, ({ level }) => level === 1)
  const standfirst = take(3, (block) => block.standfirst)
  const byline = bylineOf(take(3, ({ text }) => bylineOf(text) !== ''))
  return { headline, standfirst, byline, body: textOf(rest) }
}

/** The same on one line, with single spaces. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
