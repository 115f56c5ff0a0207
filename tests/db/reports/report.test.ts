import { expect } from 'vitest'
import { getArticleReview } from '../../../src/db/articles/article-review.js'
import { addArticle } from '../../../src/db/articles/articles.js'
import { addClaim } from '../../../src/db/claims/claims.js'
import { NotFound } from '../../../src/db/errors.js'
import { withdrawEvidence } from '../../../src/db/claims/evidence.js'
import { getReport } from '../../../src/db/reports/report.js'
import { decidingReview } from '../../../src/domain/report.js'
import { textOf } from '../../../src/domain/spans.js'
import { SAMPLE } from '../../support/app.js'
import {
  addRevision,
  attach,
  claimNumbered,
  colleague,
  EVIDENCE,
  REVIEW,
  review,
  workOnSample,
} from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { addArticleWithClaims } from '../../support/many.js'

const DISPUTE = { verdict: 'disputed', disputeReason: 'misleading', rationale: 'Half of it.' }

test('the report of the sample: everything open, everything covered', async ({ db }) => {
  const report = await getReport(db, { slug: SAMPLE })

  const { article, revision, progress, coverage, chain, waivers, claims } = report
  const stored = await db.chain.findFirstOrThrow({ where: { article: { slug: SAMPLE } } })
  expect(article).toMatchObject({
    slug: SAMPLE,
    sample: true,
    publishedOn: null,
    deadline: null,
    language: 'en',
  })
  expect(revision).toMatchObject({ number: 1, newest: 1, at: '2024-05-30T08:00:00.000Z' })
  expect(progress).toEqual({ total: 61, reviewed: 0, confirmed: 0, unconfirmed: 0, disputed: 0, open: 61 })
  expect(coverage).toEqual({ sentences: 16, claimed: 14, waived: 2, uncovered: 0, percent: 100 })
  expect(chain).toEqual({ head: stored.head, length: stored.length })
  expect(waivers.map(({ exact, reason }) => [exact, reason])).toEqual([
    ['Share.', 'boilerplate'],
    ['Exit mobile version', 'boilerplate'],
  ])
  expect(claims.filter(({ verdict, reviews, evidence }) => verdict ?? reviews[0] ?? evidence[0])).toEqual([])
})

test('claims come in reading order, and their words stand where it says', async ({ db }) => {
  const { claims, revision } = await getReport(db, { slug: SAMPLE })

  const starts = claims.map(({ words }) => words.find(({ part }) => part === 'body')?.span.start ?? -1)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  for (const { words } of claims) {
    for (const { part, span, exact } of words) expect(textOf(revision[part], span)).toBe(exact)
  }
})

test('a claim that was added later and stands earlier comes first', async ({ db, actor }) => {
  const text = { headline: 'Kim left', standfirst: '', body: 'He left. He came back.' }
  const article = await addArticle(db, actor, { ...text, language: 'en', note: '', sample: false })
  const form = { kind: 'event', about: 'true', question: '', timePhrase: '', saidBy: [] }
  for (const exact of ['He came back', 'He left']) {
    const words = [{ part: 'body' as const, exact }]
    await addClaim(db, actor, { articleId: article.id, form: { ...form, statement: exact }, words })
  }

  const { claims } = await getReport(db, { slug: article.slug })

  expect(claims.map(({ number, statement }) => [number, statement])).toEqual([
    [2, 'He left'],
    [1, 'He came back'],
  ])
})

test('a claim comes with its reviews, newest first, and its live evidence, oldest first', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId, { title: 'First', url: 'https://example.org/1' })
  const wrong = await attach(db, actor, claimId, { title: 'Wrong' })
  await attach(db, actor, claimId, { title: 'Second', stance: 'context' })
  await withdrawEvidence(db, actor, { id: wrong, reason: 'Wrong year.' })
  await review(db, actor, claimId, { verdict: 'confirmed' })
  await review(db, await colleague(db, actor), claimId, DISPUTE)

  const { claims, progress } = await getReport(db, { slug: SAMPLE })

  const claim = claims.find(({ number }) => number === 1)!
  expect(claim).toMatchObject({ verdict: 'confirmed', contested: true, evidenceChanged: false })
  expect(claim.reviews.map(({ verdict, by, at }) => [verdict, by, at])).toEqual([
    ['disputed', 'Ada Quist', '2024-05-30T10:00:00.000Z'],
    ['confirmed', 'The desk', '2024-05-30T10:00:00.000Z'],
  ])
  expect(claim.evidence.map(({ source }) => [source.title, source.url])).toEqual([
    ['First', 'https://example.org/1'],
    ['Second', null],
  ])
  expect(claim.evidence[0]).toMatchObject({
    excerpt: EVIDENCE.excerpt,
    locator: EVIDENCE.locator,
    by: 'The desk',
  })
  expect(claim.suggestion).toMatchObject({ verdict: 'confirmed', supports: 1, primaries: 1 })
  expect(progress).toMatchObject({ reviewed: 1, confirmed: 1, open: 60 })
})

test('the first review decides, though a third person who agrees spoke last', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId)
  await review(db, actor, claimId, { verdict: 'confirmed', rationale: 'First.' })
  await review(db, await colleague(db, actor), claimId, DISPUTE)
  await review(db, await colleague(db, actor, 'Cem Third'), claimId, {
    verdict: 'confirmed',
    rationale: 'Last.',
  })

  const { claims } = await getReport(db, { slug: SAMPLE })

  const claim = claims.find(({ number }) => number === 1)!
  expect(decidingReview(claim)).toMatchObject({ by: 'The desk', rationale: 'First.' })
  expect(claim.reviews.map(({ by, decides }) => [by, decides])).toEqual([
    ['Cem Third', false],
    ['Ada Quist', false],
    ['The desk', true],
  ])
})

test('the review that a verdict stands on is found, contested or not', async ({ db, actor }) => {
  const [first, second, third] = [
    await claimNumbered(db, 1),
    await claimNumbered(db, 2),
    await claimNumbered(db, 3),
  ]
  const other = await colleague(db, actor)
  await review(db, actor, first)
  await review(db, other, first, DISPUTE)
  await review(db, actor, second, { ...DISPUTE, disputeReason: 'out_of_date' })
  await review(db, other, second, DISPUTE)

  const { claims } = await getReport(db, { slug: SAMPLE })

  const decided = [first, second, third].map((_, index) => {
    const claim = claims.find(({ number }) => number === index + 1)!
    const deciding = decidingReview(claim)
    return deciding && [deciding.by, deciding.verdict, deciding.disputeReason]
  })
  expect(decided).toEqual([['The desk', REVIEW.verdict, null], ['The desk', 'disputed', 'out_of_date'], null])
})

test('each revision is reported with the verdicts that were given on it', async ({ db, actor }) => {
  const [first, second, third] = [
    await claimNumbered(db, 1),
    await claimNumbered(db, 2),
    await claimNumbered(db, 3),
  ]
  const other = await colleague(db, actor)
  await review(db, actor, first, DISPUTE)
  await review(db, other, first)
  await review(db, actor, second)
  await addRevision(db, actor)
  await attach(db, actor, first)
  await review(db, other, first, { verdict: 'confirmed' })
  await review(db, actor, third)

  const [older, newest] = [
    await getReport(db, { slug: SAMPLE, revision: 1 }),
    await getReport(db, { slug: SAMPLE }),
  ]

  const standing = ({ claims }: typeof older) =>
    [1, 2, 3].map((number) => {
      const claim = claims.find((each) => each.number === number)!
      return [claim.verdict, claim.disputeReason, claim.contested, decidingReview(claim)?.by ?? null]
    })
  expect(standing(older)).toEqual([
    ['disputed', 'misleading', true, 'The desk'],
    ['unconfirmed', null, false, 'The desk'],
    [null, null, false, null],
  ])
  expect(standing(newest)).toEqual([
    ['confirmed', null, false, 'Ada Quist'],
    [null, null, false, null],
    ['unconfirmed', null, false, 'The desk'],
  ])
  expect(older.progress).toMatchObject({ reviewed: 2, confirmed: 0, unconfirmed: 1, disputed: 1, open: 59 })
  expect(newest.progress).toMatchObject({ reviewed: 2, confirmed: 1, unconfirmed: 1, disputed: 0, open: 59 })
})

test('an older revision says whether evidence came or went after its last review', async ({ db, actor }) => {
  const [same, more, less] = [
    await claimNumbered(db, 1),
    await claimNumbered(db, 2),
    await claimNumbered(db, 3),
  ]
  const wrong = await attach(db, actor, less)
  for (const claimId of [same, more, less]) await review(db, actor, claimId, DISPUTE)
  await addRevision(db, actor)
  const later = { ...actor, at: new Date(actor.at.getTime() + 1) }
  await attach(db, later, more)
  await withdrawEvidence(db, later, { id: wrong, reason: 'Wrong year.' })
  await review(db, later, more)

  const { claims } = await getReport(db, { slug: SAMPLE, revision: 1 })

  const changed = claims.filter(({ evidenceChanged }) => evidenceChanged).map(({ number }) => number)
  expect([...changed].sort()).toEqual([2, 3])
})

test('void reviews and withdrawn claims are not in it', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await review(db, actor, claimId)
  const { id: reviewId } = await db.review.findFirstOrThrow()
  await db.reviewVoid.create({
    data: { uid: 'v', createdAt: actor.at, reviewId, reason: 'Edited.', cause: 'text' },
  })
  const withdrawal = { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: 'Twice.' }
  await db.claim.update({ where: { id: await claimNumbered(db, 2) }, data: withdrawal })

  const { claims } = await getReport(db, { slug: SAMPLE })

  expect(claims).toHaveLength(60)
  expect(claims.find(({ number }) => number === 1)?.reviews).toEqual([])
  expect(claims.find(({ number }) => number === 2)).toBeUndefined()
})

test('the same record gives the same report', async ({ db, actor }) => {
  await workOnSample(db, actor)

  expect(await getReport(db, { slug: SAMPLE, revision: 1 })).toEqual(await getReport(db, { slug: SAMPLE }))
})

test('it takes nine queries at most, for ten claims and for a thousand', async ({
  db,
  actor,
  statements,
}) => {
  const few = await addArticleWithClaims(db, actor, 10)
  const many = await addArticleWithClaims(db, actor, 1_000)
  const queriesFor = async (slug: string) => {
    statements.length = 0
    await getReport(db, { slug })
    return statements.length
  }

  const counts = [await queriesFor(few.slug), await queriesFor(many.slug)]

  expect(counts[0]).toBe(counts[1])
  expect(counts[0]).toBeLessThanOrEqual(9)
})

test('an article or revision that is not there is not found', async ({ db }) => {
  await expect(getReport(db, { slug: 'no-such' })).rejects.toThrow(NotFound)
  await expect(getReport(db, { slug: SAMPLE, revision: 2 })).rejects.toThrow(NotFound)
  await expect(getArticleReview(db, { slug: SAMPLE, claim: 99 })).rejects.toThrow(NotFound)
})
