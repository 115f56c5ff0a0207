import { marked } from 'marked'
import { blocksOf } from './blocks.js'
import { headOf, oneLine } from './head-of-blocks.js'
import type { Found } from './manuscript.js'
import { readTree } from './page-tree.js'

/** Reads Markdown: the marks are gone, a link is its words with the address behind them. */
export function readMarkdown(text: string): Found {
  const { matter, rest } = frontMatter(text)
  const html = marked.parse(rest, { async: false, gfm: true })
  const head = headOf(blocksOf(readTree(html).page.body, { addresses: true }))
  return {
    ...head,
    headline: matter('title') || head.headline,
    standfirst: matter('description', 'standfirst', 'subtitle') || head.standfirst,
    byline: matter('author', 'byline') || head.byline,
    language: matter('lang', 'language'),
    publishedOn: /^\d{4}-\d{2}-\d{2}/.exec(matter('date'))?.[0] ?? '',
    notices: [],
  }
}

interface Front {
  /** The value of the first of these names that has one; '' for none. */
  readonly matter: (...names: readonly string[]) => string
  readonly rest: string
}

/** Lines of `name: value` between two lines of `---` at the top, as many programs write them. */
function frontMatter(text: string): Front {
  const [whole, lines = ''] = /^---[ \t]*\n((?:[\w-]+:.*\n|[ \t-].*\n)*?)---[ \t]*(?:\n|$)/.exec(text) ?? ['']
  const values = new Map(
    [...lines.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      oneLine(value.replace(/^(["'])(.*)\1$/, '$2')),
    ]),
  )
  return {
    matter: (...names) => names.map((name) => values.get(name) ?? '').find((value) => value !== '') ?? '',
    rest: text.slice(whole.length),
  }
}
