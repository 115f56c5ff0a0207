import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { claimNumbered, versionOf } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'

const ASKED = { request: 'reword', before: '', after: 'his second trip', why: 'He was there once before.' }

test('a change is asked for, answered and taken back, and all of it stays', async ({ origin, db }) => {
  const id = await claimNumbered(db, 5)
  const words = valuesOf(formTo(await pageOf(`${origin}/claims/${id}`), `/claims/${id}/change-requests`))

  const asked = await follow(origin, `/claims/${id}/change-requests`, { ...ASKED, version: '1' })
  expect(flashOf(asked.html)).toBe('Request recorded.')
  expect(textsOf(asked.html, 'request')[0]).toContain('waits for the author')
  expect(textsOf(asked.html, 'request')[0]).toContain(`${words['before'] ?? ''} → his second trip`)

  const answered = await follow(origin, '/change-requests/1/answer', {
    answer: 'declined',
    answerNote: 'I was there.',
    version: '2',
  })
  expect(textsOf(answered.html, 'request')[0]).toMatch(/declined.*I was there\./s)

  const gone = await follow(origin, '/change-requests/1/withdrawal', { reason: 'He is right.', version: '3' })
  expect(textsOf(gone.html, 'request')[0]).toContain('Taken back: He is right.')
  expect(textsOf(gone.html, 'history')[0]).toContain('recorded the author’s answer: declined')
  expect(await newestLines(db, 3)).toMatchObject([
    { action: 'request.withdrawn' },
    { action: 'request.answered' },
    { action: 'request.made', after: { kind: 'reword', after: 'his second trip' } },
  ])
  expect(await versionOf(db, id)).toBe(4)
  expect(textsOf(await pageOf(`${origin}/articles/${SAMPLE}?claim=5`), 'request')).toHaveLength(1)
})

test('a wrong request and a stale one are refused, and what was typed stays', async ({ origin, db }) => {
  const id = await claimNumbered(db, 5)
  const path = `/claims/${id}/change-requests`

  const wrong = await post(origin + path, { ...ASKED, after: '', version: '1' })
  await post(origin + path, { ...ASKED, version: '1' })
  const stale = await post(origin + path, { ...ASKED, after: 'another trip', version: '1' })
  const html = await stale.text()

  expect(wrong.status).toBe(422)
  expect(complaintsOf(await wrong.text()).atFields['after']).toBe('Give the new words')
  expect(stale.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toContain('asked the author: reword')
  expect(valuesOf(formTo(html, path))).toMatchObject({ after: 'another trip', version: '2' })
  expect(await db.changeRequest.count()).toBe(1)
  expect((await post(`${origin}/change-requests/99/answer`, { version: '1' })).status).toBe(404)
})

test('that it stands is offered to editors, and taken from them alone', async ({ origin, db, context }) => {
  const id = await claimNumbered(db, 5)
  const cookie = await sessionCookieOf(db, await personWith(db, 'reviewer', context.now()))
  const stands = { request: 'stands', before: '', after: '', why: 'So be it.', version: '1' }

  const page = await (await fetch(`${origin}/claims/${id}`, { headers: { cookie } })).text()
  const refused = await post(`${origin}/claims/${id}/change-requests`, stands, { cookie })

  expect(page).not.toContain('Let it stand')
  expect(refused.status).toBe(422)
  expect((await post(`${origin}/claims/${id}/change-requests`, stands)).status).toBe(303)
})
