import { expect } from 'vitest'
import { getAgreedChanges } from '../../../src/db/articles/agreed-changes.js'
import { applyRequests } from '../../../src/db/articles/applying.js'
import { addRevision } from '../../../src/db/articles/revisions.js'
import { answerRequest, withdrawRequest } from '../../../src/db/claims/change-requests.js'
import { addClaim } from '../../../src/db/claims/claims.js'
import type { Db } from '../../../src/db/database.js'
import { StaleVersion } from '../../../src/db/errors.js'
import type { Actor } from '../../../src/db/record/actor.js'
import { getSignOffState } from '../../../src/db/sign-offs/sign-off-state.js'
import { test } from '../../support/database.js'
import { agree, follow, review, versionOf } from '../../support/desk-work.js'
import { addOwnArticle } from '../../support/own-article.js'
import { brokenLinks, newestLines } from '../../support/record.js'
import { faultIn } from '../verification/tamper.js'

const BODY = 'The mill closed in 1998. Ann was glad. Bob was sad.\nThe harbour is full of cranes.'
const FORM = { kind: 'event', about: 'true', question: '', timePhrase: '', saidBy: [] }
const WORDS = ['closed in 1998', 'Ann was glad', 'Bob was sad', 'full of cranes']

/** An article with a reviewed claim on each of these words. */
async function reviewedArticle(db: Db, actor: Actor) {
  const { id: articleId, slug } = await addOwnArticle(db, actor, BODY)
  const claims: number[] = []
  for (const exact of WORDS) {
    const form = { ...FORM, statement: `It says ${exact}.` }
    const made = await addClaim(db, actor, { articleId, form, words: [{ part: 'body', exact }] })
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    claims.push(made.value.id)
    await review(db, actor, made.value.id)
  }
  const [mill = 0, ann = 0, bob = 0, harbour = 0] = claims
  return { slug, mill, ann, bob, harbour }
}

/** Applies requests as somebody does who has seen what they make. */
async function apply(db: Db, actor: Actor, slug: string, ids: readonly number[]) {
  const { newest, sha256 } = await getAgreedChanges(db, slug, ids)
  const applying = { slug, basedOn: newest.number, ids, seen: sha256 }
  return { applying, result: await applyRequests(db, actor, follow, applying) }
}

const claimOf = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { verdict: true, withdrawalReason: true, placements: { orderBy: { id: 'desc' }, take: 1 } },
  })

test('agreed words stand in the next revision, their claims on them, and what was cut is settled', async ({
  db,
  actor,
  file,
}) => {
  const { slug, mill, ann, bob, harbour } = await reviewedArticle(db, actor)
  const ids = [
    await agree(db, actor, mill, { request: 'soften', after: 'closed in the late nineties' }),
    await agree(db, actor, bob, { request: 'cut', after: '' }),
  ]

  const { result } = await apply(db, actor, slug, ids)

  expect(result).toEqual({ ok: true, value: { number: 2, added: true } })
  const text = await db.revision.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(text.body).toBe(
    'The mill closed in the late nineties. Ann was glad.\nThe harbour is full of cranes.',
  )
  expect(text.note).toBe('Agreed changes of claims 1, 3')
  expect(await claimOf(db, mill)).toMatchObject({
    verdict: null,
    withdrawalReason: null,
    placements: [{ state: 'changed', exact: 'closed in the late nineties' }],
  })
  expect(await claimOf(db, bob)).toMatchObject({
    verdict: null,
    withdrawalReason: 'Cut in revision 2, as agreed with the author: The record says otherwise.',
    placements: [{ state: 'gone', candidates: '[]' }],
  })
  for (const id of [ann, harbour])
    expect(await claimOf(db, id)).toMatchObject({ verdict: 'unconfirmed', placements: [{ state: 'same' }] })
  expect(await db.changeRequest.findMany({ select: { appliedInId: true } })).toEqual([
    { appliedInId: text.id },
    { appliedInId: text.id },
  ])
  const lines = (await newestLines(db, 9)).map(({ action }) => action).reverse()
  expect(lines).toEqual([
    'request.answered',
    'revision.added',
    'claim.followed',
    'review.voided',
    'claim.followed',
    'review.voided',
    'request.applied',
    'request.applied',
    'claim.withdrawn',
  ])
  expect(await brokenLinks(db)).toEqual([])
  await db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
  expect(await faultIn(file)).toBeNull()
})

test('the gates of words and of requests hold once everything agreed is applied and reviewed', async ({
  db,
  actor,
}) => {
  const { slug, mill, bob } = await reviewedArticle(db, actor)
  const ids = [
    await agree(db, actor, mill, { request: 'reword', after: 'closed in 1999' }),
    await agree(db, actor, bob, { request: 'cut', after: '' }),
  ]
  await apply(db, actor, slug, ids)
  await review(db, actor, mill)

  const { gates } = await getSignOffState(db, { slug, need: 'none', today: '2024-05-30' })

  const blocking = (name: string) =>
    gates.find((gate) => gate.name === name)?.blockers.map(({ claim }) => claim)
  expect(blocking('placements')).toEqual([])
  expect(blocking('reviews')).toEqual([])
  expect(blocking('requests')).toEqual([2, 4])
})

test('what was applied answers for its own words: a later draft that changes them asks anew, one that does not does not', async ({
  db,
  actor,
}) => {
  const { slug, mill } = await reviewedArticle(db, actor)
  await apply(db, actor, slug, [await agree(db, actor, mill, { request: 'reword', after: 'closed in 1999' })])
  await review(db, actor, mill)
  const blocking = async () => {
    const { gates } = await getSignOffState(db, { slug, need: 'none', today: '2024-05-30' })
    return gates.find(({ name }) => name === 'requests')?.blockers.map(({ claim }) => claim)
  }
  const bring = async (basedOn: number, from: string, to: string) => {
    const { headline, standfirst, body } = await db.revision.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const form = { headline, standfirst, body: body.replace(from, to), note: '' }
    await addRevision(db, actor, follow, { slug, basedOn, form })
  }

  await bring(2, 'full of cranes.', 'full of cranes and ships.')
  expect(await blocking()).not.toContain(1)

  await bring(3, 'closed in 1999', 'closed in 2001')
  await review(db, actor, mill)
  expect(await blocking()).toContain(1)
})

test('a claim with a place that is left stays, and one that shares the cut words waits for a person', async ({
  db,
  actor,
}) => {
  const { slug, bob } = await reviewedArticle(db, actor)
  const { articleId } = await db.claim.findUniqueOrThrow({ where: { id: bob } })
  const claimOn = async (...words: readonly string[]) => {
    const form = { ...FORM, statement: `It says ${words.join()}.` }
    const places = words.map((exact) => ({ part: 'body' as const, exact }))
    const made = await addClaim(db, actor, { articleId, form, words: places })
    return made.ok ? made.value.id : 0
  }
  const [shared, twice] = [await claimOn('Bob was'), await claimOn('Ann was', 'Bob was sad')]
  await review(db, actor, twice)

  await apply(db, actor, slug, [await agree(db, actor, twice, { request: 'cut', after: '' })])

  const kept = await db.claim.findUniqueOrThrow({
    where: { id: twice },
    select: { verdict: true, withdrawnAt: true, placements: { where: { revision: { number: 2 } } } },
  })
  expect(kept).toMatchObject({
    verdict: 'unconfirmed',
    withdrawnAt: null,
    placements: [
      { state: 'same', exact: 'Ann was' },
      { state: 'gone', candidates: '[]' },
    ],
  })
  expect(await claimOf(db, shared)).toMatchObject({
    withdrawalReason: null,
    placements: [{ state: 'gone', candidates: null }],
  })
})

test('what is sent twice, or was not seen like that, adds nothing', async ({ db, actor }) => {
  const { slug, mill, ann, bob } = await reviewedArticle(db, actor)
  const ids = [
    await agree(db, actor, mill, { request: 'reword', after: 'closed in 1999' }),
    await agree(db, actor, ann, { request: 'reword', after: 'Ann was relieved' }),
  ]
  const other = await agree(db, actor, bob, { request: 'cut', after: '' })
  const seen = (await getAgreedChanges(db, slug, ids)).sha256
  const attempt = (wanted: readonly number[], basedOn = 1) =>
    applyRequests(db, actor, follow, { slug, basedOn, ids: wanted, seen })

  await expect(attempt([...ids, other])).rejects.toThrow(StaleVersion)
  await expect(attempt([...ids, 99])).rejects.toThrow(StaleVersion)
  expect(await attempt([])).toMatchObject({ ok: false, problems: [{ field: 'requests' }] })
  expect(await attempt(ids)).toEqual({ ok: true, value: { number: 2, added: true } })
  expect(await attempt(ids)).toEqual({ ok: true, value: { number: 2, added: false } })
  expect(await db.revision.count({ where: { article: { slug } } })).toBe(2)
})

for (const how of ['taken back', 'declined', 'overtaken by a newer draft'] as const)
  for (const when of ['before', 'while'] as const)
    test(`a request that is ${how} ${when} the text is followed is not applied`, async ({ db, actor }) => {
      const { slug, mill } = await reviewedArticle(db, actor)
      const id = await agree(db, actor, mill, { request: 'reword', after: 'closed in 1999' })
      const { newest, sha256: seen } = await getAgreedChanges(db, slug, [id])
      const change = async () => {
        const version = await versionOf(db, mill)
        const form = { reason: 'No.', answer: 'declined', answerNote: 'No.' }
        if (how === 'taken back') await withdrawRequest(db, actor, { id, version, form })
        else if (how === 'declined') await answerRequest(db, actor, { id, version, form })
        else
          await addRevision(db, actor, follow, {
            slug,
            basedOn: 1,
            form: { ...newest, note: '', body: `${BODY} More.` },
          })
      }
      if (when === 'before') await change()

      const carry: typeof follow = async (work) => {
        await change()
        return follow(work)
      }
      const applying = applyRequests(db, actor, when === 'while' ? carry : follow, {
        ...{ slug, basedOn: 1, ids: [id], seen },
      })

      await expect(applying).rejects.toThrow(StaleVersion)
      expect(await db.changeRequest.count({ where: { appliedInId: { not: null } } })).toBe(0)
      expect(await db.activity.count({ where: { action: 'request.applied' } })).toBe(0)
    })

test('changes that would leave nothing to save are refused', async ({ db, actor }) => {
  const { id: articleId, slug } = await addOwnArticle(db, actor, 'The mill closed.')
  const form = { ...FORM, statement: 'It closed.' }
  const words = [{ part: 'body' as const, exact: 'The mill closed' }]
  const made = await addClaim(db, actor, { articleId, form, words })
  const id = await agree(db, actor, made.ok ? made.value.id : 0, { request: 'cut', after: '' })

  const { result } = await apply(db, actor, slug, [id])

  expect(result).toMatchObject({
    problems: [{ field: 'requests', message: expect.stringContaining('choose fewer changes') as string }],
  })
})
