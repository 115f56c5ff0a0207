import { expect } from 'vitest'
import { addRevision } from '../../../src/db/articles/revisions.js'
import { addClaim } from '../../../src/db/claims/claims.js'
import { settlePlacement } from '../../../src/db/claims/place-settlement.js'
import type { Db } from '../../../src/db/database.js'
import { StaleVersion } from '../../../src/db/errors.js'
import type { Actor } from '../../../src/db/record/actor.js'
import { verifyRecord } from '../../../src/db/verification/verify.js'
import { projectRoot } from '../../../src/project-root.js'
import { dirname } from 'node:path'
import { test } from '../../support/database.js'
import { approve, attach, colleague, follow, review, versionOf } from '../../support/desk-work.js'
import { addOwnArticle } from '../../support/own-article.js'
import { newestLines } from '../../support/record.js'

const BODY =
  'This was his second trip, in 2000. Team Alpha won the cup.\nNobody saw it. The harbour is full of cranes. How lovely it was.'
const TWICE =
  'The harbour is full of cranes.\nThis was his second trip, in 2000.\nThe harbour is full of cranes.'
const FORM = {
  statement: 'It is full.',
  kind: 'event',
  about: 'true',
  question: '',
  timePhrase: '',
  saidBy: [],
}

/** A reviewed and approved claim on these words, and the draft that came after. */
async function drafted(db: Db, actor: Actor, exact: readonly string[], body: string) {
  const article = await addOwnArticle(db, actor, BODY)
  const words = exact.map((each) => ({ part: 'body' as const, exact: each }))
  const made = await addClaim(db, actor, { articleId: article.id, form: FORM, words })
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  const claimId = made.value.id
  await review(db, await colleague(db, actor), claimId)
  await approve(db, actor, claimId)
  const draft = { headline: 'The return', standfirst: '', body, note: '' }
  await addRevision(db, actor, follow, { slug: article.slug, basedOn: 1, form: draft })
  const { id } = await db.placement.findFirstOrThrow({ where: { claimId, start: null } })
  return { article, claimId, id }
}

async function settle(db: Db, actor: Actor, claimId: number, id: number, place: string, exact = '') {
  const version = await versionOf(db, claimId)
  return settlePlacement(db, actor, { id, version, form: { place, exact, part: 'body' } })
}

const claimOf = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { verdict: true, approved: true, evidenceChanged: true, version: true },
  })
const placesOf = (db: Db, claimId: number) =>
  db.placement.findMany({
    where: { claimId, revision: { number: 2 } },
    orderBy: { id: 'asc' },
    select: { state: true, start: true, exact: true, candidates: true },
  })
const holds = async (file: string) =>
  (await verifyRecord({ file, root: projectRoot(), dataDir: dirname(file), heads: [] })).holds

test('a verdict that was held counts again once a person says which words are meant', async ({
  db,
  actor,
  file,
}) => {
  const { article, claimId, id } = await drafted(db, actor, ['The harbour is full of cranes'], TWICE)
  const before = await claimOf(db, claimId)

  const result = await settle(db, actor, claimId, id, '2')

  expect(before.verdict).toBeNull()
  expect(result).toEqual({ ok: true, value: { settled: true, voided: 0 } })
  expect(await claimOf(db, claimId)).toEqual({
    ...{ verdict: 'unconfirmed', approved: true, evidenceChanged: false },
    version: before.version + 1,
  })
  expect(await placesOf(db, claimId)).toEqual([
    { state: 'placed', start: 66, exact: 'The harbour is full of cranes', candidates: null },
  ])
  expect(await db.article.findUniqueOrThrow({ where: { id: article.id } })).toMatchObject({
    ...{ unconfirmedCount: 1, claimedCount: 1 },
  })
  expect(await newestLines(db, 1)).toMatchObject([
    {
      action: 'placement.settled',
      after: { revision: 2, gone: false, standing: { verdict: 'unconfirmed' } },
    },
  ])
  expect(await holds(file)).toBe(true)
})

test('both places are meant: the claim stands at both', async ({ db, actor, file }) => {
  const { claimId, id } = await drafted(db, actor, ['The harbour is full of cranes'], TWICE)

  await settle(db, actor, claimId, id, 'all')

  expect((await placesOf(db, claimId)).map(({ start }) => start)).toEqual([0, 66])
  expect(await claimOf(db, claimId)).toMatchObject({ verdict: 'unconfirmed' })
  expect(await holds(file)).toBe(true)
})

test('words that say another thing void the verdict that was held', async ({ db, actor, file }) => {
  const { claimId, id } = await drafted(db, actor, ['The harbour is full of cranes'], TWICE)

  const result = await settle(db, actor, claimId, id, 'words', 'This was his second trip')

  expect(result).toEqual({ ok: true, value: { settled: true, voided: 1 } })
  expect(await claimOf(db, claimId)).toMatchObject({ verdict: null, approved: false })
  expect(await db.reviewVoid.findMany({ select: { cause: true, reason: true } })).toEqual([
    {
      cause: 'text',
      reason: 'Text changed from “The harbour is full of cranes” to “This was his second trip”',
    },
  ])
  expect(await holds(file)).toBe(true)
})

test('evidence that came while a verdict was held is marked when it counts again', async ({
  db,
  actor,
  file,
}) => {
  const { claimId, id } = await drafted(db, actor, ['The harbour is full of cranes'], TWICE)
  await attach(db, { ...actor, at: new Date(actor.at.getTime() + 1) }, claimId)

  await settle(db, actor, claimId, id, '1')

  expect(await claimOf(db, claimId)).toMatchObject({
    ...{ verdict: 'unconfirmed', evidenceChanged: true, approved: false },
  })
  expect(await holds(file)).toBe(true)
})

test('a place is confirmed to be gone while another remains, and asks nobody again', async ({
  db,
  actor,
  file,
}) => {
  const { article, claimId, id } = await drafted(
    db,
    actor,
    ['The harbour is full of cranes', 'How lovely it was'],
    BODY.replace(' How lovely it was.', ''),
  )

  await settle(db, actor, claimId, id, 'gone')
  const again = await settle(db, actor, claimId, id, 'gone')
  const draft = {
    headline: 'The return',
    standfirst: '',
    body: BODY.replace(' How lovely it was.', ' Ada saw it.'),
    note: '',
  }
  await addRevision(db, actor, follow, { slug: article.slug, basedOn: 2, form: draft })

  expect(await claimOf(db, claimId)).toMatchObject({ verdict: 'unconfirmed', approved: true })
  expect(await placesOf(db, claimId)).toMatchObject([{ state: 'same' }, { state: 'gone', candidates: '[]' }])
  expect(again).toMatchObject({ ok: false, problems: [{ field: 'place' }] })
  expect(await db.placement.count({ where: { claimId, revision: { number: 3 } } })).toBe(1)
  expect(await holds(file)).toBe(true)
})

test('the last place is not given up, and a stale form settles nothing', async ({ db, actor }) => {
  const { claimId, id } = await drafted(db, actor, ['How lovely it was'], 'The harbour is full of cranes.')

  const gone = await settle(db, actor, claimId, id, 'gone')
  const form = { place: 'words', exact: 'cranes', part: 'body' }
  const stale = settlePlacement(db, actor, { id, version: 1, form })

  expect(gone).toMatchObject({ ok: false, problems: [{ field: 'place' }] })
  await expect(stale).rejects.toThrow(StaleVersion)
  expect(await placesOf(db, claimId)).toMatchObject([{ state: 'gone', candidates: null }])
})
