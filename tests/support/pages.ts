import { attribute, elementsOf, textOf, type Element } from './html.js'

/** A page that was fetched. */
export interface PageFound {
  /** Path and query. */
  readonly path: string
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly elements: readonly Element[]
  readonly ids: readonly string[]
  /** Where it leads inside the application: path and query, and the fragment ('' for none). */
  readonly links: readonly (readonly [path: string, fragment: string])[]
}

/** Fetches one page and reads it. */
export async function visit(origin: string, path: string): Promise<PageFound> {
  const answer = await fetch(`${origin}${path}`, { redirect: 'manual' })
  return read(origin, path, answer, await answer.text())
}

/** Reads an answer, whatever it was asked with. */
export function read(origin: string, path: string, { status, headers }: Response, html: string): PageFound {
  const isPage = headers.get('content-type')?.startsWith('text/html') === true
  const elements = isPage ? elementsOf(html) : []
  const addresses = elements.flatMap((element) =>
    ['href', 'src']
      .flatMap((name) => attribute(element, name) ?? [])
      .map((text) => new URL(text, origin + path)),
  )
  return {
    path,
    status,
    headers,
    html,
    elements,
    ids: elements.flatMap((element) => attribute(element, 'id') ?? []),
    links: addresses.flatMap((url) =>
      url.origin === origin
        ? [[url.pathname + url.search, decodeURIComponent(url.hash.slice(1))] as const]
        : [],
    ),
  }
}

/** Fetches the pages and everything they lead to, once each. */
export async function crawl(
  origin: string,
  starts: readonly string[],
): Promise<ReadonlyMap<string, PageFound>> {
  const found = new Map<string, PageFound>()
  const waiting = [...starts]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path)) continue
    const page = await visit(origin, path)
    found.set(path, page)
    waiting.push(...page.links.map(([to]) => to))
  }
  return found
}

/** What must never be read on a page: a value that was printed by mistake. */
export function slipsIn({ elements }: PageFound): readonly string[] {
  const texts = elements.flatMap((element) => [
    ...element.attrs.map(({ value }) => value),
    ...element.childNodes.flatMap((node) => (node.nodeName === '#text' ? [textOf(node)] : [])),
  ])
  return texts.filter((text) => /\bundefined\b|\[object \w+\]|\bNaN\b|\bInvalid Date\b|<%|%>/.test(text))
}

/** The ids that a page gives out more than once. */
export const repeatedIds = ({ ids }: PageFound): readonly string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index)

/** The links of the pages that lead nowhere: to no page, or to no place in it. */
export function deadLinks(pages: ReadonlyMap<string, PageFound>): readonly string[] {
  return [...pages.values()].flatMap(({ path, links }) =>
    links.flatMap(([to, fragment]) => {
      const target = pages.get(to)
      const arrives =
        target !== undefined && target.status < 400 && (fragment === '' || target.ids.includes(fragment))
      return arrives ? [] : [`${path} leads to ${to}#${fragment} (${target?.status ?? 'not fetched'})`]
    }),
  )
}

/** Where the forms of a page say that they stand in the page that answers them, and nothing of it is here. */
export const lostForms = ({ elements, ids }: PageFound): readonly string[] =>
  elements
    .filter(({ tagName }) => tagName === 'form')
    .map((form) => (attribute(form, 'action') ?? '').split('#')[1] ?? '')
    .filter((fragment) => fragment !== '' && !ids.includes(fragment))

/** The title of a page, without the name of the program. */
export const titleOf = ({ elements }: PageFound): string =>
  textOf(elements.find(({ tagName }) => tagName === 'title')!).replace(/ · Tickmark$/, '')

/** The links of a page to places of its own that are not there. */
export const deadFragments = ({ path, links, ids }: PageFound): readonly string[] =>
  links.flatMap(([to, fragment]) =>
    to === path && fragment !== '' && !ids.includes(fragment) ? [fragment] : [],
  )
