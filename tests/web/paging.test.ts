import { expect } from 'vitest'
import { pageOf, SAMPLE, test } from '../support/app.js'
import { attribute, elementsOf } from '../support/html.js'
import { addArticles, addLines, addSources } from '../support/many.js'

/** Walks a list to its end, page by page, and does something between the first page and the second. */
async function walk(
  origin: string,
  start: string,
  entriesOf: (html: string) => readonly string[],
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = []
  for (let path: string | null = start; path !== null;) {
    const html = await pageOf(origin + path)
    pages.push(entriesOf(html))
    if (pages.length === 1) await meanwhile()
    const next = elementsOf(html).find((element) => attribute(element, 'rel') === 'next')
    path = next ? attribute(next, 'href') : null
  }
  return pages
}

const hrefs =
  (pattern: RegExp) =>
  (html: string): readonly string[] =>
    elementsOf(html).flatMap((element) => {
      const href = attribute(element, 'data-line') === null ? null : attribute(element, 'href')
      return href !== null && pattern.test(href) ? [href] : []
    })

const lengths = (pages: readonly (readonly string[])[]): readonly number[] =>
  pages.map(({ length }) => length)

test('the list of sources leads through all of them once, by title, those of one title too', async ({
  origin,
  db,
  actor,
}) => {
  for (const title of ['Same', 'Émile & “sons” %_', 'same']) await addSources(db, actor, 43, title)
  await db.source.updateMany({ where: { title: { startsWith: 'Same' } }, data: { title: 'Same' } })

  const pages = await walk(origin, '/sources', hrefs(/^\/sources\/\d+$/))
  const found = await walk(origin, '/sources?find=%25_', hrefs(/^\/sources\/\d+$/))

  expect(lengths(pages)).toEqual([50, 50, 29])
  expect(new Set(pages.flat()).size).toBe(129)
  expect(lengths(found)).toEqual([43])
  expect(await pageOf(`${origin}/sources?find=%25_`)).toContain('43 sources found for “%_”')
})

test('the desk leads through all articles once, those due first in front, those without a deadline last', async ({
  origin,
  db,
  actor,
}) => {
  await addArticles(db, actor, 120)
  const order = await db.article.findMany({
    orderBy: [{ deadline: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    select: { slug: true },
  })

  const pages = await walk(origin, '/', hrefs(/^\/articles\/[^/]+$/))

  expect(lengths(pages)).toEqual([50, 50, 21])
  expect(pages.flat()).toEqual(order.map(({ slug }) => `/articles/${slug}`))
})

test('the history leads through every line once, the newest first, whatever is added meanwhile', async ({
  origin,
  db,
  actor,
}) => {
  const { id, uid } = await db.article.findFirstOrThrow({ select: { id: true, uid: true } })
  await addLines(db, actor, 100, id, uid)
  const [all, ofArticle] = [
    await db.activity.count(),
    await db.activity.count({ where: { chain: { articleId: id } } }),
  ]
  const linesOf = (html: string) =>
    elementsOf(html).flatMap((element) => (attribute(element, 'class') === 'said' ? ['line'] : []))

  const pages = await walk(origin, '/activity', linesOf, () => addLines(db, actor, 60, id, uid))
  const own = await walk(origin, `/activity?article=${SAMPLE}`, linesOf)

  expect(pages.flat()).toHaveLength(all)
  expect(own.flat()).toHaveLength(ofArticle + 60)
  expect(all).toBeGreaterThan(ofArticle)
})

test('a later page leads back to the beginning, and the first and the last say no more than there is', async ({
  origin,
  db,
  actor,
}) => {
  await addSources(db, actor, 50, 'Source')
  const before = await pageOf(`${origin}/sources`)
  await addSources(db, actor, 1, 'Source more')

  const first = await pageOf(`${origin}/sources`)
  const next = elementsOf(first).find((element) => attribute(element, 'rel') === 'next')
  const second = await pageOf(origin + (next ? (attribute(next, 'href') ?? '') : ''))

  expect(before).not.toContain('rel="next"')
  expect(first).not.toContain('rel="prev"')
  expect(second).toContain('<a class="button" rel="prev" href="/sources">')
  expect(hrefs(/^\/sources\/\d+$/)(second)).toHaveLength(1)
})
