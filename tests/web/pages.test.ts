import { expect } from 'vitest'
import { createApp } from '../../src/web/app.js'
import { valuesOf } from '../support/addresses.js'
import { post, SAMPLE, test } from '../support/app.js'
import {
  agreeOnSample,
  claimNumbered,
  countTwice,
  discrepanciesOf,
  EVIDENCE,
  newestReview,
  REVIEW,
  versionOf,
  workOnSample,
} from '../support/desk-work.js'
import { formsIn } from '../support/forms.js'
import {
  crawl,
  deadFragments,
  deadLinks,
  lostForms,
  read,
  repeatedIds,
  slipsIn,
  titleOf,
  visit,
  type PageFound,
} from '../support/pages.js'
import { filled, routeOf, routesOf } from '../support/routes.js'
import { mistakesIn } from '../support/valid-html.js'

test(
  'every page, and everything it leads to, is there, says what it means and gives each id once',
  { timeout: 120_000 },
  async ({ origin, context, db, actor }) => {
    await workOnSample(db, actor)
    const values = await valuesOf(context)
    await agreeOnSample(db, actor)
    const routes = routesOf(createApp(context))
    const addresses = routes
      .filter(({ path, methods }) => methods.includes('get') && !path.startsWith('/assets/'))
      .map(({ path }) => filled(path, values))

    const pages = await crawl(origin, addresses)

    const all = [...pages.values()]
    const html = all.filter(({ ids }) => ids.length > 0)
    expect
      .soft(all.filter(({ status }) => status !== 200).map(({ path, status }) => [path, status]))
      .toEqual([['/favicon.ico', 302]])
    expect.soft(html.flatMap((page) => slipsIn(page).map((text) => [page.path, text]))).toEqual([])
    expect.soft(html.flatMap((page) => repeatedIds(page).map((id) => [page.path, id]))).toEqual([])
    expect.soft(deadLinks(pages)).toEqual([])
    expect.soft(html.flatMap((page) => strayForms(page, routes))).toEqual([])
    expect.soft(html.flatMap((page) => lostForms(page).map((place) => [page.path, place]))).toEqual([])
    expect.soft(html.filter((page) => titleOf(page).startsWith('Not saved'))).toEqual([])
    // Every claim, in the text and on a page of its own.
    expect.soft(all.filter(({ path }) => /claim=\d+$/.test(path))).toHaveLength(61)
    expect.soft(all.filter(({ path }) => /^\/claims\/\d+$/.test(path))).toHaveLength(61)
  },
)

/** Forms of a page that are sent where nothing takes them. */
function strayForms({ path, elements }: PageFound, routes: ReturnType<typeof routesOf>): readonly string[] {
  return formsIn(elements).flatMap(({ method, action }) => {
    const route = routeOf(routes, new URL(action, 'http://any').pathname)
    return route?.methods.includes(method) ? [] : [`${path} sends a form to ${method} ${action}`]
  })
}

test('every kind of page is valid HTML', async ({ origin, db, actor }) => {
  await workOnSample(db, actor)
  await agreeOnSample(db, actor)
  const paths = ['/', '/sources', '/sources?find=x', '/sources/1', '/activity', `/activity?article=${SAMPLE}`]
  const claims = [
    '/claims/1',
    '/claims/2',
    '/claims/3',
    '/claims/4',
    '/claims/5',
    '/claims/6',
    '/settings',
    '/account',
    '/people',
    '/session',
  ]
  const articles = [
    '',
    '?claim=1',
    '?claim=2',
    '?claim=4',
    '?claim=5',
    '?claim=6',
    '?claim=61',
    '?sentence=1',
    '?claim=1&revision=1&part=body&start=0&end=7',
    '/claims/new',
    '/claims/new?sentence=2',
    '/claims/new?revision=1&part=body&start=0&end=5000',
    '/report',
  ].map((rest) => `/articles/${SAMPLE}${rest}`)

  const pages = await Promise.all([...paths, ...claims, ...articles].map((path) => visit(origin, path)))

  for (const { path, status, html } of pages)
    expect.soft([path, status, await mistakesIn(html)]).toEqual([path, 200, []])
})

test('an empty desk is a page as well, and says what to do', async ({ origin, db }) => {
  await db.article.updateMany({ data: { archivedAt: new Date('2024-05-30T09:00:00Z') } })

  const page = await visit(origin, '/')

  expect.soft(page.status).toBe(200)
  expect.soft(page.html).toContain('Nothing to check yet')
  expect.soft(await mistakesIn(page.html)).toEqual([])
})

test('a page that answers a refused, a stale or a wrong request is as sound as any other', async ({
  origin,
  db,
  actor,
}) => {
  await workOnSample(db, actor)
  await agreeOnSample(db, actor)
  const claim = await claimNumbered(db, 1)
  const evidence = await db.evidence.findFirstOrThrow({ where: { withdrawnAt: null }, select: { id: true } })
  const version = String(await versionOf(db, claim))
  const review = `/claims/${claim}/reviews`
  await countTwice(db, actor)
  const discrepancy = (await discrepanciesOf(db, SAMPLE))[0]?.key ?? ''
  const contested = await claimNumbered(db, 5)
  const settlement = `/claims/${contested}/settlements`
  const contestedAt = String(await versionOf(db, contested))
  const [own, approvable] = [
    await newestReview(db, claim),
    await newestReview(db, await claimNumbered(db, 4)),
  ]
  const requests: readonly (readonly [number, string, Readonly<Record<string, string>>])[] = [
    ...['article', 'claim'].flatMap((from) => [
      [422, review, { ...REVIEW, verdict: 'disputed', rationale: '', version, from }] as const,
      [409, review, { ...REVIEW, version: '1', from }] as const,
      [
        422,
        `/claims/${claim}/evidence`,
        { ...EVIDENCE, url: 'ftp://x', stance: '', tier: '', title: '', from },
      ] as const,
      [422, `/claims/${claim}/evidence`, { ...EVIDENCE, source: '99999', from }] as const,
      [200, `/claims/${claim}/evidence`, { ...EVIDENCE, find: 'decree', search: 'sources', from }] as const,
      [200, `/claims/${claim}/evidence`, { find: 'nothing at all', search: 'sources', from }] as const,
      [422, `/claims/${claim}/evidence`, { find: ' ', search: 'sources', from }] as const,
      [422, `/evidence/${evidence.id}/withdrawal`, { reason: '', from }] as const,
      [422, `/reviews/${own}/approvals`, { version, from }] as const,
      [409, `/reviews/${approvable}/approvals`, { version: '1', from }] as const,
      [
        422,
        settlement,
        { ...REVIEW, verdict: 'disputed', rationale: '', version: contestedAt, from },
      ] as const,
      [409, settlement, { ...REVIEW, version: '1', from }] as const,
    ]),
    [422, `/articles/${SAMPLE}`, { version: '2', language: '!', publishedOn: 'x', deadline: 'y' }],
    [409, `/articles/${SAMPLE}`, { version: '1', byline: 'Other', language: 'en' }],
    [422, `/claims/${claim}`, { version, statement: '', kind: 'x', about: '', 'verb-1': 'told' }],
    [200, `/claims/${claim}`, { version, statement: 'One.', kind: 'event', 'verb-1': 'told', more: 'link' }],
    [409, `/claims/${claim}`, { version: '1', statement: 'One.', kind: 'event', about: 'true' }],
    [422, `/claims/${claim}/withdrawal`, { reason: '' }],
    [422, `/claims/${claim}/placements`, { revision: '1', part: 'body', exact: 'Putin' }],
    [422, `/articles/${SAMPLE}/claims`, { revision: '1', part: 'body', exact: 'Putin', statement: '' }],
    [422, `/articles/${SAMPLE}/claims`, { revision: '9', part: 'body', exact: '', start: '0', end: '900' }],
    [422, `/articles/${SAMPLE}/waivers`, { revision: '1', part: 'body', start: '0', reason: '', end: 'x' }],
    [422, '/waivers/1/withdrawal', { reason: '' }],
    [422, `/articles/${SAMPLE}/dismissals`, { discrepancy, note: '' }],
    [409, `/articles/${SAMPLE}/dismissals`, { discrepancy: '0'.repeat(16), note: 'One came later.' }],
    [422, '/dismissals/1/withdrawal', { reason: '' }],
    [422, '/sentences/2/split', { at: '' }],
    [422, '/sentences/2/merge', { until: '9999' }],
    [422, `/claims/${claim}/sensitivity`, { sensitivity: 'secret', version }],
    [409, `/claims/${claim}/sensitivity`, { sensitivity: 'legal', version: '1' }],
    [422, '/settings', { deskName: '', timeZone: 'x', approvals: '', version: '1' }],
    [409, '/settings', { deskName: 'D', timeZone: 'UTC', approvals: 'all', version: '9' }],
    [400, review, { ...REVIEW, version: 'x' }],
    [400, '/appearance', { theme: 'pink' }],
    [404, '/claims/99999/reviews', { ...REVIEW, version: '1' }],
  ]

  // All are asked for before one is looked at: that takes longer than an idle connection is kept.
  const pages: PageFound[] = []
  for (const [, path, fields] of requests) {
    const answer = await post(origin + path, fields)
    pages.push(read(origin, path, answer, await answer.text()))
  }

  for (const [index, [status, path, fields]] of requests.entries()) {
    const page = pages[index]!
    const about = [path, fields['from'], status]
    expect.soft([...about, page.status, await mistakesIn(page.html)]).toEqual([...about, status, []])
    expect.soft([...about, slipsIn(page), repeatedIds(page)]).toEqual([...about, [], []])
    expect.soft([...about, deadFragments(page), lostForms(page)]).toEqual([...about, [], []])
    const unsaved = status === 409 || status === 422
    expect.soft([...about, titleOf(page).startsWith('Not saved: ')]).toEqual([...about, unsaved])
  }
})
