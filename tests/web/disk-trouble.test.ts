import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { closeDatabase, openDatabase, type Db } from '../../src/db/database.js'
import { pageOf, post, serve, test as appTest } from '../support/app.js'
import { claimNumbered, REVIEW } from '../support/desk-work.js'
import { sessionCookieOf } from '../support/sign-in.js'
import { textsOf } from '../support/html.js'
import { brokenLinks } from '../support/record.js'

const ROOM = 8 * 1024 * 1024

/** A disk of 8 MB of its own, where the operating system gives one; `null` elsewhere. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

const disk = smallDisk()

/** The application with its database on the small disk. */
const test = appTest.extend<{ readonly small: { readonly origin: string; readonly db: Db } }>({
  small: async ({ context, actor, file, onTestFinished }, use) => {
    const folder = disk ?? ''
    const there = join(folder, 'tickmark.db')
    copyFileSync(file, there)
    const db = await openDatabase(there)
    const { origin, close } = await serve({ ...context, db }, await sessionCookieOf(db, actor))
    onTestFinished(() => {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    })
    await use({ origin, db })
    await close()
    await closeDatabase(db)
  },
})

// Only root may mount one; tests/db/sqlite/availability.test.ts fills a database up to a limit of its own anywhere.
test.skipIf(disk === null)(
  'on a full disk a form is answered with 503 and what was typed, nothing is half recorded, and it goes on by itself',
  async ({ small: { origin, db } }) => {
    const path = `/claims/${await claimNumbered(db, 1)}/reviews`
    const form = { ...REVIEW, rationale: 'Two hours of work. '.repeat(100), version: '1', from: 'claim' }
    const before = [await db.activity.count(), await db.review.count()]
    const filler = join(disk ?? '', 'filler')
    fill(filler)

    const refused = await post(origin + path, form)
    const html = await refused.text()
    const [meanwhile, after] = [await pageOf(origin), [await db.activity.count(), await db.review.count()]]
    rmSync(filler)
    const accepted = await post(origin + path, form)

    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    expect(html).toContain('the disk may be full')
    expect(textsOf(html, 'typed')[0]).toContain('Two hours of work.')
    expect([meanwhile.includes('0 of 61'), after]).toEqual([true, before])
    expect([accepted.status, await db.review.count()]).toEqual([303, 1])
    expect(await brokenLinks(db)).toEqual([])
  },
)

/** Writes until nothing more fits. */
function fill(file: string): void {
  for (let size = ROOM; size >= 1024; size /= 2) {
    try {
      const there = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      if (there === 0) writeFileSync(file, Buffer.alloc(size))
      else writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // half as much may fit
    }
  }
}
