import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { attach, claimNumbered } from '../support/desk-work.js'

test('a line is redacted from the history page, which then says who did it and why', async ({
  origin,
  db,
  actor,
}) => {
  await attach(db, actor, await claimNumbered(db, 1), { excerpt: 'Her name is Jane Roe.' })
  const { id } = await db.activity.findFirstOrThrow({
    where: { action: 'evidence.attached' },
    select: { id: true },
  })
  const history = `${origin}/activity?article=${SAMPLE}`
  const before = await pageOf(history)
  const form = await pageOf(`${origin}/activity/${id}/redaction`)

  const answer = await post(`${origin}/activity/${id}/redaction`, { reason: 'Article 17 GDPR.' })

  expect(before).toContain(`href="/activity/${id}/redaction"`)
  expect(form).toContain('Her name is Jane Roe.')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/activity?article=${SAMPLE}`])
  const after = await pageOf(history)
  expect(after).not.toContain('Jane Roe')
  expect(after).not.toContain(`href="/activity/${id}/redaction"`)
  expect(after).toMatch(/Redacted by The desk, [^<]+: Article 17 GDPR\./)
  expect(await pageOf(`${origin}/activity/${id}/redaction`)).toContain('This line is redacted already.')
})

test('without a reason nothing is redacted, and the form says what to do', async ({ origin, db }) => {
  const answer = await post(`${origin}/activity/2/redaction`, { reason: '  ' })

  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Say why it has to be erased')
  expect(await db.activityPayload.count({ where: { redactedAt: { not: null } } })).toBe(0)
})

test('a line that is not there is not found', async ({ origin }) => {
  const answer = await post(`${origin}/activity/99999/redaction`, { reason: 'x' })

  expect(answer.status).toBe(404)
})
