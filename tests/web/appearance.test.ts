import { expect } from 'vitest'
import { post, test } from '../support/app.js'

test('the chosen appearance is on every page from then on, and one comes back to where one was', async ({
  origin,
}) => {
  const answer = await post(`${origin}/appearance`, { theme: 'dark', here: '/sources?find=a' })
  const cookie = answer.headers.getSetCookie()[0] ?? ''
  const page = await (await fetch(origin, { headers: { cookie: cookie.split(';')[0] ?? '' } })).text()

  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sources?find=a'])
  expect(cookie).toMatch(/^theme=dark; Max-Age=31536000; Path=\/; .*HttpOnly; SameSite=Lax$/)
  expect(page).toContain('data-theme="dark"')
  expect(page).toMatch(/value="dark" aria-pressed="true"/)
})

test('an appearance that does not exist is refused, in the form and in the cookie', async ({ origin }) => {
  const answer = await post(`${origin}/appearance`, { theme: '"><script>' })
  const page = await (await fetch(origin, { headers: { cookie: 'theme="><script>; flash=<b>' } })).text()

  expect(answer.status).toBe(400)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(page).toContain('data-theme="system"')
})

test('nobody is led away from the desk', async ({ origin }) => {
  const away = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '',
    'sources',
    '/\r\nset-cookie: a=b',
  ]

  for (const here of away) {
    const location =
      (await post(`${origin}/appearance`, { theme: 'light', here })).headers.get('location') ?? ''
    expect
      .soft([here, new URL(location, origin).origin, location])
      .toEqual([here, origin, expect.stringMatching(/^\/(?![/\\])/)])
  }
})

test('what just happened is said in our own words only', async ({ origin }) => {
  const page = await (await fetch(origin, { headers: { cookie: 'flash=You have won' } })).text()
  const proto = await (await fetch(origin, { headers: { cookie: 'flash=constructor' } })).text()

  for (const text of [page, proto]) expect(text).toMatch(/role="status"><\/div>/)
})
