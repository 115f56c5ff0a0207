import { expect } from 'vitest'
import { createApp } from '../../src/web/app.js'
import { valuesOf } from '../support/addresses.js'
import { post, SAMPLE, test } from '../support/app.js'
import { attach, claimNumbered } from '../support/desk-work.js'
import { filled, routesOf } from '../support/routes.js'

/** What names nothing, as it stands in an address. */
const NOTHING = [
  '999999',
  'abc',
  '1e3',
  '-1',
  '0',
  '01',
  '+1',
  '1.0',
  '9007199254740993',
  '%00',
  '1%00',
  '%20',
  '..%2f1',
  '١',
  'x'.repeat(5000),
]

test('every page answers HEAD as it answers GET, without the page', async ({ origin, context }) => {
  const pages = routesOf(createApp(context)).filter(({ methods }) => methods.includes('get'))
  const values = await valuesOf(context)

  for (const { path } of pages.filter(
    (route) => !route.path.includes(':hash') && !route.path.includes('sources/:id'),
  )) {
    const answers = await Promise.all(
      ['GET', 'HEAD'].map((method) => fetch(origin + filled(path, values), { method, redirect: 'manual' })),
    )
    expect.soft([path, answers[1]?.status, await answers[1]?.text()]).toEqual([path, answers[0]?.status, ''])
  }
})

/** A field for every form that takes nothing without it. */
const SENT = {
  ...{ version: '1', rationale: 'x', reason: 'x', role: 'reader' },
  ...{
    seen: '0'.repeat(64),
    discrepancy: '0'.repeat(16),
    note: 'x',
    revision: '1',
    part: 'body',
    exact: 'x',
    start: '0',
    end: '1',
    until: '2',
  },
}

test('a name that names nothing is not found, in whatever address it stands', async ({
  origin,
  context,
  db,
  actor,
}) => {
  await attach(db, actor, await claimNumbered(db, 1)) // so that there is a source and a piece of evidence with the id 1
  const values = await valuesOf(context)
  const activity = await db.activity.count()
  const routes = routesOf(createApp(context)).flatMap(({ path, methods }) =>
    methods.map((method) => ({ path, method })),
  )

  for (const { path, method } of routes.filter((route) => route.path.includes(':'))) {
    for (const name of Object.keys(values).filter((each) => path.includes(`:${each}`))) {
      for (const wrong of NOTHING) {
        const address = origin + filled(path, { ...values, [name]: wrong })
        const answer = await (method === 'get' ? fetch(address) : post(address, SENT))
        expect
          .soft([method, path, wrong.slice(0, 20), answer.status])
          .toEqual([method, path, wrong.slice(0, 20), name === 'token' ? 410 : 404])
      }
      const broken = await fetch(origin + filled(path, { ...values, [name]: '%ff' }))
      expect.soft([path, [400, 404, 405]]).toEqual([path, expect.arrayContaining([broken.status])])
    }
  }
  expect(await db.activity.count()).toBe(activity)
})

test('a number or name in the query that names nothing is not found either', async ({ origin }) => {
  const numbers = [
    ['/', 'after'],
    ['/sources', 'after'],
    ['/activity', 'before'],
    ['/activity', 'article'],
    [`/articles/${SAMPLE}`, 'claim'],
    [`/articles/${SAMPLE}`, 'revision'],
    ...['', '.csv', '.json', '.md'].map((format) => [`/articles/${SAMPLE}/report${format}`, 'revision']),
  ] as const

  for (const [path = '', name = ''] of numbers) {
    for (const wrong of [...NOTHING, '%ff', `1&${name}=2`].filter((each) => !isKey(name, each))) {
      const { status } = await fetch(`${origin}${path}?${name}=${wrong}`)
      expect.soft([path, name, wrong.slice(0, 20), status]).toEqual([path, name, wrong.slice(0, 20), 404])
    }
  }
})

/** The key of a list need not name a row: the row may be gone since. */
const isKey = (name: string, value: string): boolean => /^(after|before)$/.test(name) && value === '999999'

test('an address that was never there is not found, however odd it is', async ({ origin }) => {
  const odd = [
    '/nothing',
    '/claims',
    '/claims/',
    '/claims/1/',
    '//',
    '/%2e%2e/etc/passwd',
    '/assets/../package.json',
    '/Sources',
    '/assets/0/..%2f..%2fpackage.json',
    '/__proto__',
    '/activity%00',
    '/%',
  ]

  const statuses = await Promise.all(odd.map(async (path) => [path, (await fetch(origin + path)).status]))

  expect(statuses).toEqual(
    odd.map((path): readonly unknown[] => [
      path,
      expect.toSatisfy((status: number) => status === 404 || (path === '/%' && status === 400)),
    ]),
  )
})

test('looking for something odd finds nothing and breaks nothing', async ({ origin }) => {
  const odd = [
    '%00',
    '%ff',
    '%25',
    '_',
    "'",
    '%27%22%3Cb%3E',
    '%5C',
    'x'.repeat(8000),
    '%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80',
  ]

  const answers = await Promise.all(
    ['/sources?find=', '/sources?after=1&title=', '/?after=1&due='].flatMap((path) =>
      odd.map(async (words) => [path, words, (await fetch(origin + path + words)).status]),
    ),
  )

  expect(answers.filter(([, , status]) => status !== 200)).toEqual([])
})
