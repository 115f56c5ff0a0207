import sqlite3 from 'sqlite3'
import { expect } from 'vitest'
import { openDatabase } from '../../src/db/database.js'
import { pageOf, post, SAMPLE, serve, test as appTest } from '../support/app.js'
import { claimNumbered, REVIEW } from '../support/desk-work.js'
import { textsOf } from '../support/html.js'
import { brokenLinks } from '../support/record.js'
import { sessionCookieOf } from '../support/sign-in.js'
import { mistakesIn } from '../support/valid-html.js'

/** The application on a database that waits 300 ms for a lock, and no longer. */
const test = appTest.extend<{ readonly impatient: string }>({
  impatient: async ({ context, actor, file }, use) => {
    const db = await openDatabase(file, { busyTimeout: 300 })
    const { origin, close } = await serve({ ...context, db }, await sessionCookieOf(context.db, actor))
    await use(origin)
    await close()
    await db.$disconnect()
  },
})

/** Another program that keeps the database from being written, until it is told to stop. */
async function lock(file: string): Promise<() => Promise<void>> {
  const other = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)))
  })
  const run = (sql: string) =>
    new Promise<void>((resolve, reject) => other.exec(sql, (error) => (error ? reject(error) : resolve())))
  await run('BEGIN IMMEDIATE')
  return async () => {
    await run('ROLLBACK')
    await new Promise<void>((resolve, reject) => other.close((error) => (error ? reject(error) : resolve())))
  }
}

test('while another program writes, a form is answered with 503 and what was typed, and works again afterwards', async ({
  impatient: origin,
  file,
  db,
  log,
}) => {
  const path = `/claims/${await claimNumbered(db, 1)}/reviews`
  const form = { ...REVIEW, rationale: 'Two hours of <work>.', version: '1', from: 'claim' }
  const activity = await db.activity.count()
  const unlock = await lock(file)

  const refused = await post(origin + path, form)
  const html = await refused.text()
  const [inBetween, written] = [await pageOf(origin), await db.review.count()]
  await unlock()
  const accepted = await post(origin + path, form)

  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)])
  expect(textsOf(html, 'typed')).toEqual(['verdict unconfirmed rationale Two hours of <work>.'])
  expect(await mistakesIn(html)).toEqual([])
  expect([inBetween.includes('0 of 61'), written]).toEqual([true, 0])
  expect([accepted.status, await db.review.count(), await db.activity.count()]).toEqual([
    303,
    1,
    activity + 1,
  ])
  expect(await brokenLinks(db)).toEqual([])
  // The number on the page is that of the error in the log.
  const id = /<code>([0-9a-f-]{36})<\/code>/.exec(html)?.[1] ?? 'none'
  expect(log.some((line) => line.includes(id) && line.includes('SQLITE_BUSY'))).toBe(true)
})

test('while another program writes, every page can be read and no form is half recorded', async ({
  impatient: origin,
  file,
  db,
}) => {
  const claim = await claimNumbered(db, 1)
  const before = [await db.activity.count(), await db.source.count(), await db.evidence.count()]
  const unlock = await lock(file)
  const evidence = {
    url: 'https://example.org/',
    title: 'T',
    sourceKind: 'web',
    tier: 'primary',
    stance: 'supports',
    excerpt: 'x',
  }

  const pages = [
    '/',
    `/articles/${SAMPLE}?claim=1`,
    `/claims/${claim}`,
    '/sources',
    '/activity',
    `/articles/${SAMPLE}/report`,
  ]
  const read = await Promise.all(pages.map(async (path) => (await fetch(origin + path)).status))
  const written = await Promise.all([
    post(`${origin}/claims/${claim}/evidence`, evidence),
    post(`${origin}/claims/${claim}/reviews`, { ...REVIEW, version: '1' }),
    post(`${origin}/articles/${SAMPLE}`, { byline: 'D. Writer', language: 'en', version: '1' }),
  ])
  await unlock()

  expect(new Set(read)).toEqual(new Set([200]))
  expect(written.map(({ status }) => status)).toEqual([503, 503, 503])
  expect([await db.activity.count(), await db.source.count(), await db.evidence.count()]).toEqual(before)
  expect((await post(`${origin}/claims/${claim}/evidence`, evidence)).status).toBe(303)
})

test('what is our own fault is answered with 500, a number to look for, and nothing of what went wrong', async ({
  context,
  actor,
  db,
  log,
}) => {
  const session = await sessionCookieOf(db, actor)
  const { origin, close } = await serve({ ...context, now: () => new Date(Number.NaN) }, session)
  const path = `/claims/${await claimNumbered(db, 1)}/reviews`

  const answer = await post(origin + path, { ...REVIEW, version: '1' })
  const html = await answer.text()

  expect(answer.status).toBe(500)
  const id = /<code>([0-9a-f-]{36})<\/code>/.exec(html)?.[1] ?? 'none'
  expect(
    log.some((line) => line.includes(id) && /Invalid time value|Date object is invalid/.test(line)),
  ).toBe(true)
  expect(html).not.toMatch(/Date object|\.ts|\.js:\d|SQLITE|prisma/i)
  expect(textsOf(html, 'typed')[0]).toContain(REVIEW.rationale)
  expect(await db.review.count()).toBe(0)
  await close()
})
