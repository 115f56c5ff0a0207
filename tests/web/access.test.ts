import { expect } from 'vitest'
import { ROLES } from '../../src/domain/roles.js'
import { ACCESS } from '../../src/web/access.js'
import { createApp } from '../../src/web/app.js'
import { valuesOf } from '../support/addresses.js'
import { post, serve, test } from '../support/app.js'
import { attach, claimNumbered } from '../support/desk-work.js'
import { filled, routesOf } from '../support/routes.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'

/** Who gets past the door of every address: written down once more, so that a change there is a change here. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  anyone: ['nobody', 'reader', 'reviewer', 'editor', 'admin'],
  reader: ['reader', 'reviewer', 'editor', 'admin'],
  reviewer: ['reviewer', 'editor', 'admin'],
  editor: ['editor', 'admin'],
  admin: ['admin'],
}

const FOR_ANYONE = [
  'GET /assets/:hash/:name',
  'GET /favicon.ico',
  'GET /healthz',
  'GET /invitation/:token',
  'GET /readyz',
  'GET /session',
  'GET /setup/:token',
  'POST /appearance',
  'POST /invitation/:token',
  'POST /session',
  'POST /session/end',
  'POST /setup/:token',
]

test('every address is for somebody, and only the way in is for anyone', ({ context }) => {
  const routes = routesOf(createApp(context)).flatMap(({ path, methods }) =>
    methods.map((method) => `${method.toUpperCase()} ${path}`),
  )

  expect(Object.keys(ACCESS).sort()).toEqual([...routes].sort())
  expect(routes.filter((route) => ACCESS[route] === 'anyone').sort()).toEqual(FOR_ANYONE)
  expect(
    routes.filter((route) => /people|setting|redaction/.test(route) && ACCESS[route] !== 'admin'),
  ).toEqual([])
  expect(routes.filter((route) => route.startsWith('POST') && ACCESS[route] === 'reader')).toEqual([
    'POST /account',
    'POST /account/pass-phrase',
    'POST /account/sessions/end',
  ])
})

test(
  'each address answers those whom it is for, and turns the others away with what they can do',
  { timeout: 120_000 },
  async ({ context, db, actor }) => {
    await attach(db, actor, await claimNumbered(db, 1))
    const { origin, close } = await serve(context)
    const values = await valuesOf(context)
    const routes = routesOf(createApp(context)).flatMap(({ path, methods }) =>
      methods.map((method) => [method, path] as const),
    )

    for (const role of ['nobody', ...ROLES] as const) {
      const person = role === 'nobody' ? null : await personWith(db, role, actor.at)
      for (const [method, path] of routes) {
        const cookie = person ? await sessionCookieOf(db, person) : 'tickmark=none'
        const url = origin + filled(path, values)
        const answer =
          method === 'get'
            ? await fetch(url, { headers: { cookie }, redirect: 'manual' })
            : await post(url, {}, { cookie })
        const html = await answer.text()

        const door = ACCESS[`${method.toUpperCase()} ${path}`] ?? 'none'
        const passes = DOORS[door]?.includes(role)
        const refusal = role === 'nobody' ? 401 : 403
        const about = `${role}: ${method} ${path}`
        // Somebody else recorded what is withdrawn: for a reviewer the row decides.
        if (
          /^\/(evidence|claims|waivers)\/:id\/withdrawal$/.test(path) &&
          method === 'post' &&
          role === 'reviewer'
        )
          expect.soft(html).toContain('takes an editor')
        else if (passes) expect.soft([about, [401, 403].includes(answer.status)]).toEqual([about, false])
        else expect.soft([about, answer.status]).toEqual([about, refusal])
        if (answer.status === 401) expect.soft(html).toContain('<h1>Sign in</h1>')
        if (answer.status === 403) expect.soft(html).toMatch(/takes an? \w+/)
        expect.soft([about, answer.status < 500]).toEqual([about, true])
      }
    }
    await close()
  },
)

test('an address that nobody is named for does not start', async () => {
  const { authorise } = await import('../../src/web/access.js')

  expect(() => authorise('POST /forgotten')).toThrow('Say in src/web/access.ts who may use POST /forgotten')
})
