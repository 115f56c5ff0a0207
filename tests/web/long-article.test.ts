import { expect } from 'vitest'
import { pageOf, test } from '../support/app.js'
import { textsOf } from '../support/html.js'
import { addArticleWithClaims } from '../support/many.js'
import { mistakesIn } from '../support/valid-html.js'

const CLAIMS = 800

/** 100,000 characters in 800 sentences, with the quotation marks of print. */
const sentenceOf = (number: number): string =>
  `The council spent ${String(number).padStart(5, '0')} million on one more pier, “as planned”, the harbour’s people said once more and again in the evening.`

test('the review screen of a long article stays small, and takes few statements', async ({
  origin,
  db,
  actor,
  statements,
}) => {
  const { slug } = await addArticleWithClaims(db, actor, CLAIMS, sentenceOf, 4)
  statements.length = 0

  const html = await pageOf(`${origin}/articles/${slug}?claim=400`)

  expect(CLAIMS * sentenceOf(1).length).toBeGreaterThanOrEqual(100_000)
  expect(statements.length).toBeGreaterThan(1)
  expect(statements.length).toBeLessThanOrEqual(10)
  expect(html.match(/ id="claim-\d+"/g)).toHaveLength(CLAIMS) // each in the text
  expect(Buffer.byteLength(html)).toBeLessThan(1_000_000)
})

test('of a long article the paragraphs that are closed lead to their first claim, and are listed there', async ({
  origin,
  db,
  actor,
}) => {
  const { slug } = await addArticleWithClaims(db, actor, 208, sentenceOf, 4)

  const html = await pageOf(`${origin}/articles/${slug}?claim=1`)
  const there = await pageOf(`${origin}/articles/${slug}?claim=101`)

  expect(claimsListed(html)).toEqual([2, 3, 4, 5, 6, 7, 8])
  expect(textsOf(html, 'folded')).toHaveLength(52 - 2)
  expect(html).toContain(`<a class="folded" href="/articles/${slug}?claim=101#claim-101" data-line>`)
  expect(claimsListed(there)).toEqual([102, 103, 104, 105, 106, 107, 108])
  expect(await mistakesIn(html)).toEqual([])
})

const claimsListed = (html: string): readonly number[] =>
  textsOf(html, 'row').flatMap((row) => {
    const [, number] = /^Claim (\d+)/.exec(row) ?? []
    return number === undefined ? [] : [Number(number)]
  })
