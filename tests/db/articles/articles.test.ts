import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { addArticle, editArticle } from '../../../src/db/articles/articles.js'
import type { Db } from '../../../src/db/database.js'
import { NotFound, StaleVersion } from '../../../src/db/errors.js'
import type { ArticleForm } from '../../../src/domain/articles.js'
import { SAMPLE } from '../../support/app.js'
import { ACTING_AT, test } from '../../support/database.js'
import { newestLines } from '../../support/record.js'

const ARTICLE = {
  headline: 'Kim travels',
  standfirst: 'By train. As ever.',
  body: 'He left. 😀 He came back.\n\nShare.',
  language: 'en',
  note: '',
  sample: false,
}

const FORM: ArticleForm = {
  byline: 'D. Writer',
  outlet: 'Foreign desk',
  language: 'en-GB',
  publishedOn: '2024-05-29',
  deadline: '2024-05-30T17:00',
}

const NOTHING: ArticleForm = { byline: '', outlet: '', language: 'en', publishedOn: '', deadline: '' }

const details = (db: Db) =>
  db.article.findUniqueOrThrow({
    where: { slug: SAMPLE },
    select: { byline: true, outlet: true, language: true, publishedOn: true, deadline: true, version: true },
  })

test('a new article has its text, its sentences and a chain of its own, and nothing is covered', async ({
  db,
  actor,
}) => {
  const { id, slug, revisionId } = await addArticle(db, actor, ARTICLE)

  const sentences = await db.sentence.findMany({ where: { revisionId }, orderBy: { id: 'asc' } })
  expect(slug).toBe('kim-travels')
  expect(
    sentences.map(({ part, paragraph, ordinal, start, end }) => [part, paragraph, ordinal, start, end]),
  ).toEqual([
    ['headline', 1, 1, 0, 11],
    ['standfirst', 1, 1, 0, 9],
    ['standfirst', 1, 2, 10, 18],
    ['body', 1, 1, 0, 8],
    ['body', 1, 2, 9, 24],
    ['body', 2, 1, 26, 32],
  ])
  expect(await db.article.findUnique({ where: { id } })).toMatchObject({
    sentenceCount: 6,
    claimedCount: 0,
    waivedCount: 0,
    claimCount: 0,
    createdAt: ACTING_AT,
  })
  expect(await db.chain.findUnique({ where: { articleId: id } })).toMatchObject({ length: 1 })
  expect(await newestLines(db, 1)).toEqual([
    {
      action: 'article.added',
      before: null,
      after: {
        headline: 'Kim travels',
        language: 'en',
        revision: 1,
        sample: false,
        note: '',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        slug: 'kim-travels',
        byline: '',
        outlet: '',
        publishedOn: null,
        url: null,
      },
    },
  ])
})

test('the hash of a revision is SHA-256 over its three parts as canonical JSON', async ({ db, actor }) => {
  const { revisionId } = await addArticle(db, actor, {
    ...ARTICLE,
    headline: 'h',
    standfirst: 's',
    body: 'b',
  })

  const revision = await db.revision.findUnique({ where: { id: revisionId }, select: { sha256: true } })
  const hash = createHash('sha256').update('{"body":"b","headline":"h","standfirst":"s"}').digest('hex')
  expect(revision).toEqual({ sha256: hash })
})

test('articles of the same headline get addresses of their own', async ({ db, actor }) => {
  const slugs: string[] = []
  for (const headline of ['Kim travels', 'New', 'Новости']) {
    for (let nth = 0; nth < 3; nth++) slugs.push((await addArticle(db, actor, { ...ARTICLE, headline })).slug)
  }

  expect(slugs).toEqual([
    ...['kim-travels', 'kim-travels-2', 'kim-travels-3'],
    ...['new-2', 'new-3', 'new-4'],
    ...['2024-05-30', '2024-05-30-2', '2024-05-30-3'],
  ])
})

test('byline, outlet, language, date and deadline can be set', async ({ db, actor }) => {
  const result = await editArticle(db, actor, { slug: SAMPLE, version: 1, form: FORM })

  expect(result).toEqual({ ok: true, value: { changed: true } })
  expect(await details(db)).toEqual({ ...FORM, deadline: new Date('2024-05-30T17:00:00Z'), version: 2 })
})

test('the history says what was changed, and only that', async ({ db, actor }) => {
  await editArticle(db, actor, { slug: SAMPLE, version: 1, form: FORM })
  await editArticle(db, actor, {
    slug: SAMPLE,
    version: 2,
    form: { ...FORM, byline: 'E. Editor', deadline: '' },
  })

  expect(await newestLines(db, 1)).toEqual([
    {
      action: 'article.edited',
      before: { byline: 'D. Writer', deadline: '2024-05-30T17:00:00.000Z' },
      after: { byline: 'E. Editor', deadline: null },
    },
  ])
})

test('bad input is refused and changes nothing', async ({ db, actor }) => {
  const before = await details(db)

  const result = await editArticle(db, actor, {
    slug: SAMPLE,
    version: 1,
    form: { ...FORM, publishedOn: 'May' },
  })

  expect(result).toMatchObject({ ok: false, problems: [{ field: 'publishedOn' }] })
  expect(await details(db)).toEqual(before)
})

test('an article that is not there is not found', async ({ db, actor }) => {
  await expect(editArticle(db, actor, { slug: 'no-such', version: 1, form: FORM })).rejects.toThrow(NotFound)
})

test('a stale form is refused, whatever it holds, and changes nothing', async ({ db, actor }) => {
  await editArticle(db, actor, { slug: SAMPLE, version: 1, form: FORM })
  const before = await details(db)

  const stale = editArticle(db, actor, { slug: SAMPLE, version: 1, form: { ...FORM, byline: 'E. Editor' } })

  await expect(stale).rejects.toThrow(new StaleVersion('article', { basedOn: 1, current: 2 }))
  await expect(
    editArticle(db, actor, { slug: SAMPLE, version: 9, form: { ...FORM, language: '' } }),
  ).rejects.toThrow(StaleVersion)
  expect(await details(db)).toEqual(before)
})

test('the same values again change nothing, from a stale form too', async ({ db, actor }) => {
  const untouched = await editArticle(db, actor, { slug: SAMPLE, version: 1, form: NOTHING })
  await editArticle(db, actor, { slug: SAMPLE, version: 1, form: FORM })
  const lines = await db.activity.count()

  const again = await editArticle(db, actor, { slug: SAMPLE, version: 1, form: FORM })

  expect([untouched, again]).toEqual(Array(2).fill({ ok: true, value: { changed: false } }))
  expect(await details(db)).toMatchObject({ version: 2 })
  expect(await db.activity.count()).toBe(lines)
})

test('of two at once, one is told that it came too late', async ({ db, actor }) => {
  const edit = (byline: string) =>
    editArticle(db, actor, { slug: SAMPLE, version: 1, form: { ...FORM, byline } })

  const results = await Promise.allSettled([edit('A'), edit('B')])

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await details(db)).version).toBe(2)
})
