import { request } from 'node:http'
import { expect } from 'vitest'
import { createApp } from '../../src/web/app.js'
import { SAMPLE, test } from '../support/app.js'
import { filled, routesOf } from '../support/routes.js'

const ADDRESS = { slug: SAMPLE, id: '1', token: 'x'.repeat(43) }

/** Sends a form with exactly these headers: `fetch` adds some of its own. */
function send(url: string, headers: Readonly<Record<string, string>>, method = 'POST'): Promise<number> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...type, ...headers } }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.once('error', reject).end(method === 'POST' ? 'version=1&theme=dark' : '')
  })
}

test('a form that does not come from a page of ours changes nothing, whatever takes it', async ({
  origin,
  context,
  db,
}) => {
  const posts = routesOf(createApp(context)).filter(({ methods }) => methods.includes('post'))
  const activity = await db.activity.count()
  const port = new URL(origin).port
  const foreign: readonly Readonly<Record<string, string>>[] = [
    {},
    { origin: 'null' },
    { origin: '' },
    { origin: 'http://evil.example' },
    { origin: `http://evil.example:${port}` },
    { origin: `https://127.0.0.1:${port}` },
    { origin: 'http://127.0.0.1:1' },
    { origin: `http://127.0.0.1.evil.example:${port}` },
    { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://evil.example', host: 'evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { referer: `${origin}/` },
  ]

  for (const { path } of posts) {
    for (const headers of foreign) {
      const status = await send(origin + filled(path, ADDRESS), headers)
      expect.soft([path, headers, status]).toEqual([path, headers, 403])
    }
  }
  expect(posts.length).toBeGreaterThanOrEqual(5)
  expect(await db.activity.count()).toBe(activity)
})

test('a form from a page of ours is let through under each name of this machine', async ({
  origin,
  context,
}) => {
  const posts = routesOf(createApp(context)).filter(({ methods }) => methods.includes('post'))
  const port = new URL(origin).port
  const own = [
    ...['localhost', '127.0.0.1', '[::1]'].map((name) => ({ origin: `http://${name}:${port}` })),
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ]

  for (const { path } of posts) {
    for (const headers of own) {
      const status = await send(origin + filled(path, ADDRESS), headers)
      expect
        .soft([path, headers, status])
        .toEqual([path, headers, expect.toSatisfy((code) => code !== 403 && code < 500)])
    }
  }
})

test('where the desk has an address of its own, only pages of that address send forms', async ({
  context,
}) => {
  const app = createApp({ ...context, config: { ...context.config, publicOrigin: 'https://desk.example' } })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen')
  const origin = `http://127.0.0.1:${address.port}`

  const own = await send(`${origin}/appearance`, { origin: 'https://desk.example' })
  const direct = await send(`${origin}/appearance`, { origin })

  expect([own, direct]).toEqual([303, 403])
  server.closeAllConnections()
  server.close()
})

test('anybody may read from anywhere', async ({ origin }) => {
  const statuses = await Promise.all(
    ['GET', 'HEAD'].map((method) => send(`${origin}/`, { origin: 'http://evil.example' }, method)),
  )

  expect(statuses).toEqual([200, 200])
})
