import { parseHTML } from 'linkedom'

/** As much of a tree of nodes as is read here. */
export interface TreeNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<TreeNode>
}

export interface TreeElement extends TreeNode {
  getAttribute(name: string): string | null
  querySelector(selector: string): TreeElement | null
  querySelectorAll(selector: string): Iterable<TreeElement>
}

export interface PageTree extends TreeElement {
  readonly body: TreeElement
}

/**
 * Reads HTML, whole pages and pieces of one. No script runs and nothing is loaded.
 *
 * The parser keeps the elements where it finds them, and wants html, head and body written out: they are put around
 * everything here.
 */
export function readTree(html: string): { readonly page: PageTree; readonly language: string } {
  const language = /<(?:html|body)\b[^>]*?\s(?:xml:)?lang\s*=\s*["']?([\w-]+)/i.exec(html)?.[1] ?? ''
  const inner = html.replaceAll(/<!doctype\b[^>]*>|<\?xml\b[^>]*>|<\/?(?:html|head|body)\b[^>]*>/gi, '')
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${inner}</body></html>`) as {
    readonly document: PageTree
  }
  return { page: document, language }
}

export const isElement = (node: TreeNode): node is TreeElement => node.nodeType === 1
export const isText = (node: TreeNode): boolean => node.nodeType === 3
