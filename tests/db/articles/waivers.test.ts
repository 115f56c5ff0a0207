import { expect } from 'vitest'
import type { Actor } from '../../../src/db/record/actor.js'
import { addArticle } from '../../../src/db/articles/articles.js'
import type { Db } from '../../../src/db/database.js'
import { NotFound } from '../../../src/db/errors.js'
import { addWaiver } from '../../../src/db/articles/waivers.js'
import { test } from '../../support/database.js'
import { newestLines } from '../../support/record.js'

const WAIVER = {
  words: { part: 'body', exact: 'Share.' } as const,
  reason: 'boilerplate',
  note: 'Furniture.',
}

async function article(db: Db, actor: Actor): Promise<number> {
  const text = { headline: 'Kim left', standfirst: '', body: '😀 He left.\n\nShare. Share' }
  return (await addArticle(db, actor, { ...text, language: 'en', note: '', sample: false })).id
}

test('a passage is waived, with the reason, and the article counts it', async ({ db, actor }) => {
  const articleId = await article(db, actor)

  const result = await addWaiver(db, actor, { articleId, ...WAIVER })

  expect(result).toMatchObject({ ok: true })
  const waiver = await db.waiver.findFirst({ where: { articleId }, include: { placements: true } })
  expect(waiver).toMatchObject({
    reason: 'boilerplate',
    note: 'Furniture.',
    byId: actor.id,
    placements: [{ part: 'body', start: 12, end: 18, state: 'placed' }],
  })
  expect(await db.article.findUnique({ where: { id: articleId } })).toMatchObject({
    waivedCount: 1,
    claimedCount: 0,
  })
})

test('the history says which words were waived, and why', async ({ db, actor }) => {
  await addWaiver(db, actor, { articleId: await article(db, actor), ...WAIVER })

  expect(await newestLines(db, 1)).toEqual([
    {
      action: 'waiver.added',
      before: null,
      after: {
        exact: 'Share.',
        reason: 'boilerplate',
        note: 'Furniture.',
        placements: [{ part: 'body', start: 12, end: 18 }],
      },
    },
  ])
})

test('what is wrong is refused in words, and nothing is written', async ({ db, actor }) => {
  const articleId = await article(db, actor)
  const lines = await db.activity.count()
  const waivers = await db.waiver.count()
  const problem = async (change: Partial<typeof WAIVER> | { words: { part: 'body'; exact: string } }) => {
    const result = await addWaiver(db, actor, { articleId, ...WAIVER, ...change })
    return result.ok ? null : result.problems.map(({ field, message }) => `${field}: ${message}`).join()
  }

  expect(await problem({ reason: 'boring' })).toBe('reason: Say why the passage needs no claim')
  expect(await problem({ words: { part: 'body', exact: 'Print' } })).toBe(
    'words: The words “Print” are not found in the body',
  )
  expect(await problem({ words: { part: 'body', exact: 'Share' } })).toBe(
    'words: The words “Share” are found 2 times in the body: add what stands before or behind',
  )
  expect(await db.waiver.count()).toBe(waivers)
  expect(await db.activity.count()).toBe(lines)
})

test('an article that is not there is not found', async ({ db, actor }) => {
  await expect(addWaiver(db, actor, { articleId: 99, ...WAIVER })).rejects.toThrow(NotFound)
})
