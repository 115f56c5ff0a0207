import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { attach, claimNumbered, review } from '../support/desk-work.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { brokenLinks, newestLines } from '../support/record.js'

const REASON = 'It is about another year.'

test('withdrawn evidence no longer counts and stays to be seen, with the reason', async ({
  origin,
  db,
  actor,
}) => {
  const claim = await claimNumbered(db, 1)
  const id = await attach(db, actor, claim)

  const followed = await follow(origin, `/evidence/${id}/withdrawal`, { reason: REASON, from: 'claim' })

  expect([followed.status, followed.location]).toEqual([303, `/claims/${claim}`])
  expect(flashOf(followed.html)).toBe('Evidence withdrawn. It stays in the history.')
  expect(flashOf(followed.again)).toBe('')
  expect(followed.html).toContain('No evidence yet.')
  expect(textsOf(followed.html, 'withdrawn')[0]).toContain(
    `Withdrawn by The desk, 30 May 2024, 10:00 UTC: ${REASON}`,
  )
  expect(textsOf(followed.html, 'arithmetic')[0]).toContain('0 support')
  expect(await newestLines(db, 1)).toMatchObject([
    {
      action: 'evidence.withdrawn',
      before: { stance: 'supports', locator: 'page 1' },
      after: { reason: REASON },
    },
  ])
  expect(await pageOf(`${origin}/activity`)).toContain('withdrew Presidential decree of 7 May (supports)')
  expect(await brokenLinks(db)).toEqual([])
})

test('from the text one comes back to the text', async ({ origin, db, actor }) => {
  const id = await attach(db, actor, await claimNumbered(db, 7))

  const followed = await follow(origin, `/evidence/${id}/withdrawal`, { reason: REASON, from: 'article' })

  expect(followed.location).toBe(`/articles/${SAMPLE}?claim=7#claim-7`)
  expect(textsOf(followed.html, 'withdrawn')[0]).toContain(REASON)
})

test('without a reason nothing is withdrawn, and the message stands at that piece of evidence', async ({
  origin,
  db,
  actor,
}) => {
  const claim = await claimNumbered(db, 1)
  await attach(db, actor, claim, { locator: 'page 2' })
  const path = `/evidence/${await attach(db, actor, claim)}/withdrawal`

  for (const [from, reason] of [
    ['claim', ''],
    ['article', ' \n '],
    ['claim', 'r'.repeat(1001)],
  ] as const) {
    const answer = await post(origin + path, { reason, from })
    const html = await answer.text()

    expect(answer.status).toBe(422)
    expect(html).toContain(`action="${path}#withdrawal-2"`)
    expect(html).toContain('<details class="withdrawing" id="withdrawal-2" open>')
    const { summary, atFields } = complaintsOf(html)
    expect(summary).toEqual([{ field: 'reason', message: atFields['reason'] }])
    expect(valuesOf(formTo(html, path))).toMatchObject({
      from,
      reason: expect.stringContaining(reason.trim()) as string,
    })
  }
  expect(await db.evidence.count({ where: { withdrawnAt: null } })).toBe(2)
})

test('evidence withdrawn three times at once is withdrawn once, with the first reason', async ({
  origin,
  db,
  actor,
}) => {
  const claim = await claimNumbered(db, 1)
  const id = await attach(db, actor, claim)
  const activity = await db.activity.count()

  const statuses = await sendThrice(origin, `/evidence/${id}/withdrawal`, { reason: REASON })
  await post(`${origin}/evidence/${id}/withdrawal`, { reason: 'Another reason.' })

  expect(statuses).toEqual([303, 303, 303])
  expect(await db.activity.count()).toBe(activity + 1)
  expect(await db.evidence.findUnique({ where: { id }, select: { withdrawalReason: true } })).toEqual({
    withdrawalReason: REASON,
  })
  expect(await db.claim.findUnique({ where: { id: claim }, select: { version: true } })).toEqual({
    version: 3,
  })
})

test('what was withdrawn can be attached anew', async ({ origin, db, actor }) => {
  const claim = await claimNumbered(db, 1)
  const id = await attach(db, actor, claim)
  await post(`${origin}/evidence/${id}/withdrawal`, { reason: REASON })

  const anew = await attach(db, actor, claim)

  expect(anew).not.toBe(id)
  expect(await db.evidence.count({ where: { withdrawnAt: null } })).toBe(1)
})

test('evidence withdrawn after a verdict marks the claim', async ({ origin, db, actor }) => {
  const claim = await claimNumbered(db, 1)
  const id = await attach(db, actor, claim)
  await review(db, actor, claim, { verdict: 'confirmed' })

  const { html } = await follow(origin, `/evidence/${id}/withdrawal`, { reason: REASON })

  expect(html).toContain('The evidence changed since the verdict. Review it again.')
})
