import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { copyAside, removeOldCopies } from './migrations/copies.js'
import { pending, readMigrations, type Migration } from './migrations/history.js'
import {
  outOfPlace,
  putBack,
  readInvariants,
  readSchema,
  type Invariants,
  type Schema,
} from './migrations/invariants.js'
import { refuseLosses, requireChecks } from './migrations/losses.js'
import { MigrationError, readable } from './migrations/migration-error.js'
import { applyPending } from './migrations/run.js'
import type { Connection } from './sqlite/connection.js'
import { sqliteCode } from './sqlite/errors.js'
import { openWithLog } from './sqlite/wal.js'

export { MigrationError }

export interface MigrationOptions {
  /** The database file. It is made, with its folder, when it is not there. */
  readonly file: string
  /** The folder that holds `prisma/migrations` and `prisma/invariants.sql`. */
  readonly root: string
  /** How long to wait for another process that holds the database, in milliseconds; 30,000 when not given. */
  readonly busyTimeout?: number
}

export interface Migrated {
  /** The names of the migrations applied now, in order. */
  readonly applied: readonly string[]
  /** Where the database from before them is; left out when there was none, or nothing to apply. */
  readonly copy?: string
}

interface Wanted {
  readonly known: readonly Migration[]
  readonly folder: string
  readonly invariants: Invariants
}

/**
 * Brings a database up to date when the program starts, with Prisma's own engine, table and checksums but without
 * its command line, and puts `prisma/invariants.sql` back in place. A few milliseconds when nothing is to be done.
 *
 * All of it is one SQLite transaction: a migration that fails, or a kill in the middle, leaves the file as it was.
 * A copy is put aside first; the newest three are kept. Several processes may start at once.
 *
 * @throws {MigrationError} in one line for the person who starts the program
 */
export async function migrateAtStart({
  file,
  root,
  busyTimeout = 30_000,
}: MigrationOptions): Promise<Migrated> {
  const folder = join(root, 'prisma/migrations')
  const known = await readMigrations(folder)
  const wanted = { known, folder, invariants: await readInvariants(join(root, 'prisma/invariants.sql')) }
  try {
    await mkdir(dirname(file), { recursive: true })
    return await migrate(file, wanted, busyTimeout)
  } catch (error) {
    throw readable(error, file)
  }
}

async function migrate(file: string, wanted: Wanted, busyTimeout: number): Promise<Migrated> {
  const wasThere = existsSync(file)
  // Prisma's rebuilds drop the old table, and foreign keys that are on would carry out ON DELETE CASCADE then.
  // They cannot be switched inside a transaction; what they guard is checked before it is committed.
  const setup = 'PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL;'
  const connection = await openWithLog(file, { setup, busyTimeout, keep: 0 })
  const attempt = { wasEmpty: false }
  try {
    const before = await readSchema(connection)
    if (isUpToDate(await pending(connection, wanted.known), wanted, before)) return { applied: [] }
    const migrated = await inTransaction(connection, file, wanted, attempt)
    if (migrated.copy !== undefined) await removeOldCopies(file)
    return migrated
  } catch (error) {
    await connection.close()
    // An empty file would look like a database that lost its content. Not when another process has filled it.
    if (!wasThere && attempt.wasEmpty) await removeDatabase(file)
    throw error
  } finally {
    await connection.close()
  }
}

function isUpToDate(waiting: readonly Migration[], { invariants }: Wanted, schema: Schema): boolean {
  if (waiting.length > 0 || outOfPlace(invariants, schema).length > 0) return false
  requireChecks(invariants, schema, 'In this database')
  return true
}

async function inTransaction(
  connection: Connection,
  file: string,
  wanted: Wanted,
  attempt: { wasEmpty: boolean },
): Promise<Migrated> {
  await connection.script('BEGIN IMMEDIATE')
  let copy: string | undefined
  try {
    const [first] = await pending(connection, wanted.known) // another process may have been faster
    const before = await readSchema(connection)
    attempt.wasEmpty = before.tables.size === 0
    if (first && !attempt.wasEmpty) copy = await copyAside(file, first.name)
    const applied = first ? await applyPending(connection, wanted.known, wanted.folder) : []
    await settle(connection, wanted, applied, before)
    await connection.script('COMMIT')
    return copy === undefined ? { applied } : { applied, copy }
  } catch (error) {
    throw await undone(connection, readable(error, file), copy)
  }
}

/** Puts the invariants back and refuses a database that is not whole. */
async function settle(
  connection: Connection,
  { known, invariants }: Wanted,
  applied: readonly string[],
  before: Schema,
): Promise<void> {
  await putBack(connection, invariants)
  const scripts = known.filter(({ name }) => applied.includes(name)).map(({ sql }) => sql)
  refuseLosses(applied, scripts, invariants, before, await readSchema(connection))
  const broken = await connection.all('PRAGMA foreign_key_check')
  if (broken.length === 0) return
  const tables = [...new Set(broken.map((row) => `${String(row['table'])} → ${String(row['parent'])}`))]
  throw new MigrationError(
    `After the migrations ${applied.join(', ')}, ${String(broken.length)} rows refer to rows that do not exist ` +
      `(${tables.join(', ')}).`,
  )
}

async function undone(connection: Connection, error: unknown, copy: string | undefined): Promise<unknown> {
  const rolledBack = await connection.script('ROLLBACK').then(
    () => true,
    () => false,
  )
  const unchanged = rolledBack || sqliteCode(error) === 'SQLITE_FULL' // then SQLite rolls back by itself
  // A program that keeps restarting must not fill the disk with copies of a database that did not change.
  if (unchanged && copy !== undefined) await rm(copy, { force: true })
  if (!(error instanceof MigrationError)) return error
  const from = copy === undefined ? 'it was empty before' : `a copy from before it is ${copy}`
  const state = unchanged ? 'The database is unchanged.' : `The database may be half changed; ${from}.`
  return new MigrationError(`${error.message} ${state}`, { cause: error.cause })
}

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(file + suffix, { force: true })
}
