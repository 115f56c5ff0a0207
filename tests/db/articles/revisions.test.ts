import { expect } from 'vitest'
import { addRevision } from '../../../src/db/articles/revisions.js'
import { addWaiver } from '../../../src/db/articles/waivers.js'
import { addClaim } from '../../../src/db/claims/claims.js'
import type { Db } from '../../../src/db/database.js'
import { StaleVersion } from '../../../src/db/errors.js'
import type { Actor } from '../../../src/db/record/actor.js'
import type { CarryOver } from '../../../src/domain/carrying.js'
import { test } from '../../support/database.js'
import { approve, colleague, follow, review } from '../../support/desk-work.js'
import { addOwnArticle, type OwnArticle } from '../../support/own-article.js'
import { brokenLinks, newestLines } from '../../support/record.js'

const BODY =
  'This was his second trip, in 2000. Team Alpha won the cup.\nNobody saw it. The harbour is full of cranes. How lovely it was.'
const DRAFT = { headline: 'The return', standfirst: '', note: 'by phone' }
const FORM = { kind: 'event', about: 'true', question: '', timePhrase: '', saidBy: [] }

/** An article with a claim on each of these words, all of them reviewed and approved. */
async function reviewedArticle(db: Db, actor: Actor, words: readonly string[]) {
  const article = await addOwnArticle(db, actor, BODY)
  const other = await colleague(db, actor)
  const claims: number[] = []
  for (const exact of words) {
    const form = { ...FORM, statement: `It says ${exact}.` }
    const made = await addClaim(db, actor, { articleId: article.id, form, words: [{ part: 'body', exact }] })
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    claims.push(made.value.id)
    await review(db, other, made.value.id)
    await approve(db, actor, made.value.id)
  }
  return { article, claims }
}

const bring = (
  db: Db,
  actor: Actor,
  { slug }: OwnArticle,
  body: string,
  basedOn = 1,
  carry: CarryOver = follow,
) => addRevision(db, actor, carry, { slug, basedOn, form: { ...DRAFT, body } })

const claimOf = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { verdict: true, approved: true, version: true, placements: { orderBy: { id: 'asc' } } },
  })

test('a tick does not survive a changed fact, and outlives what says the same', async ({ db, actor }) => {
  const { article, claims } = await reviewedArticle(db, actor, ['second trip', 'cranes', 'Team Alpha won'])
  const [changed = 0, same = 0, gone = 0] = claims
  const versions = await Promise.all(claims.map(async (id) => (await claimOf(db, id)).version))

  const result = await bring(
    db,
    actor,
    article,
    'This was his third trip, in 2002.\nNobody saw it – the harbour is full of cranes. How lovely it was.'.replace(
      ' – the',
      '. The',
    ),
  )

  expect(result).toEqual({ ok: true, value: { number: 2, added: true } })
  expect(await claimOf(db, changed)).toMatchObject({
    verdict: null,
    approved: false,
    version: versions[0]! + 2,
    placements: [{ state: 'placed' }, { state: 'changed', exact: 'third trip', start: 13 }],
  })
  expect(await claimOf(db, same)).toMatchObject({
    verdict: 'unconfirmed',
    approved: true,
    version: versions[1],
  })
  expect(await claimOf(db, gone)).toMatchObject({
    verdict: null,
    placements: [
      { state: 'placed' },
      { state: 'gone', exact: 'Team Alpha won', start: null, candidates: null },
    ],
  })
  const voids = await db.reviewVoid.findMany({
    orderBy: { id: 'asc' },
    select: { reason: true, cause: true },
  })
  expect(voids).toEqual([
    { cause: 'text', reason: 'Text changed from “second trip” to “third trip”' },
    { cause: 'text', reason: 'Its words are gone from the text' },
  ])
  const counts = await db.article.findUniqueOrThrow({ where: { id: article.id } })
  expect(counts).toMatchObject({ claimCount: 3, unconfirmedCount: 1, claimedCount: 2 })
  expect(await brokenLinks(db)).toEqual([])
})

test('words that could stand in several places hold the verdict, which is not counted', async ({
  db,
  actor,
}) => {
  const { article, claims } = await reviewedArticle(db, actor, ['The harbour is full of cranes'])

  await bring(
    db,
    actor,
    article,
    'The harbour is full of cranes.\nThis was his second trip, in 2000.\nThe harbour is full of cranes.',
  )

  const claim = await claimOf(db, claims[0]!)
  expect(claim).toMatchObject({
    verdict: null,
    approved: false,
    placements: [{}, { state: 'ambiguous', start: null }],
  })
  expect(JSON.parse(claim.placements[1]!.candidates!)).toEqual([
    { start: 0, end: 29 },
    { start: 66, end: 95 },
  ])
  expect(await db.reviewVoid.count()).toBe(0)
  expect(await db.article.findUniqueOrThrow({ where: { id: article.id } })).toMatchObject({
    unconfirmedCount: 0,
  })
  await expect(review(db, actor, claims[0]!)).rejects.toThrow(/could stand in several places/)

  await bring(
    db,
    actor,
    article,
    'The harbour is full of cranes.\nThe harbour is full of cranes.\nNobody came.',
    2,
  )
  expect(await claimOf(db, claims[0]!)).toMatchObject({ placements: [{}, {}, { state: 'ambiguous' }] })

  await bring(db, actor, article, 'Nobody came.', 3)
  expect(await claimOf(db, claims[0]!)).toMatchObject({ placements: [{}, {}, {}, { state: 'gone' }] })
  expect(await db.reviewVoid.count()).toBe(1)
})

test('a waiver follows its words, and covers nothing once they say another thing', async ({ db, actor }) => {
  const { article } = await reviewedArticle(db, actor, [])
  for (const exact of ['How lovely it was.', 'This was his second trip, in 2000.'])
    await addWaiver(db, actor, {
      articleId: article.id,
      words: { part: 'body', exact },
      reason: 'opinion',
      note: '',
    })

  await bring(db, actor, article, BODY.replace('second', 'third'))

  const places = await db.waiverPlacement.findMany({
    where: { waiver: { articleId: article.id } },
    orderBy: { id: 'asc' },
    select: { state: true, fromId: true },
  })
  expect(places).toEqual([
    { state: 'placed', fromId: null },
    { state: 'placed', fromId: null },
    { state: 'same', fromId: expect.any(Number) as number },
    { state: 'changed', fromId: expect.any(Number) as number },
  ])
  expect(await db.article.findUniqueOrThrow({ where: { id: article.id } })).toMatchObject({ waivedCount: 1 })
})

test('a draft based on an older revision is refused, and one that was saved adds nothing', async ({
  db,
  actor,
}) => {
  const { article } = await reviewedArticle(db, actor, ['cranes'])
  await bring(db, actor, article, 'A second text.')

  await expect(bring(db, actor, article, 'A third text.')).rejects.toThrow(StaleVersion)
  const again = await bring(db, actor, article, 'A second text.')
  const same = await bring(db, actor, article, 'A second text. ', 2)

  expect(again).toEqual({ ok: true, value: { number: 2, added: false } })
  expect(same).toMatchObject({ ok: false, problems: [{ field: 'body' }] })
  expect(await db.revision.count({ where: { articleId: article.id } })).toBe(2)
})

test('what comes while a text is followed is not lost: a claim follows, another draft wins', async ({
  db,
  actor,
}) => {
  const { article } = await reviewedArticle(db, actor, ['cranes'])
  const form = { ...FORM, statement: 'Somebody won.' }
  const meanwhile: CarryOver = async (work) => {
    const words = [{ part: 'body', exact: 'Team Alpha won' } as const]
    await addClaim(db, actor, { articleId: article.id, form, words })
    return follow(work)
  }
  const overtaken: CarryOver = async (work) => {
    await bring(db, actor, article, 'A quicker draft.', 2)
    return follow(work)
  }

  await bring(db, actor, article, `${BODY} It rained.`, 1, meanwhile)
  const late = bring(db, actor, article, 'A slower draft.', 2, overtaken)

  await expect(late).rejects.toThrow(StaleVersion)
  const claim = await db.claim.findFirstOrThrow({
    where: { statement: form.statement },
    include: { placements: true },
  })
  expect(claim.placements.map(({ state }) => state)).toEqual(['placed', 'same', 'gone'])
})

test('the history says where everything stands, and what became of a claim', async ({ db, actor }) => {
  const { article } = await reviewedArticle(db, actor, ['second trip'])

  await bring(db, actor, article, BODY.replace('second', 'third'))

  const [voided, followed, added] = await newestLines(db, 3)
  expect(added).toMatchObject({ action: 'revision.added', after: { revision: 2, note: 'by phone' } })
  expect(followed).toMatchObject({
    action: 'claim.followed',
    after: {
      revision: 2,
      fate: 'void',
      words: [{ state: 'changed', from: 'second trip', to: 'third trip' }],
    },
  })
  expect(voided).toMatchObject({ action: 'review.voided', after: { cause: 'text' } })
})
