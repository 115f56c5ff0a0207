import { expect } from 'vitest'
import { createApp } from '../../src/web/app.js'
import { valuesOf } from '../support/addresses.js'
import { post, test } from '../support/app.js'
import { filled, routesOf } from '../support/routes.js'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
]

/** What every answer carries, whatever it answers. */
function guardsOf({ headers }: Response): Readonly<Record<string, unknown>> {
  return {
    policy: headers.get('content-security-policy')?.split(';'),
    frame: headers.get('x-frame-options'),
    sniff: headers.get('x-content-type-options'),
    referrer: headers.get('referrer-policy'),
    opener: headers.get('cross-origin-opener-policy'),
    resource: headers.get('cross-origin-resource-policy'),
    poweredBy: headers.get('x-powered-by'),
    tls: headers.get('strict-transport-security'),
  }
}

const GUARDS = {
  policy: POLICY,
  frame: 'DENY',
  sniff: 'nosniff',
  referrer: 'same-origin',
  opener: 'same-origin',
  resource: 'same-origin',
  poweredBy: null,
  tls: null,
}

test('every answer keeps other sites out, whatever it says', async ({ origin, context }) => {
  const values = await valuesOf(context)
  const addresses = routesOf(createApp(context)).map(({ path }) => origin + filled(path, values))
  const asset = /\/assets\/[^"]+styles\.css/.exec(await (await fetch(origin)).text())?.[0] ?? ''

  const answers = await Promise.all([
    ...[...addresses, `${origin}${asset}`, `${origin}/nothing`, `${origin}/%`].map((url) =>
      fetch(url, { redirect: 'manual' }),
    ),
    ...addresses.map((url) => post(url)),
    ...addresses.map((url) => post(url, {}, { origin: 'http://evil.example' })),
    post(`${origin}/appearance`, { theme: 'dark', here: '/' }),
    post(`${origin}/appearance`, { theme: 'x'.repeat(300_000) }),
  ])

  const kinds = new Set(answers.map(({ status }) => status))
  expect([...kinds].sort()).toEqual(expect.arrayContaining([200, 303, 400, 403, 404, 405, 413, 422]))
  for (const answer of answers) expect.soft([answer.url, guardsOf(answer)]).toEqual([answer.url, GUARDS])
})

test('a page is kept by nobody, an asset by everybody', async ({ origin, context }) => {
  const values = await valuesOf(context)
  const pages = routesOf(createApp(context))
    .filter(({ path, methods }) => methods.includes('get') && !/assets|favicon/.test(path))
    .map(({ path }) => filled(path, values))
  const asset = /\/assets\/[^"]+styles\.css/.exec(await (await fetch(origin)).text())?.[0] ?? ''

  const answers = await Promise.all([...pages, '/nothing', '/claims/999'].map((path) => fetch(origin + path)))
  const stylesheet = await fetch(origin + asset)

  const kept = answers.filter(({ headers }) => headers.get('cache-control') !== 'private, no-store')
  expect(kept.map(({ url }) => url)).toEqual([])
  expect(answers.flatMap(({ headers }) => headers.get('etag') ?? [])).toEqual([])
  expect(stylesheet.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(stylesheet.headers.get('vary')).toContain('Accept-Encoding')
})

test('an asset comes as small as the browser can take it, and is the same for all', async ({ origin }) => {
  const html = await (await fetch(origin)).text()
  const assets = [...new Set(html.match(/\/assets\/[^"]+/g))]

  for (const path of assets) {
    const texts = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) => {
        const answer = await fetch(origin + path, { headers: { 'accept-encoding': encoding } })
        return [answer.headers.get('content-encoding') ?? 'identity', await answer.text()] as const
      }),
    )
    expect(texts.map(([encoding]) => encoding)).toEqual(['br', 'gzip', 'identity'])
    expect(new Set(texts.map(([, text]) => text)).size).toBe(1)
  }
  expect(assets.length).toBeGreaterThanOrEqual(4)
})

test('behind https a page asks for https from then on', async ({ context }) => {
  const app = createApp({ ...context, config: { ...context.config, publicOrigin: 'https://desk.example' } })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen')

  const { headers } = await fetch(`http://127.0.0.1:${address.port}/`)

  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+/)
  expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  server.closeAllConnections()
  server.close()
})
