import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, test as base } from 'vitest'
import type { Actor } from '../../src/db/record/actor.js'
import { getSystemActor } from '../../src/db/record/system-actor.js'
import { openDatabase, type Db } from '../../src/db/database.js'

export interface DatabaseFixtures {
  /** The database file of this test alone: a copy of the seeded one. */
  readonly file: string
  readonly db: Db
  /** Who acts, at ten o'clock on the day the desk was seeded. */
  readonly actor: Actor
  /** Every statement that ran on the database, BEGIN and COMMIT left out. */
  readonly statements: string[]
}

export const ACTING_AT = new Date('2024-05-30T10:00:00Z')

/** A test with a database of its own. */
export const test = base.extend<DatabaseFixtures>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  file: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tickmark-test-'))
    const file = join(folder, 'tickmark.db')
    copyFileSync(inject('seededDatabase'), file)
    await use(file)
    rmSync(folder, { recursive: true })
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  statements: async ({}, use) => {
    await use([])
  },
  db: async ({ file, statements }, use) => {
    const db = await openDatabase(file, {
      onStatement: (sql) => {
        if (!/^\s*(BEGIN|COMMIT|ROLLBACK)/.test(sql)) statements.push(sql)
      },
    })
    await use(db)
    await db.$disconnect()
  },
  actor: async ({ db }, use) => {
    await use(await getSystemActor(db, ACTING_AT))
  },
})
