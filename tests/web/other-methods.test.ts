import { expect } from 'vitest'
import { createApp } from '../../src/web/app.js'
import { post, SAMPLE, test } from '../support/app.js'
import { ask, attach, claimNumbered, vouch, countTwice } from '../support/desk-work.js'
import { attribute, textsOf, within } from '../support/html.js'
import { slipsIn, visit } from '../support/pages.js'
import { filled, routesOf } from '../support/routes.js'
import { mistakesIn } from '../support/valid-html.js'

/** What a parameter of an address can be in the sample. A new parameter needs a line here. */
const VALUES: Readonly<Record<string, string>> = {
  slug: SAMPLE,
  id: '1',
  hash: '0',
  name: 'styles.css',
  number: '1',
  token: 'x'.repeat(43),
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

test('a method that an address does not know is answered with 405 and the methods it knows', async ({
  origin,
  context,
  db,
  actor,
}) => {
  // So that there is one of each with the id 1.
  await attach(db, actor, await claimNumbered(db, 1))
  await ask(db, actor, await claimNumbered(db, 1))
  await countTwice(db, actor)
  await vouch(db, actor)
  const routes = routesOf(createApp(context))

  for (const { path, methods } of routes) {
    const known = METHODS.filter((method) =>
      methods.includes(method === 'HEAD' ? 'get' : method.toLowerCase()),
    )
    for (const method of METHODS.filter((each) => !known.includes(each))) {
      const answer = await fetch(origin + filled(path, VALUES), { method, headers: { origin } })
      expect
        .soft([method, path, answer.status, answer.headers.get('allow')])
        .toEqual([method, path, 405, known.join(', ')])
    }
  }
  expect(routes.length).toBeGreaterThan(12)
})

test('whoever opens the address of a form is told so, on a page that leads to the form and to the desk', async ({
  origin,
  context,
  db,
  actor,
}) => {
  await attach(db, actor, await claimNumbered(db, 2))
  await ask(db, actor, await claimNumbered(db, 2))
  await countTwice(db, actor)
  await vouch(db, actor)
  const pages: Readonly<Record<string, string>> = {
    '/articles': '/articles/new',
    '/claims/:id/reviews': '/claims/1',
    '/claims/:id/evidence': '/claims/1',
    '/evidence/:id/withdrawal': '/claims/2',
    '/claims/:id/withdrawal': '/claims/1',
    '/claims/:id/placements': '/claims/1',
    '/articles/:slug/revisions': `/articles/${SAMPLE}/revisions/new`,
    '/placements/:id/settlement': `/articles/${SAMPLE}/revisions/1`,
    '/articles/:slug/claims': `/articles/${SAMPLE}`,
    '/articles/:slug/waivers': `/articles/${SAMPLE}`,
    '/articles/:slug/dismissals': `/articles/${SAMPLE}`,
    '/dismissals/:id/withdrawal': `/articles/${SAMPLE}`,
    '/claims/:id/change-requests': '/claims/1',
    '/change-requests/:id/answer': '/claims/2',
    '/change-requests/:id/withdrawal': '/claims/2',
    '/articles/:slug/publications': `/articles/${SAMPLE}/sign-offs`,
    '/articles/:slug/corrections': `/articles/${SAMPLE}/sign-offs`,
    '/sign-offs/:id/withdrawal': `/articles/${SAMPLE}/sign-offs`,
    '/session/end': '/session',
    '/account/pass-phrase': '/account',
    '/account/sessions/end': '/account',
    '/people/invitations': '/people',
    '/people/:id': '/people',
    '/people/:id/link': '/people',
    '/people/:id/deactivation': '/people',
    '/people/:id/reactivation': '/people',
  }
  const routes = routesOf(createApp(context)).filter(({ methods }) => !methods.includes('get'))

  for (const { path } of routes) {
    const page = await visit(origin, filled(path, VALUES))

    expect.soft([path, page.status, page.headers.get('allow')]).toEqual([path, 405, 'POST'])
    expect.soft([path, page.html]).toEqual([path, expect.stringContaining('only takes what a form sends')])
    const ways = [...(pages[path] ? [pages[path]] : []), '/']
    const main = page.elements.find(({ tagName }) => tagName === 'main')!
    const links = within(main).flatMap((element) => attribute(element, 'href') ?? [])
    expect.soft([path, links]).toEqual([path, ways])
    expect.soft([path, await mistakesIn(page.html), slipsIn(page)]).toEqual([path, [], []])
  }
  expect(routes.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(pages)))
})

test('a form that is sent where nothing takes it comes back as a page, with what was typed', async ({
  origin,
}) => {
  const answer = await post(`${origin}/sources`, { title: 'A letter' })
  const html = await answer.text()

  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect(textsOf(html, 'typed')).toEqual(['title A letter'])
  expect(html).toContain('takes nothing that is sent to it')
})
