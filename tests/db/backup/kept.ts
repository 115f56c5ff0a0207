import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup, type Restored } from '../../../src/db/backup/restore.js'
import { takeBackup } from '../../../src/db/backup/take.js'
import { closeDatabase, openDatabase } from '../../../src/db/database.js'
import { Connection } from '../../../src/db/sqlite/connection.js'
import { putBack, readInvariants } from '../../../src/db/migrations/invariants.js'
import { invite } from '../../../src/db/people/invitations.js'
import { getSystemActor } from '../../../src/db/record/system-actor.js'
import { projectRoot } from '../../../src/project-root.js'
import { SECRET } from '../../support/sign-in.js'
import { test as databaseTest } from '../../support/database.js'

export const NOW = new Date('2024-05-30T12:00:00Z')

/** A desk that is kept on disk: its database, and the folder with its other files. */
export interface Kept {
  readonly file: string
  readonly dataDir: string
  /** Where its backup is made. */
  readonly to: string
  readonly backUp: (more?: { readonly replace?: boolean }) => ReturnType<typeof takeBackup>
  readonly restore: (from?: string) => Promise<Restored>
  readonly read: (path: string) => string
  readonly write: (path: string, text: string) => void
}

/** A test with a seeded desk, an archived copy and a secret. */
export const test = databaseTest.extend<{ readonly kept: Kept }>({
  kept: async ({ file }, use) => {
    const dataDir = join(file, '..', 'data')
    mkdirSync(join(dataDir, 'copies/ab'), { recursive: true })
    const to = join(file, '..', 'desk.backup')
    const common = { file, dataDir, root: projectRoot(), now: NOW, progress: () => undefined }
    const kept: Kept = {
      file,
      dataDir,
      to,
      backUp: ({ replace = false } = {}) => takeBackup({ ...common, to, replace, version: '1.2.3' }),
      restore: (from = to) => restoreBackup({ ...common, from }),
      read: (path) => readFileSync(join(dataDir, path), 'utf8'),
      write: (path, text) => {
        writeFileSync(join(dataDir, path), text)
      },
    }
    kept.write('copies/ab/abc.pdf', 'The minutes.')
    kept.write('secret', 'first secret')
    await use(kept)
  },
})

/** Changes something on the desk: somebody is invited. */
export async function work(file: string, name: string): Promise<void> {
  const db = await openDatabase(file)
  const form = { email: `${name}@desk.example`, role: 'reader' }
  await invite(db, await getSystemActor(db, NOW), { form, secret: SECRET })
  await closeDatabase(db)
}

/** Who was invited. */
export async function worked(file: string): Promise<readonly string[]> {
  const db = await openDatabase(file)
  const rows = await db.invitation.findMany({ orderBy: { id: 'asc' }, select: { email: true } })
  await closeDatabase(db)
  return rows.map(({ email }) => email?.split('@')[0] ?? '')
}

/** Runs SQL on a file, whatever rules the program has; they stand again afterwards. */
export async function tamper(file: string, sql: string): Promise<void> {
  const connection = await Connection.open(file, { setup: 'PRAGMA foreign_keys = OFF' })
  await connection.script(sql)
  await putBack(connection, await readInvariants(join(projectRoot(), 'prisma/invariants.sql')))
  await connection.close()
}
