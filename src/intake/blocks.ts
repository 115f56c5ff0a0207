import { isElement, isText, type TreeElement, type TreeNode } from './page-tree.js'

/** A paragraph, a heading, an item of a list or a row of a table, as text. */
export interface Block {
  /** 1 to 6 for a heading, 0 for text. */
  readonly level: number
  readonly text: string
  /** Marked as the standfirst by whoever made the document. */
  readonly standfirst: boolean
}

const SKIPPED =
  /^(?:script|style|noscript|template|svg|math|iframe|object|embed|canvas|audio|video|head|title|meta|link|select|input|button|textarea|dialog)$/
const FRAME = /^(?:nav|header|footer|aside|form)$/
const BLOCK =
  /^(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/

interface Options {
  /** Whether the address of a link stands behind its words. */
  readonly addresses?: boolean
  /** Whether what stands around an article on a page is left out. */
  readonly withoutFrame?: boolean
}

/** The blocks of text below an element, in order. White space is what a browser would show. */
export function blocksOf(
  root: TreeElement,
  { addresses = false, withoutFrame = false }: Options = {},
): readonly Block[] {
  const blocks: Block[] = []
  let [line, level, standfirst] = ['', 0, false]

  const close = () => {
    const text = line
      .split('\n')
      .map((each) => each.trim())
      .join('\n')
      .trim()
    if (text !== '') blocks.push({ level, text, standfirst })
    line = ''
  }

  const read = (node: TreeNode, pre: boolean): void => {
    if (isText(node)) {
      const text = node.textContent ?? ''
      // A space that does not break is the author's; other white space is the page's.
      const shown = pre ? text : text.replaceAll(/[ \t\n\r\f]+/g, ' ')
      line += !pre && /^$|\s$/.test(line) ? shown.replace(/^ /, '') : shown
      return
    }
    if (!isElement(node)) return
    const name = node.nodeName.toLowerCase()
    if (SKIPPED.test(name) || isHidden(node) || (withoutFrame && FRAME.test(name))) return
    if (name === 'br') line += '\n'
    else if (name === 'tr') readRow(node)
    else if (BLOCK.test(name)) readBlock(node, name, pre)
    else {
      for (const child of node.childNodes) read(child, pre)
      if (name === 'a' && addresses) line += addressBehind(node)
    }
  }

  const readBlock = (element: TreeElement, name: string, pre: boolean): void => {
    close()
    const outer = [level, standfirst] as const
    level = /^h[1-6]$/.test(name) ? Number(name[1]) : level
    standfirst ||= /\b(?:standfirst|subtitle|dek)\b/i.test(element.getAttribute('class') ?? '')
    let number = Number(element.getAttribute('start') ?? 1)
    for (const child of element.childNodes) {
      if (name === 'ol' && child.nodeName.toLowerCase() === 'li') {
        close()
        line = `${number++}. `
        for (const inner of (child as TreeElement).childNodes) readItem(inner, pre)
        close()
      } else read(child, pre || name === 'pre')
    }
    close()
    ;[level, standfirst] = outer
  }

  // The first paragraph of an item stands behind its number.
  const readItem = (node: TreeNode, pre: boolean): void => {
    const opens = /^\d+\. $/.test(line) && node.nodeName.toLowerCase() === 'p'
    if (opens) for (const child of (node as TreeElement).childNodes) read(child, pre)
    else read(node, pre)
  }

  const readRow = (row: TreeElement): void => {
    close()
    const cells = [...row.childNodes].filter(isElement).map((cell) =>
      blocksOf(cell, { addresses })
        .map(({ text }) => text)
        .join(' '),
    )
    line = cells.filter((cell) => cell !== '').join(' | ')
    close()
  }

  read(root, false)
  close()
  return blocks
}

function isHidden(element: TreeElement): boolean {
  return (
    element.getAttribute('hidden') !== null ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')
  )
}

/** " (https://…)", unless the words of the link are the address already. */
function addressBehind(link: TreeElement): string {
  const address = link.getAttribute('href') ?? ''
  const words = (link.textContent ?? '').trim()
  return /^https?:/i.test(address) && words !== '' && words !== address ? ` (${address})` : ''
}

/** Paragraphs stand apart by an empty line. */
export const textOf = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join('\n\n')
