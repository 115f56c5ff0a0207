import { expect } from 'vitest'
import { NotFound } from '../../../src/db/errors.js'
import { getEvidencePlace, withdrawEvidence } from '../../../src/db/claims/evidence.js'
import { attach, claimNumbered, EVIDENCE, versionOf } from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { newestLines } from '../../support/record.js'

test('withdrawn evidence counts no more, and its row stays with what it said', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const id = await attach(db, actor, claimId)

  const result = await withdrawEvidence(db, actor, { id, reason: ' Wrong year. ' })

  expect(result).toEqual({ ok: true, value: { changed: true } })
  expect(await db.claim.findUnique({ where: { id: claimId } })).toMatchObject({
    supports: 0,
    primaries: 0,
    version: 3,
  })
  expect(await db.evidence.findUnique({ where: { id } })).toMatchObject({
    excerpt: EVIDENCE.excerpt,
    withdrawnAt: actor.at,
    withdrawnById: actor.id,
    withdrawalReason: 'Wrong year.',
  })
})

test('the history says what was withdrawn, and why', async ({ db, actor }) => {
  const id = await attach(db, actor, await claimNumbered(db, 1))
  const { uid, source } = await db.evidence.findUniqueOrThrow({
    where: { id },
    select: { uid: true, source: { select: { uid: true } } },
  })

  await withdrawEvidence(db, actor, { id, reason: 'Wrong year.' })

  const { stance, excerpt, locator } = EVIDENCE
  expect(await newestLines(db, 1)).toEqual([
    {
      action: 'evidence.withdrawn',
      before: { evidence: uid, source: source.uid, stance, excerpt, locator },
      after: { evidence: uid, reason: 'Wrong year.' },
    },
  ])
})

test('without a reason it is refused, and nothing changes', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const id = await attach(db, actor, claimId)

  const result = await withdrawEvidence(db, actor, { id, reason: ' ' })

  expect(result).toEqual({ ok: false, problems: [{ field: 'reason', message: 'Say why it is withdrawn' }] })
  expect(await db.evidence.findUnique({ where: { id } })).toMatchObject({ withdrawnAt: null })
  expect(await versionOf(db, claimId)).toBe(2)
})

test('withdrawing twice changes nothing, not even without a reason', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const id = await attach(db, actor, claimId)
  await withdrawEvidence(db, actor, { id, reason: 'Wrong year.' })
  const lines = await db.activity.count()

  const again = [
    await withdrawEvidence(db, actor, { id, reason: 'Another reason.' }),
    await withdrawEvidence(db, actor, { id, reason: '' }),
  ]

  expect(again).toEqual(Array(2).fill({ ok: true, value: { changed: false } }))
  expect(await db.activity.count()).toBe(lines)
  expect(await versionOf(db, claimId)).toBe(3)
})

test('what was withdrawn can be attached anew', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  const first = await attach(db, actor, claimId, { url: 'https://example.org/a' })
  await withdrawEvidence(db, actor, { id: first, reason: 'Wrong year.' })

  const second = await attach(db, actor, claimId, { url: 'https://example.org/a' })

  expect(second).not.toBe(first)
  expect(await db.claim.findUnique({ where: { id: claimId } })).toMatchObject({ supports: 1 })
})

test('evidence that is not there is not found', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 4)
  const id = await attach(db, actor, claimId)

  await expect(withdrawEvidence(db, actor, { id: 9_999, reason: 'Wrong.' })).rejects.toThrow(NotFound)
  await expect(getEvidencePlace(db, 9_999)).rejects.toThrow(NotFound)
  expect(await getEvidencePlace(db, id)).toEqual({ claimId })
})
