import { expect } from 'vitest'
import { addArticle } from '../../../src/db/articles/articles.js'
import { addClaim, type PartQuote } from '../../../src/db/claims/claims.js'
import type { Db } from '../../../src/db/database.js'
import type { Actor } from '../../../src/db/record/actor.js'
import { NotFound } from '../../../src/db/errors.js'
import type { ClaimForm } from '../../../src/domain/claims.js'
import { test } from '../../support/database.js'

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

/** What must not change when a claim is refused. */
const counts = async (db: Db) => [
  await db.claim.count(),
  await db.placement.count(),
  await db.attribution.count(),
  await db.activity.count(),
]

const REFUSED: readonly [string, Partial<ClaimForm>, PartQuote[], string[]][] = [
  ['words that are not there', {}, [words('He flew')], ['The words “He flew” are not found in the body']],
  [
    'words of another part',
    {},
    [{ ...BACK, part: 'headline' }],
    ['The words “He came back” are not found in the headline'],
  ],
  [
    'words that are there twice',
    {},
    [words('He left')],
    ['The words “He left” are found 2 times in the body: add what stands before or behind'],
  ],
  [
    'a prefix that is not there',
    {},
    [words('He left', { prefix: 'x' })],
    ['The words “He left” are not found in the body'],
  ],
  ['no words', {}, [], ['Say which words make the claim']],
  [
    'a wrong kind and wrong words together',
    { kind: 'rumour' },
    [BACK, words('He flew')],
    ['Say what kind of claim it is', 'The words “He flew” are not found in the body'],
  ],
]

test('what is wrong is refused in words, and nothing is written', async ({ db, actor }) => {
  const articleId = await article(db, actor)
  const before = await counts(db)

  for (const [what, form, quotes, messages] of REFUSED) {
    const result = await addClaim(db, actor, { articleId, form: { ...FORM, ...form }, words: quotes })

    expect(result.ok ? [] : result.problems.map(({ message }) => message), what).toEqual(messages)
  }
  expect(await counts(db)).toEqual(before)
  expect(await db.article.findUnique({ where: { id: articleId } })).toMatchObject({
    lastClaimNumber: 0,
    claimCount: 0,
  })
})

test('an article that is not there is not found', async ({ db, actor }) => {
  await expect(addClaim(db, actor, { articleId: 99, form: FORM, words: [BACK] })).rejects.toThrow(NotFound)
})

test('claims added at once get numbers of their own', async ({ db, actor }) => {
  const articleId = await article(db, actor)

  const results = await Promise.all(
    [1, 2, 3, 4].map(() => addClaim(db, actor, { articleId, form: FORM, words: [BACK] })),
  )

  expect(results.map((result) => result.ok && result.value.number).sort()).toEqual([1, 2, 3, 4])
})
