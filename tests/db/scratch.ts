import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject, test as base } from 'vitest'
import { openDatabase, type DatabaseOptions, type Db } from '../../src/db/database.js'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder of one's own for each test, and databases in it that are closed when it ends. */
export const test = base.extend<{ folder: string; open: (options?: DatabaseOptions) => Promise<Db> }>({
  folder: async ({ task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `tickmark-${task.id}-`))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  open: async ({ folder }, use) => {
    const opened: Db[] = []
    await use(async (options = {}) => {
      const file = databaseIn(folder)
      if (opened.length === 0) await copyFile(inject('emptyDatabase'), file)
      const db = await openDatabase(file, options)
      opened.push(db)
      return db
    })
    await Promise.all(opened.map((db) => db.$disconnect()))
  },
})

/** Where `open` puts its database. */
export function databaseIn(folder: string): string {
  return join(folder, 'tickmark.db')
}

/** An article with one claim, by a person; both have the version 0. */
export async function makeClaim(db: Db): Promise<{ articleId: number; claimId: number; personId: number }> {
  const createdAt = new Date('2026-11-24T08:00:00Z')
  const person = await db.person.create({ data: { uid: 'p', createdAt, name: 'Ada' } })
  const article = await db.article.create({
    data: { uid: 'a', createdAt, byId: person.id, slug: 'a', version: 0 },
  })
  const claim = await db.claim.create({
    data: {
      uid: 'c',
      createdAt,
      byId: person.id,
      articleId: article.id,
      number: 1,
      statement: 'It rained.',
      kind: 'event',
      version: 0,
    },
  })
  return { articleId: article.id, claimId: claim.id, personId: person.id }
}

/** The columns that a setting must have. */
export function setting(key: string) {
  return { uid: key, createdAt: new Date('2026-11-24T08:00:00Z'), key, value: '' }
}

/** Another process takes the write lock, and gives it back after some milliseconds or when it is told to. */
export async function lockedElsewhere(
  file: string,
  milliseconds: number,
): Promise<{ release: () => Promise<void> }> {
  const code = `
    const database = new (require('sqlite3').Database)(${JSON.stringify(file)}, () =>
      database.exec('BEGIN IMMEDIATE', (error) => {
        console.log(error ? error.message : 'locked')
        setTimeout(() => process.exit(), ${String(milliseconds)})
      }))`
  const child = spawn(process.execPath, ['-e', code], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  await once(child.stdout, 'data')
  const release = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  return { release }
}

/** What a promise was rejected with. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('It did not fail.')
}
