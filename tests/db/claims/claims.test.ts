import { expect } from 'vitest'
import { addArticle } from '../../../src/db/articles/articles.js'
import { addClaim, type PartQuote } from '../../../src/db/claims/claims.js'
import type { Db } from '../../../src/db/database.js'
import type { Actor } from '../../../src/db/record/actor.js'
import type { ClaimForm } from '../../../src/domain/claims.js'
import { test } from '../../support/database.js'
import { newestLines } from '../../support/record.js'

const FORM: ClaimForm = {
  statement: 'Kim Jong Un came back.',
  kind: 'event',
  about: 'true',
  question: 'Did he?',
  timePhrase: '',
  saidBy: [
    { speaker: 'Officials', capacity: 'of the railway', anonymous: true, verb: 'say' },
    { speaker: 'A diplomat', capacity: '', anonymous: false, verb: 'told' },
  ],
}

const BACK: PartQuote = { part: 'body', exact: 'He came back' }

/** An article with an emoji before its words: code points and string indices differ. */
async function article(db: Db, actor: Actor): Promise<number> {
  const text = { headline: 'Kim came back', standfirst: '', body: '😀 He left. He came back. He left.' }
  return (await addArticle(db, actor, { ...text, language: 'en', note: '', sample: false })).id
}

const words = (exact: string, context: Partial<PartQuote> = {}): PartQuote => ({
  part: 'body',
  exact,
  ...context,
})

test('a claim is added with the next number, tied to its words in code points', async ({ db, actor }) => {
  const articleId = await article(db, actor)

  const first = await addClaim(db, actor, { articleId, form: FORM, words: [BACK] })
  const second = await addClaim(db, actor, {
    articleId,
    form: FORM,
    words: [words('He left', { prefix: '😀 ' })],
  })

  expect([first, second]).toMatchObject([
    { ok: true, value: { number: 1 } },
    { ok: true, value: { number: 2 } },
  ])
  const placements = await db.placement.findMany({ where: { claim: { articleId } }, orderBy: { id: 'asc' } })
  expect(
    placements.map(({ start, end, exact, prefix, suffix }) => [start, end, exact, prefix, suffix]),
  ).toEqual([
    [11, 23, 'He came back', '😀 He left. ', '. He left.'],
    [2, 9, 'He left', '😀 ', '. He came back. He left.'],
  ])
})

test('a claim stated in several places has a placement for each', async ({ db, actor }) => {
  const articleId = await article(db, actor)

  await addClaim(db, actor, {
    articleId,
    form: FORM,
    words: [BACK, { part: 'headline', exact: 'Kim came back' }],
  })

  const placements = await db.placement.findMany({
    where: { claim: { articleId } },
    select: { part: true, start: true },
  })
  expect(placements).toEqual([
    { part: 'body', start: 11 },
    { part: 'headline', start: 0 },
  ])
})

test('who says so is kept in order, next to the article first', async ({ db, actor }) => {
  const articleId = await article(db, actor)

  await addClaim(db, actor, { articleId, form: FORM, words: [BACK] })

  const chain = await db.attribution.findMany({
    where: { claim: { articleId } },
    orderBy: { ordinal: 'asc' },
  })
  expect(chain.map(({ ordinal, speaker, anonymous }) => [ordinal, speaker, anonymous])).toEqual([
    [1, 'Officials', true],
    [2, 'A diplomat', false],
  ])
})

test('the article counts the claim and the sentences it stands in', async ({ db, actor }) => {
  const articleId = await article(db, actor)

  await addClaim(db, actor, { articleId, form: FORM, words: [words('left. He came')] })

  const counted = await db.article.findUnique({ where: { id: articleId } })
  expect(counted).toMatchObject({
    claimCount: 1,
    confirmedCount: 0,
    sentenceCount: 4,
    claimedCount: 2,
    lastClaimNumber: 1,
  })
})

test('the history says what was added', async ({ db, actor }) => {
  const articleId = await article(db, actor)

  await addClaim(db, actor, { articleId, form: FORM, words: [BACK] })

  expect(await newestLines(db, 1)).toEqual([
    {
      action: 'claim.added',
      before: null,
      after: {
        ...FORM,
        number: 1,
        timePhrase: null,
        timeFrom: null,
        timeTo: null,
        recheckOn: null,
        sensitivity: 'normal',
        placements: [
          {
            part: 'body',
            start: 11,
            end: 23,
            exact: 'He came back',
            prefix: '😀 He left. ',
            suffix: '. He left.',
          },
        ],
      },
    },
  ])
})
