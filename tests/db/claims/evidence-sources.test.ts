import { expect } from 'vitest'
import type { Db } from '../../../src/db/database.js'
import { attachEvidence } from '../../../src/db/claims/evidence.js'
import type { EvidenceForm } from '../../../src/domain/evidence.js'
import { attach, claimNumbered, EVIDENCE } from '../../support/desk-work.js'
import { test } from '../../support/database.js'

const URL = 'https://example.org/decree?id=7'

const counted = (db: Db, id: number) =>
  db.claim.findUniqueOrThrow({
    where: { id },
    select: { supports: true, refutes: true, origins: true, primaries: true, evidenceChanged: true },
  })

const form = (change: Partial<EvidenceForm> = {}): EvidenceForm => ({ ...EVIDENCE, ...change })

test('an address that the desk knows, however it is spelt, is that source, and it says so', async ({
  db,
  actor,
}) => {
  const [first, second] = [await claimNumbered(db, 1), await claimNumbered(db, 2)]
  await attach(db, actor, first, { url: URL })

  const typed = form({
    url: 'HTTPS://EXAMPLE.org:443/decree/?id=7&utm_source=x#p',
    title: 'Another name',
    tier: 'secondary',
  })
  const result = await attachEvidence(db, actor, { claimId: second, form: typed })

  expect(result).toMatchObject({ ok: true, value: { added: true, reused: true } })
  expect(await db.source.findMany({ select: { title: true, tier: true } })).toEqual([
    { title: EVIDENCE.title, tier: 'primary' },
  ])
  expect(await counted(db, second)).toMatchObject({ primaries: 1 })
})

test('a source can be chosen; one that was merged stands for its survivor, in the counts too', async ({
  db,
  actor,
}) => {
  const [first, second] = [await claimNumbered(db, 1), await claimNumbered(db, 2)]
  await attach(db, actor, first, { title: 'Survivor', tier: 'primary' })
  await attach(db, actor, first, { title: 'Merged', tier: 'secondary' })
  const [survivor, merged] = await db.source.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  await db.source.update({ where: { id: merged!.id }, data: { mergedIntoId: survivor!.id } })

  const chosen = await attachEvidence(db, actor, {
    claimId: second,
    form: form({ source: String(merged!.id) }),
  })
  await attach(db, actor, first, { source: String(survivor!.id), locator: 'page 2' })

  expect(chosen).toMatchObject({ ok: true, value: { added: true, reused: false } })
  expect(await db.evidence.findFirst({ where: { claimId: second } })).toMatchObject({
    sourceId: survivor!.id,
  })
  expect(await counted(db, first)).toMatchObject({ supports: 3, origins: 1, primaries: 1 })
})

test('evidence under a source that turned out to be another is counted as that other', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, await claimNumbered(db, 2), { title: 'Survivor', tier: 'primary' })
  await attach(db, actor, claimId, { title: 'Merged', tier: 'secondary' })
  const [survivor, merged] = await db.source.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
  await db.source.update({ where: { id: merged!.id }, data: { mergedIntoId: survivor!.id } })

  await attach(db, actor, claimId, { source: String(merged!.id), locator: 'page 2' })

  expect(await counted(db, claimId)).toMatchObject({ supports: 2, origins: 1, primaries: 1 })
})

test('an unreliable source is shown and not counted', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId)
  await db.source.updateMany({ data: { reliability: 'unreliable' } })

  await attach(db, actor, claimId, { title: 'Context', stance: 'context' })

  expect(await counted(db, claimId)).toMatchObject({ supports: 0, origins: 0, primaries: 0 })
})
