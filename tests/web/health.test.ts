import { expect } from 'vitest'
import { closeDatabase } from '../../src/db/database.js'
import { post, test } from '../support/app.js'

test('whoever watches the program is told that it runs and that the database answers', async ({
  origin,
  log,
}) => {
  const answers = await Promise.all(['/healthz', '/readyz'].map((path) => fetch(origin + path)))

  for (const answer of answers) {
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n'])
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  }
  expect(log).toEqual([])
})

test('without its database the program still runs, and is not ready', async ({ origin, db }) => {
  await closeDatabase(db)

  const [alive, ready] = await Promise.all(['/healthz', '/readyz'].map((path) => fetch(origin + path)))

  expect([alive?.status, ready?.status]).toEqual([200, 503])
  expect(await ready?.text()).toBe('The database cannot be reached.\n')
})

test('nothing is to be sent there', async ({ origin }) => {
  expect([(await post(`${origin}/healthz`)).status, (await post(`${origin}/readyz`)).status]).toEqual([
    405, 405,
  ])
})
