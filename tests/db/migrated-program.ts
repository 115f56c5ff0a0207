import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { migrateAtStart, MigrationError, type Migrated } from '../../src/db/migrations.js'
import { Connection } from '../../src/db/sqlite/connection.js'
import type { Row } from '../../src/db/sqlite/values.js'
import { failure, root as project, test as base } from './scratch.js'

export const FIRST = `CREATE TABLE "Desk" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, CHECK ("name" <> ''));
CREATE TABLE "Note" ("id" INTEGER NOT NULL PRIMARY KEY, "deskId" INTEGER NOT NULL, "text" TEXT NOT NULL,
  CONSTRAINT "Note_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE CASCADE);
INSERT INTO "Desk" VALUES (1, 'Politics'); INSERT INTO "Note" VALUES (1, 1, 'kept');`

export const INVARIANTS = `-- What Prisma does not know.
-- CHECK "Desk": "name" <> ''
DROP TRIGGER IF EXISTS "Desk_no_delete";
CREATE TRIGGER "Desk_no_delete" BEFORE DELETE ON "Desk"
BEGIN SELECT CASE WHEN old."id" > 0 THEN RAISE(ABORT, 'Desk; never deleted') END; END;
CREATE UNIQUE INDEX IF NOT EXISTS "Desk_name_key" ON "Desk" ("name") WHERE "id" > 0;`

/** As Prisma rebuilds a table. */
export const rebuilt = (check: string) => `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Desk" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT 'x'${check});
INSERT INTO "new_Desk" ("id", "name") SELECT "id", "name" FROM "Desk";
DROP TABLE "Desk";
ALTER TABLE "new_Desk" RENAME TO "Desk";
PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`
export const WITH_CHECK = `, CHECK ("name"\n  <> '')`

export interface Program {
  readonly file: string
  readonly root: string
  /** Adds or rewrites a migration. */
  readonly write: (name: string, sql: string) => Promise<void>
  readonly writeInvariants: (sql: string) => Promise<void>
  readonly start: () => Promise<Migrated>
  readonly query: (sql: string) => Promise<Row[]>
}

/** A program with the migration `1_first`, and where it keeps its database. */
export const test = base.extend<{ program: Program }>({
  program: async ({ folder }, use) => {
    const file = join(folder, 'data', 'desk.db')
    const prisma = join(folder, 'prisma')
    const write = async (name: string, sql: string) => {
      await mkdir(join(prisma, 'migrations', name), { recursive: true })
      await writeFile(join(prisma, 'migrations', name, 'migration.sql'), sql)
    }
    const writeInvariants = (sql: string) => writeFile(join(prisma, 'invariants.sql'), sql)
    const query = async (sql: string) => {
      const connection = await Connection.open(file)
      const rows = await connection.all(sql)
      await connection.close()
      return rows
    }
    await write('1_first', FIRST)
    await writeInvariants(INVARIANTS)
    const start = () => migrateAtStart({ file, root: folder, busyTimeout: 300 })
    await use({ file, root: folder, write, writeInvariants, start, query })
  },
})

export const copies = async ({ file }: Program) =>
  (await readdir(join(file, '..'))).filter((name) => name.includes('.before-')).sort()

/** What a start was refused with: one line for a person. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await failure(work)
  expect(error).toBeInstanceOf(MigrationError)
  const { message } = error as MigrationError
  expect(message).not.toContain('\n')
  return message
}

export function startElsewhere({ file, root }: Program) {
  const program = join(project, 'tests/db/migrate-program.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, file, root], { cwd: project })
  let printed = ''
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()))
  const ended = once(child, 'close').then(() => printed)
  return { child, ended }
}
