import { expect } from 'vitest'
import { NotFound } from '../../../src/db/errors.js'
import type { Db } from '../../../src/db/database.js'
import { takeInArticle } from '../../../src/db/articles/new-article.js'
import { getHistory } from '../../../src/db/record/history.js'
import { getRedactable, redactActivity } from '../../../src/db/record/redaction.js'
import { listHeads } from '../../../src/db/verification/heads.js'
import { verifyRecord } from '../../../src/db/verification/verify.js'
import { projectRoot } from '../../../src/project-root.js'
import { SAMPLE } from '../../support/app.js'
import { test } from '../../support/database.js'
import { workOnSample } from '../../support/desk-work.js'
import { newestLines } from '../../support/record.js'
import { tamper } from '../verification/tamper.js'

const root = projectRoot()
const verify = (file: string) => verifyRecord({ file, root, dataDir: '/nowhere', heads: [] })

async function lineOf(db: Db, action: string): Promise<number> {
  const { id } = await db.activity.findFirstOrThrow({
    where: { action },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return id
}

test('a redacted line says nothing any more, and its chain says who redacted it and why', async ({
  db,
  actor,
  file,
}) => {
  await workOnSample(db, actor)
  const id = await lineOf(db, 'review.recorded')
  const heads = await listHeads({ file, root })

  const result = await redactActivity(db, actor, { id, reason: 'Court order 12/26.' })

  expect(result).toEqual({ ok: true, value: { changed: true } })
  const payload = await db.activityPayload.findUniqueOrThrow({ where: { activityId: id } })
  expect(payload).toMatchObject({ before: null, after: null, redactedAt: actor.at })
  const [line] = await newestLines(db, 1)
  const { uid } = await db.review.findFirstOrThrow({ orderBy: { id: 'asc' }, select: { uid: true } })
  expect(line).toEqual({
    action: 'activity.redacted',
    before: null,
    after: {
      seq: expect.any(Number) as number,
      reason: 'Court order 12/26.',
      kept: { review: uid, revision: 1 },
    },
  })
  expect(await verifyRecord({ file, root, dataDir: '/nowhere', heads })).toMatchObject({
    holds: true,
    verified: { redacted: 1 },
  })
})

test(
  'every line can be redacted, and what stays still holds',
  { timeout: 120_000 },
  async ({ db, actor, file }) => {
    await workOnSample(db, actor)
    const lines = await db.activity.findMany({ orderBy: { id: 'asc' }, select: { id: true } })

    for (const { id } of lines) await redactActivity(db, actor, { id, reason: 'Erased.' })

    expect(await verify(file)).toMatchObject({ holds: true, verified: { redacted: lines.length } })
  },
)

test('a row is not smuggled in under a redaction', async ({ db, actor, file }) => {
  await workOnSample(db, actor)
  await redactActivity(db, actor, { id: await lineOf(db, 'review.recorded'), reason: 'Erased.' })
  await tamper(
    file,
    `INSERT INTO Review (uid, createdAt, byId, claimId, revisionId, verdict, rationale, suggested, departs)
     SELECT 'smuggled', createdAt, byId, claimId, revisionId, verdict, rationale, suggested, departs FROM Review WHERE id = 1`,
  )

  expect(await verify(file)).toMatchObject({
    holds: false,
    fault: expect.stringMatching(/uid smuggled/) as string,
  })
})

test('a redaction without a reason is refused and takes nothing away', async ({ db, actor }) => {
  const id = await lineOf(db, 'claim.added')
  const before = await db.activity.count()

  const result = await redactActivity(db, actor, { id, reason: ' ' })

  expect(result).toMatchObject({ ok: false, problems: [{ field: 'reason' }] })
  expect(await db.activity.count()).toBe(before)
  expect(await db.activityPayload.count({ where: { redactedAt: { not: null } } })).toBe(0)
})

test('redacting twice adds nothing, and a redaction is not redacted', async ({ db, actor }) => {
  const id = await lineOf(db, 'claim.added')
  await redactActivity(db, actor, { id, reason: 'Erased.' })
  const before = await db.activity.count()

  const again = await redactActivity(db, actor, { id, reason: 'Again.' })

  expect(again).toEqual({ ok: true, value: { changed: false } })
  expect(await db.activity.count()).toBe(before)
  const redaction = await lineOf(db, 'activity.redacted')
  await expect(redactActivity(db, actor, { id: redaction, reason: 'x' })).rejects.toThrow(NotFound)
  await expect(getRedactable(db, redaction)).rejects.toThrow(NotFound)
  await expect(redactActivity(db, actor, { id: 9_999, reason: 'x' })).rejects.toThrow(NotFound)
})

test('the history tells a redacted line as such, with who and why', async ({ db, actor }) => {
  await workOnSample(db, actor)
  const id = await lineOf(db, 'evidence.attached')
  await redactActivity(db, actor, { id, reason: 'A confidential name.' })

  const { lines } = await getHistory(db, { article: SAMPLE })

  expect(lines.find((line) => line.id === id)).toMatchObject({
    after: null,
    redaction: { by: 'The desk', at: actor.at, reason: 'A confidential name.' },
  })
  expect(lines.filter(({ redaction }) => redaction !== null)).toHaveLength(1)
  expect(lines[0]).toMatchObject({ action: 'activity.redacted', redaction: null })
})

test('the record holds when the line is redacted that an article came with, byline and all', async ({
  db,
  actor,
  file,
}) => {
  const details = { byline: 'Ada Writer', outlet: 'Foreign desk', language: 'en', publishedOn: '2024-05-30' }
  const text = { headline: 'Bridge closes', standfirst: '', body: 'It closes on 3 June.' }
  const form = { ...details, ...text, url: 'https://news.example/bridge', note: '' }
  const added = await takeInArticle(db, actor, { form, waived: [] })
  const { id } = await db.activity.findFirstOrThrow({
    where: { action: 'article.added' },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  const before = await verify(file)

  await redactActivity(db, actor, { id, reason: 'Court order 12/26.' })

  expect(added).toEqual({ ok: true, value: { slug: 'bridge-closes', known: false } })
  expect([before.holds, await verify(file)]).toEqual([true, expect.objectContaining({ holds: true })])
})
