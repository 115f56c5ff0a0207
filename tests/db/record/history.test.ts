import { expect } from 'vitest'
import { addArticle, editArticle } from '../../../src/db/articles/articles.js'
import { NotFound } from '../../../src/db/errors.js'
import { withdrawEvidence } from '../../../src/db/claims/evidence.js'
import type { HistoryLine } from '../../../src/db/record/history-lines.js'
import { getHistory } from '../../../src/db/record/history.js'
import { SAMPLE } from '../../support/app.js'
import { attach, claimNumbered, review } from '../../support/desk-work.js'
import { test } from '../../support/database.js'

const OTHER = {
  headline: 'Another',
  standfirst: '',
  body: 'He left.',
  language: 'en',
  note: '',
  sample: false,
}

test('the newest line comes first, and says who, what and on what', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 2)
  const id = await attach(db, actor, claimId, { title: 'Decree' })
  await withdrawEvidence(db, actor, { id, reason: 'Wrong year.' })
  await review(db, actor, claimId)

  const { lines } = await getHistory(db, { article: SAMPLE })

  expect(lines.slice(0, 3).map(({ action }) => action)).toEqual([
    'review.recorded',
    'evidence.withdrawn',
    'evidence.attached',
  ])
  expect(lines[1]).toMatchObject({
    by: 'The desk',
    at: actor.at,
    claim: { id: claimId, number: 2 },
    source: { title: 'Decree' },
    article: { slug: SAMPLE },
    after: { reason: 'Wrong year.' },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(lines[0]).toMatchObject({ source: null, claim: { number: 2 } })
})

test('a history longer than a page goes on before its last line, each line once', async ({ db }) => {
  const lines: HistoryLine[] = []
  let before: number | undefined
  do {
    const page = await getHistory(db, { article: SAMPLE, ...(before !== undefined && { before }) })
    lines.push(...page.lines)
    before = page.next ?? undefined
  } while (before !== undefined)

  const chain = await db.chain.findFirstOrThrow({ where: { article: { slug: SAMPLE } } })
  expect(lines.length).toBe(chain.length)
  expect(lines.map(({ id }) => id)).toEqual([...new Set(lines.map(({ id }) => id))].sort((a, b) => b - a))
  expect(lines.at(-1)).toMatchObject({ action: 'article.added', before: null })
})

test('the history of one article holds nothing of another, that of the desk holds all', async ({
  db,
  actor,
}) => {
  const { slug } = await addArticle(db, actor, OTHER)
  await attach(db, actor, await claimNumbered(db, 1))

  const other = await getHistory(db, { article: slug })
  const desk = await getHistory(db, {})

  expect(other.article).toEqual({ slug, headline: 'Another' })
  expect(other.lines.map(({ action }) => action)).toEqual(['article.added'])
  expect(desk.article).toBeNull()
  expect(desk.lines.slice(0, 3).map(({ action, article }) => [action, article?.slug ?? null])).toEqual([
    ['source.added', null],
    ['evidence.attached', SAMPLE],
    ['article.added', slug],
  ])
})

test('an edit tells old and new', async ({ db, actor }) => {
  const form = { byline: 'D. Writer', outlet: '', language: 'en', publishedOn: '', deadline: '' }
  await editArticle(db, actor, { slug: SAMPLE, version: 1, form })

  const { lines } = await getHistory(db, { article: SAMPLE })

  expect(lines[0]).toMatchObject({
    action: 'article.edited',
    before: { byline: '' },
    after: { byline: 'D. Writer' },
    claim: null,
  })
})

test('a redacted line still stands, without its values', async ({ db, actor }) => {
  await attach(db, actor, await claimNumbered(db, 1))
  const { id } = await db.activityPayload.findFirstOrThrow({
    where: { activity: { action: 'evidence.attached' } },
  })
  await db.activityPayload.update({
    where: { id },
    data: { before: null, after: null, redactedAt: actor.at },
  })

  const { lines } = await getHistory(db, { article: SAMPLE })

  expect(lines[0]).toMatchObject({
    action: 'evidence.attached',
    before: null,
    after: null,
    claim: { number: 1 },
  })
})

test('an article that is not there is not found', async ({ db }) => {
  await expect(getHistory(db, { article: 'no-such' })).rejects.toThrow(NotFound)
})
