#!/usr/bin/env node
// Writes the CHECKs of prisma/invariants.sql into a migration that Prisma has generated.
//
//   node tools/add-checks.mjs prisma/migrations/20261124080000_record/migration.sql [prisma/invariants.sql]
//
// A CHECK can only stand in CREATE TABLE, and Prisma neither writes one nor keeps one when it rebuilds a table. So
// each CREATE TABLE "X" and CREATE TABLE "new_X" of the migration gets the CHECKs that prisma/invariants.sql lists
// for X (lines of the form `-- CHECK "X": expression`), after its last entry. Those that are there stay as they are,
// so it can be run again. To be run before the migration is applied anywhere: an applied one must not change.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { tsImport } from 'tsx/esm/api'

// As Prisma writes it: the closing bracket has a line of its own.
const TABLE = /CREATE TABLE "(?:new_)?([^"]+)" \((\r?\n)([^]*?)\r?\n\);/g

const ours = fileURLToPath(new URL('../prisma/invariants.sql', import.meta.url))
const [path, invariants = ours] = process.argv.slice(2)
if (path === undefined) {
  console.error('Which migration? node tools/add-checks.mjs prisma/migrations/…/migration.sql')
  process.exit(1)
}

const { readInvariants } = await tsImport('../src/db/migrations/invariants.ts', import.meta.url)
const { checksIn, normalised } = await tsImport('../src/db/migrations/sql-text.ts', import.meta.url)
const { checks } = await readInvariants(invariants)

const before = await readFile(path, 'utf8')
let added = 0
const after = before.replace(TABLE, (whole, table, newline, body) => {
  const present = new Set(checksIn(whole))
  const missing = checks.filter(
    (check) => check.table === table && !present.has(normalised(check.expression)),
  )
  if (missing.length === 0) return whole
  added += missing.length
  const lines = missing.map(({ expression }) => `    CHECK (${expression})`)
  return whole.replace(body, () => [body, ...lines].join(`,${newline}`))
})
if (after !== before) await writeFile(path, after)
console.log(`${String(added)} CHECKs added to ${path}`)
