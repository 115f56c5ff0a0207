import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5'

export type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** Every element of a page, in the order of the document. */
export const elementsOf = (html: string): readonly Element[] => within(parse(html))

/** Every element inside a node, in the order of the document. */
export function within(node: Node): readonly Element[] {
  const found: Element[] = []
  const collect = (parent: Node): void => {
    for (const child of 'childNodes' in parent ? parent.childNodes : []) {
      if (tree.isElementNode(child)) found.push(child)
      collect(child)
    }
  }
  collect(node)
  return found
}

/** @returns `null` when the element has no such attribute */
export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((each) => each.name === name)?.value ?? null

/** The text inside a node, as it stands there. */
export function textOf(node: Node): string {
  if (tree.isTextNode(node)) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** The text of the elements that have a class, as it is read. */
export const textsOf = (html: string, className: string): readonly string[] =>
  elementsOf(html)
    .filter((element) => hasClass(element, className))
    .map(words)

/** The text inside a node as it is read: white space made one blank, cells and paragraphs apart. */
export const words = (node: Node): string => spaced(node).replaceAll(/\s+/g, ' ').trim()

function spaced(node: Node): string {
  const text = 'childNodes' in node ? node.childNodes.map(spaced).join('') : textOf(node)
  return /^(p|div|li|dt|dd|t[dhr]|h\d|section|header|option|blockquote|label)$/.test(node.nodeName)
    ? ` ${text} `
    : text
}

const hasClass = (element: Element, name: string): boolean =>
  (attribute(element, 'class') ?? '').split(/\s+/).includes(name)

/** What a page says in its role=status: what just happened. */
export const flashOf = (html: string): string =>
  elementsOf(html)
    .filter((element) => attribute(element, 'role') === 'status')
    .map(words)
    .join(' | ')
