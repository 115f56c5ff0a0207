import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import { Connection } from '../../src/db/sqlite/connection.js'
import { failure, root, test } from './scratch.js'

const MIGRATION = `-- CreateTable
CREATE TABLE "Desk" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL DEFAULT ');'
);

-- RedefineTables
CREATE TABLE "new_Note" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "deskId" INTEGER NOT NULL,
    CONSTRAINT "Note_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TABLE "Other" (
    "id" INTEGER NOT NULL PRIMARY KEY
);
`
const INVARIANTS = `-- CHECK "Desk": "name" <> '$&'
-- CHECK "Desk": length("name") < 80
-- CHECK "Note": "deskId" > 0
-- CHECK "Elsewhere": 1
`

/** Runs the tool on a migration and returns what it made of it. */
async function addChecks(folder: string, migration: string): Promise<string> {
  const path = join(folder, 'migration.sql')
  const invariants = join(folder, 'invariants.sql')
  await writeFile(path, migration)
  await writeFile(invariants, INVARIANTS)
  await promisify(execFile)(process.execPath, [join(root, 'tools/add-checks.mjs'), path, invariants])
  return readFile(path, 'utf8')
}

test('each new and each rebuilt table gets the CHECKs that are listed for it', async ({ folder }) => {
  const sql = await addChecks(folder, MIGRATION)

  expect(sql).toContain(`DEFAULT ');',\n    CHECK ("name" <> '$&'),\n    CHECK (length("name") < 80)\n);`)
  expect(sql).toContain('ON UPDATE CASCADE,\n    CHECK ("deskId" > 0)\n);')
  expect(sql).toContain('CREATE TABLE "Other" (\n    "id" INTEGER NOT NULL PRIMARY KEY\n);')
})

test('the result is SQL that refuses what the CHECKs refuse', async ({ folder }) => {
  const database = await Connection.open(':memory:')
  await database.script(await addChecks(folder, MIGRATION))

  const error = await failure(database.run('INSERT INTO "Desk" ("name") VALUES (?)', ['$&']))

  expect(String(error)).toContain('CHECK constraint failed')
  await database.close()
})

test('a second run changes nothing, and one that has some gets the others', async ({ folder }) => {
  const once = await addChecks(folder, MIGRATION)
  const twice = await addChecks(folder, once)
  const partly = once.replace(`    CHECK ("name" <> '$&'),\n`, '')

  const completed = await addChecks(folder, partly)

  expect(twice).toBe(once)
  expect(completed.match(/CHECK/g)).toHaveLength(3)
})
