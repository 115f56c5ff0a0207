import { expect } from 'vitest'
import { editArticle } from '../../../src/db/articles/articles.js'
import type { Db } from '../../../src/db/database.js'
import type { Actor } from '../../../src/db/record/actor.js'
import { test } from '../../support/database.js'
import { review } from '../../support/desk-work.js'

const DETAILS = { byline: '', outlet: '', language: 'en', deadline: '' }

async function setDate(db: Db, actor: Actor, publishedOn: string): Promise<void> {
  const { slug, version } = await db.article.findFirstOrThrow({ select: { slug: true, version: true } })
  const result = await editArticle(db, actor, { slug, version, form: { ...DETAILS, publishedOn } })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}

const claimSaid = async (db: Db, timePhrase: string) => {
  const { id } = await db.claim.findFirstOrThrow({ where: { timePhrase }, select: { id: true } })
  return id
}
const timesOf = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { timeFrom: true, timeTo: true, recheckOn: true, verdict: true },
  })

test('the date of an article says which days its relative times mean, and leaves verdicts alone', async ({
  db,
  actor,
}) => {
  const [lastMonth, now] = [await claimSaid(db, 'Last month'), await claimSaid(db, 'currently')]
  await review(db, actor, lastMonth)
  expect(await timesOf(db, lastMonth)).toMatchObject({ timeFrom: null, recheckOn: null })

  await setDate(db, actor, '2024-05-13')

  expect(await timesOf(db, lastMonth)).toEqual({
    timeFrom: '2024-04-01',
    timeTo: '2024-04-30',
    recheckOn: null,
    verdict: 'unconfirmed',
  })
  expect(await timesOf(db, now)).toMatchObject({ timeFrom: '2024-05-13', recheckOn: '2024-06-12' })
})

test('another date voids the verdict on what then means other days, and that alone', async ({
  db,
  actor,
}) => {
  await setDate(db, actor, '2024-05-13')
  const [lastMonth, past] = [await claimSaid(db, 'Last month'), await claimSaid(db, 'in 2000')]
  await review(db, actor, lastMonth)
  await review(db, actor, past)

  await setDate(db, actor, '2024-05-20')
  expect(await timesOf(db, lastMonth)).toMatchObject({ timeFrom: '2024-04-01', verdict: 'unconfirmed' })
  await setDate(db, actor, '2024-06-02')

  expect(await timesOf(db, lastMonth)).toMatchObject({ timeFrom: '2024-05-01', verdict: null })
  expect(await timesOf(db, past)).toMatchObject({ timeFrom: null, verdict: 'unconfirmed' })
  expect(await db.reviewVoid.findMany({ select: { cause: true, reason: true } })).toEqual([
    {
      cause: 'claim',
      reason: 'The article’s date was changed, and with it the days that “Last month” means',
    },
  ])
})
