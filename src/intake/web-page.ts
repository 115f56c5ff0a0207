import { Readability } from '@mozilla/readability'
import { accepted, refused, type Result } from '../domain/problems.js'
import { blocksOf, textOf, type Block } from './blocks.js'
import { bylineOf, headOf, oneLine } from './head-of-blocks.js'
import type { Found } from './manuscript.js'
import { pageMetadata } from './page-metadata.js'
import { readTree } from './page-tree.js'

/** What only pages of a site have: a document that somebody wrote has none of it, and is read whole. */
const SITE = 'nav, aside, header, footer, article, main, script'

/**
 * Reads a web page: the article without what stands around it, and what the page says about it.
 *
 * @param field  the field that a problem is of
 */
export function readWebPage(field: string, html: string): Result<Found> {
  const { page, language } = readTree(html)
  const said = pageMetadata(page)
  const isSite = page.querySelector(SITE) !== null
  const whole = blocksOf(page.body, { withoutFrame: isSite })
  const article = isSite ? articleOf(html) : NONE
  const blocks = article.blocks.length > 0 ? article.blocks : whole
  if (blocks.length === 0) {
    const message =
      'This page holds no text: scripts may put it there in a browser. Open the page, copy the article and paste it'
    return refused([{ field, message }])
  }

  const title = oneLine(page.querySelector('title')?.textContent ?? '')
  const top = headOf(blocks)
  const h1 = whole.find(({ level }) => level === 1)?.text ?? ''
  const headline = said.headline || top.headline || oneLine(h1) || article.title || title
  const standfirst = top.standfirst || standfirstOf(said.description, whole)
  const byline = said.byline || top.byline || article.byline
  const known = new Set([headline, standfirst, byline, `By ${byline}`].map(oneLine))
  // What stands in a field of its own does not stand in the text again.
  const rest = blocks.filter(({ text }, index) => index > 4 || !known.has(oneLine(text)))
  return accepted({
    headline,
    standfirst,
    byline,
    outlet: said.outlet || article.outlet,
    publishedOn: said.publishedOn,
    language: language || said.language,
    body: textOf(rest),
    notices: [],
  })
}

/** A description is written for search engines as often as not: it is the standfirst where the page shows it, too. */
function standfirstOf(description: string, whole: readonly Block[]): string {
  const shown = description !== '' && whole.slice(0, 12).some(({ text }) => oneLine(text) === description)
  return shown ? description : ''
}

interface FoundArticle {
  readonly blocks: readonly Block[]
  readonly title: string
  readonly byline: string
  readonly outlet: string
}

/** Readability changes the tree that it reads: it gets one of its own. Its types want a browser's document. */
const NONE: FoundArticle = { blocks: [], title: '', byline: '', outlet: '' }

function articleOf(html: string): FoundArticle {
  const read = new Readability(readTree(html).page).parse()
  if (!read?.content) return NONE
  const author = oneLine(read.byline ?? '')
  return {
    blocks: blocksOf(readTree(read.content).page.body),
    title: oneLine(read.title ?? ''),
    byline: bylineOf(author) || (author.length <= 80 ? author : ''),
    outlet: oneLine(read.siteName ?? ''),
  }
}
