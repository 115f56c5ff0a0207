import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { closeDatabase, openDatabase, type Db } from '../../src/db/database.js'
import { post, SAMPLE } from '../support/app.js'
import { REVIEW } from '../support/desk-work.js'
import { lockedElsewhere } from '../db/scratch.js'
import { build, COOKIE, test } from './program.js'
import { contradictions } from './record.js'

beforeAll(build)

/** A way in which the operating system refuses to write, and how it is undone. */
interface Refusal {
  readonly name: string
  readonly possible: boolean
  readonly refuse: (place: Place) => void
  readonly allow: (place: Place) => void
}

interface Place {
  readonly file: string
  readonly pid: number
}

const run = (command: string, ...parameters: readonly string[]) =>
  execFileSync(command, parameters, { stdio: 'ignore' })
const parts = (file: string) => [file, `${file}-wal`].filter((each) => existsSync(each))

const REFUSALS: readonly Refusal[] = [
  {
    name: 'files that may not be written any more (only root can forbid root, with chattr on ext4)',
    possible: canForbid(),
    refuse: ({ file }) => run('chattr', '+i', ...parts(file)),
    allow: ({ file }) => run('chattr', '-i', ...parts(file)),
  },
  {
    name: 'a disk on which nothing more can be written (with prlimit of Linux)',
    possible: existsSync('/usr/bin/prlimit'),
    refuse: ({ pid }) => run('prlimit', '--pid', String(pid), '--fsize=0:'),
    allow: ({ pid }) => run('prlimit', '--pid', String(pid), '--fsize=unlimited:'),
  },
]

/** Whether this user and file system know files that nobody may change. */
function canForbid(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-forbid-'))
  const file = join(folder, 'file')
  writeFileSync(file, '')
  try {
    run('chattr', '+i', file)
    run('chattr', '-i', file)
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

for (const { name, possible, refuse, allow } of REFUSALS) {
  test.skipIf(!possible)(
    `${name}: forms get 503, pages are read, and it goes on by itself`,
    async ({ file, start }) => {
      const { process, origin } = start({ LOG_LEVEL: 'silent' })
      const address = await origin
      const review = await reviewOf(file)
      const send = () => post(address + review.path, review.form, { cookie: COOKIE })
      const place = { file, pid: process.pid ?? 0 }

      refuse(place)
      let refused, page, ready
      try {
        refused = await send()
        page = await read(address)
        ready = await fetch(`${address}/readyz`)
      } finally {
        allow(place)
      }
      const words = await refused.text()
      const accepted = await send()

      expect([refused.status, page.status, ready.status]).toEqual([503, 200, 200])
      expect(words).toContain('Nothing was recorded.')
      expect(words).toContain(review.form.rationale)
      expect(accepted.status).toBe(303)
      await expectOneReview(file, review.form.rationale)
    },
  )
}

test('a database that another program keeps locked: forms get 503 in time, pages are read at once, and it goes on by itself', async ({
  file,
  start,
}) => {
  const { origin } = start({ LOG_LEVEL: 'silent' })
  const address = await origin
  const review = await reviewOf(file)
  const send = () => post(address + review.path, review.form, { cookie: COOKIE })
  await read(address) // what is slow the first time is loaded
  await lastUsed(file, new Date(Date.now() - 60 * 60 * 1000))
  const lock = await lockedElsewhere(file, 30_000)
  const began = performance.now()

  const sent = send()
  const page = await read(address)
  const pageAfter = performance.now() - began
  const refused = await sent
  const refusedAfter = performance.now() - began
  const waiting = send()
  await lock.release()
  const accepted = await waiting

  expect([page.status, page.whole]).toEqual([200, true])
  expect(pageAfter).toBeLessThan(3_000)
  expect(refused.status).toBe(503)
  expect(refusedAfter).toBeLessThan(10_000)
  expect(await refused.text()).toMatch(/Nothing was recorded\. Another program may be using it/)
  expect(accepted.status).toBe(303)
  await expectOneReview(file, review.form.rationale)
})

/** A page of somebody who is signed in, to its end. */
async function read(address: string): Promise<{ readonly status: number; readonly whole: boolean }> {
  const answer = await fetch(`${address}/articles/${SAMPLE}`, { headers: { cookie: COOKIE } })
  return { status: answer.status, whole: (await answer.text()).trimEnd().endsWith('</html>') }
}

/** A review of the first claim, ready to be sent. */
async function reviewOf(file: string) {
  const { id } = await inDatabase(file, (db) =>
    db.claim.findFirstOrThrow({ orderBy: { id: 'asc' }, select: { id: true } }),
  )
  const form = { ...REVIEW, rationale: 'Two hours of work.', version: '1', from: 'claim' }
  return { path: `/claims/${id}/reviews`, form }
}

/** Everybody's session was used last at this moment. */
async function lastUsed(file: string, lastUsedAt: Date): Promise<void> {
  await inDatabase(file, (db) => db.session.updateMany({ data: { lastUsedAt } }))
}

async function expectOneReview(file: string, rationale: string): Promise<void> {
  const [reviews, wrong] = await inDatabase(file, async (db) => [
    await db.review.findMany({ select: { rationale: true } }),
    await contradictions(db),
  ])
  expect(reviews).toEqual([{ rationale }])
  expect(wrong).toEqual([])
}

async function inDatabase<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase(file)
  try {
    return await work(db)
  } finally {
    await closeDatabase(db)
  }
}
