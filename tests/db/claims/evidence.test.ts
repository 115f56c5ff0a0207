import { expect } from 'vitest'
import type { Db } from '../../../src/db/database.js'
import { NotFound } from '../../../src/db/errors.js'
import { attachEvidence, withdrawEvidence } from '../../../src/db/claims/evidence.js'
import type { EvidenceForm } from '../../../src/domain/evidence.js'
import { attach, claimNumbered, EVIDENCE, review, versionOf } from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { newestLines } from '../../support/record.js'

const URL = 'https://example.org/decree?id=7'

const counted = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { supports: true, refutes: true, origins: true, primaries: true, evidenceChanged: true },
  })

const form = (change: Partial<EvidenceForm> = {}): EvidenceForm => ({ ...EVIDENCE, ...change })

test('a new source is attached, counted, and raises the version', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)

  const result = await attachEvidence(db, actor, { claimId, form: form({ url: URL }) })

  expect(result).toMatchObject({ ok: true, value: { added: true, reused: false } })
  expect(await counted(db, claimId)).toEqual({
    supports: 1,
    refutes: 0,
    origins: 1,
    primaries: 1,
    evidenceChanged: false,
  })
  expect(await versionOf(db, claimId)).toBe(2)
  expect(await db.sourceAddress.findMany({ select: { url: true, urlKey: true } })).toEqual([
    { url: URL, urlKey: URL },
  ])
})

test('the history says it: the evidence in the article’s chain, the source in the desk’s', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)

  await attach(db, actor, claimId, { url: URL })

  const [source] = await db.source.findMany({ select: { uid: true } })
  const [evidence] = await db.evidence.findMany({ select: { uid: true } })
  const { excerpt, locator, note, stance, title, publisher, tier, publishedOn, sourceKind: kind } = EVIDENCE
  expect(await newestLines(db, 2)).toEqual([
    { action: 'source.added', before: null, after: { title, publisher, kind, tier, publishedOn, url: URL } },
    {
      action: 'evidence.attached',
      before: null,
      after: { evidence: evidence?.uid, source: source?.uid, stance, excerpt, locator, note },
    },
  ])
})

test('bad input is refused, and nothing is written', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const lines = await db.activity.count()

  const refusals = await Promise.all(
    [
      { stance: '' },
      { excerpt: '', locator: '' },
      { title: '' },
      { source: '99' },
      { source: '1e3' },
      { url: 'x' },
    ].map((change) => attachEvidence(db, actor, { claimId, form: form(change) })),
  )

  expect(
    refusals.map((result) => (result.ok ? '' : result.problems.map(({ field }) => field).join())),
  ).toEqual([...['stance', 'excerpt', 'title', 'source', 'source', 'url']])
  expect([await db.evidence.count(), await db.source.count(), await db.activity.count()]).toEqual([
    0,
    0,
    lines,
  ])
  expect(await versionOf(db, claimId)).toBe(1)
})

test('the very same evidence again adds nothing; with another stance it is refused', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  const id = await attach(db, actor, claimId, { url: URL })
  const lines = await db.activity.count()

  const again = await attachEvidence(db, actor, { claimId, form: form({ url: URL }) })
  const other = await attachEvidence(db, actor, { claimId, form: form({ url: URL, stance: 'refutes' }) })

  expect(again).toEqual({ ok: true, value: { id, added: false, reused: false } })
  expect(other).toEqual({
    ok: false,
    problems: [
      { field: 'stance', message: 'This passage is attached already, as “supports”: withdraw that first' },
    ],
  })
  expect([await db.evidence.count(), await db.activity.count(), await versionOf(db, claimId)]).toEqual([
    1,
    lines,
    2,
  ])
})

test('a claim that is not there, or withdrawn, is not found', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await db.claim.update({
    where: { id: claimId },
    data: { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: 'Twice.' },
  })

  await expect(attachEvidence(db, actor, { claimId: 9_999, form: form() })).rejects.toThrow(NotFound)
  await expect(attachEvidence(db, actor, { claimId, form: form() })).rejects.toThrow(NotFound)
})

test('after a verdict, new and withdrawn evidence mark it until somebody reviews again', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  const marks: boolean[] = []
  const note = async () => marks.push((await counted(db, claimId)).evidenceChanged)

  await review(db, actor, claimId)
  await note()
  const id = await attach(db, actor, claimId)
  await note()
  await review(db, actor, claimId)
  await note()
  await withdrawEvidence(db, actor, { id, reason: 'Wrong year.' })
  await note()

  expect(marks).toEqual([false, true, false, true])
})
