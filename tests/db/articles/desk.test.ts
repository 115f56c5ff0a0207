import { expect } from 'vitest'
import { addArticle } from '../../../src/db/articles/articles.js'
import { listDesk, type DeskKey } from '../../../src/db/articles/desk.js'
import { SAMPLE } from '../../support/app.js'
import { test } from '../../support/database.js'
import { addArticles } from '../../support/many.js'

const ARTICLE = { standfirst: '', body: 'He left. He came.', language: 'en', note: '', sample: false }

test('the sample stands on the desk, with its sentences covered and nothing reviewed', async ({ db }) => {
  const desk = await listDesk(db)

  expect(desk).toMatchObject({
    total: 1,
    next: null,
    articles: [
      {
        slug: SAMPLE,
        sample: true,
        deadline: null,
        revision: 1,
        claims: 61,
        confirmed: 0,
        unconfirmed: 0,
        disputed: 0,
        sentences: 16,
        claimed: 14,
        waived: 2,
      },
    ],
  })
})

test('what is due first stands first, what has no deadline last, in the order it came', async ({
  db,
  actor,
}) => {
  for (const [headline, deadline] of [
    ['Late', new Date('2024-06-02T10:00:00Z')],
    ['None', null],
    ['Early', new Date('2024-05-31T10:00:00Z')],
    ['Early too', new Date('2024-05-31T10:00:00Z')],
  ] as const) {
    const { id } = await addArticle(db, actor, { ...ARTICLE, headline })
    await db.article.update({ where: { id }, data: { deadline } })
  }

  const { articles } = await listDesk(db)

  expect(articles.map(({ slug }) => slug)).toEqual(['early', 'early-too', 'late', SAMPLE, 'none'])
  expect(articles[2]?.deadline).toEqual(new Date('2024-06-02T10:00:00Z'))
})

test('an archived article is not on the desk', async ({ db, actor }) => {
  await addArticle(db, actor, { ...ARTICLE, headline: 'Other' })
  await db.article.updateMany({ where: { sample: true }, data: { archivedAt: actor.at } })

  const { articles, total } = await listDesk(db)

  expect(articles.map(({ slug }) => slug)).toEqual(['other'])
  expect(total).toBe(1)
})

test('a desk longer than a page goes on where it stopped, each article once and in order', async ({
  db,
  actor,
}) => {
  await addArticles(db, actor, 120)

  const seen: { readonly id: number; readonly due: string }[] = []
  let after: DeskKey | undefined
  do {
    const page = await listDesk(db, after)
    seen.push(...page.articles.map(({ id, deadline }) => ({ id, due: deadline?.toISOString() ?? '~' })))
    expect(page.total).toBe(121)
    after = page.next ?? undefined
  } while (after)

  expect(new Set(seen.map(({ id }) => id)).size).toBe(121)
  expect(seen).toEqual(seen.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id - b.id)))
})
