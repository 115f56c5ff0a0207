import { expect } from 'vitest'
import { post, test } from '../support/app.js'
import { attach, claimNumbered, colleague, review, REVIEW, versionOf } from '../support/desk-work.js'
import { follow, sendThrice } from '../support/follow.js'
import { formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'

const FORM = { ...REVIEW, version: '1', from: 'claim' }

test('a stale form is refused: what happened meanwhile is shown and what was typed is kept', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  const path = `/claims/${id}/reviews`
  await attach(db, actor, id, { stance: 'refutes', excerpt: 'This is false.' })
  await review(db, actor, id, { rationale: 'Looked at it first.' })

  for (const from of ['claim', 'article']) {
    const answer = await post(origin + path, { ...FORM, rationale: 'Mine, unsaved.', from })
    const html = await answer.text()

    expect(answer.status).toBe(409)
    const [conflict] = textsOf(html, 'conflict')
    expect(conflict).toMatch(/recorded unconfirmed, departing from the evidence.*Looked at it first\./)
    expect(conflict).toMatch(/attached Presidential decree of 7 May: refutes.*This is false\./)
    expect(conflict).not.toContain('marked claim')
    expect(valuesOf(formTo(html, path))).toMatchObject({
      ...FORM,
      rationale: 'Mine, unsaved.',
      version: '3',
      from,
    })
  }
  expect(await db.review.count()).toBe(1)
})

test('the same review sent again, or three times at once, is recorded once', async ({ origin, db }) => {
  const id = await claimNumbered(db, 1)
  const activity = await db.activity.count()

  const statuses = await sendThrice(origin, `/claims/${id}/reviews`, FORM)
  const again = await follow(origin, `/claims/${id}/reviews`, {
    ...FORM,
    version: '2',
    rationale: ` ${FORM.rationale}\r\n`,
  })

  expect(statuses).toEqual([303, 303, 303])
  expect(flashOf(again.html)).toBe('You had recorded just this already. Nothing was added.')
  expect([await db.review.count(), await db.activity.count()]).toEqual([1, activity + 1])
})

test('of three different reviews sent at once one is recorded, and the others are told', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)

  const statuses = await Promise.all(
    ['One.', 'Two.', 'Three.'].map(async (rationale) => {
      const { status } = await post(`${origin}/claims/${id}/reviews`, { ...FORM, rationale })
      return status
    }),
  )

  expect(statuses.sort()).toEqual([303, 409, 409])
  expect([await db.review.count(), await versionOf(db, id)]).toEqual([1, 2])
})

test('where two people differ the claim is contested, under the verdict of the first', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  await review(db, await colleague(db, actor), id)

  const { html } = await follow(origin, `/claims/${id}/reviews`, {
    ...FORM,
    verdict: 'disputed',
    disputeReason: 'misleading',
    version: '2',
  })

  expect(html).toContain('Two reviewers differ. The verdict shown is the first one’s.')
  expect(textsOf(html, 'chips')[0]).toContain('Unconfirmed')
})
