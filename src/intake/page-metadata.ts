import { oneLine } from './head-of-blocks.js'
import type { PageTree } from './page-tree.js'

export interface PageMetadata {
  readonly headline: string
  readonly description: string
  readonly byline: string
  readonly outlet: string
  readonly publishedOn: string
  readonly language: string
}

/**
 * What a page says about its article: in JSON-LD, in Open Graph and in plain meta elements, the more exact first.
 *
 * @see schema.org Article, The Open Graph protocol
 */
export function pageMetadata(page: PageTree): PageMetadata {
  const article = articleIn(page)
  const meta = (...names: readonly string[]) => firstOf(names.map((name) => metaOf(page, name)))
  const published =
    textIn(article['datePublished']) ||
    meta('article:published_time', 'datePublished', 'date', 'dc.date', 'parsely-pub-date') ||
    (page.querySelector('article time[datetime], main time[datetime]')?.getAttribute('datetime') ?? '')
  return {
    headline: oneLine(textIn(article['headline']) || meta('og:title', 'twitter:title')),
    description: oneLine(textIn(article['description']) || meta('og:description', 'description')),
    byline: oneLine(
      namesIn(article['author']) || meta('author', 'byl', 'article:author', 'parsely-author'),
    ).replace(/^https?:.*|^By\s+/i, ''),
    outlet: oneLine(meta('og:site_name') || namesIn(article['publisher']) || meta('application-name')),
    publishedOn: /^\d{4}-\d{2}-\d{2}/.exec(published)?.[0] ?? '',
    language: textIn(article['inLanguage']) || meta('og:locale', 'content-language'),
  }
}

type Said = Readonly<Record<string, unknown>>

/** The article of the page's JSON-LD. What is no JSON is passed over. */
function articleIn(page: PageTree): Said {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const found = flatten(parseJson(script.textContent ?? '')).find((each) =>
      [each['@type']].flat().some((type) => typeof type === 'string' && /(?:Article|Posting)$/.test(type)),
    )
    if (found) return found
  }
  return {}
}

function flatten(value: unknown): readonly Said[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(flatten)
  if (typeof value !== 'object' || value === null) return []
  const said = value as Said
  return Array.isArray(said['@graph'])
    ? [said, ...(said['@graph'] as Said[]).slice(0, 100).filter(isObject)]
    : [said]
}

const isObject = (value: unknown): value is Said => typeof value === 'object' && value !== null

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const textIn = (value: unknown): string => {
  const [first] = [value].flat()
  return typeof first === 'string' ? first : ''
}

/** Of persons or organisations, one or several: "Ada Writer, Bo Editor". */
const namesIn = (value: unknown): string =>
  [value]
    .flat()
    .map((each) => (isObject(each) ? textIn(each['name']) : textIn(each)))
    .filter((name) => name !== '')
    .slice(0, 10)
    .join(', ')

function metaOf(page: PageTree, name: string): string {
  const element = firstElement(
    ['property', 'name', 'itemprop', 'http-equiv'].map((kind) =>
      page.querySelector(`meta[${kind}="${name}" i]`),
    ),
  )
  return element?.getAttribute('content') ?? ''
}

const firstElement = <T>(all: readonly (T | null)[]): T | null => all.find((each) => each !== null) ?? null
const firstOf = (all: readonly string[]): string => all.find((each) => each.trim() !== '') ?? ''
