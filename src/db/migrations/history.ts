import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../sqlite/connection.js'
import { MigrationError, reasonOf } from './migration-error.js'
import { statements } from './sql-text.js'

export interface Migration {
  /** The name of its folder; they are applied in the order of their names. */
  readonly name: string
  readonly sql: string
}

interface Applied {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: string | number | null
}

/** @throws {MigrationError} when the program's own migrations cannot be read */
export async function readMigrations(folder: string): Promise<Migration[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    const read = (name: string): Promise<string> => readFile(join(folder, name, 'migration.sql'), 'utf8')
    return await Promise.all(names.sort().map(async (name) => ({ name, sql: await read(name) })))
  } catch (error) {
    throw new MigrationError(`The program's own migrations cannot be read: ${reasonOf(error)}.`, {
      cause: error,
    })
  }
}

/**
 * The migrations still to apply.
 *
 * @throws {MigrationError} when this database has migrations that are unfinished, unknown here or were changed,
 *   or when a migration to apply cannot be part of a transaction
 */
export async function pending(connection: Connection, known: readonly Migration[]): Promise<Migration[]> {
  const applied = await readApplied(connection)
  refuseUnfinished(applied)
  refuseUnknown(applied, known)
  refuseEdited(applied, known)
  const done = new Set(applied.map((migration) => migration.migration_name))
  const waiting = known.filter((migration) => !done.has(migration.name))
  refuseTransactionControl(waiting)
  return waiting
}

async function readApplied(connection: Connection): Promise<Applied[]> {
  const table = await connection.all("SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'")
  if (table.length === 0) return []
  const query = `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
    WHERE rolled_back_at IS NULL ORDER BY started_at`
  return (await connection.all(query)) as unknown as Applied[]
}

function refuseUnfinished(applied: readonly Applied[]): void {
  const unfinished = applied.find((migration) => migration.finished_at === null)
  if (!unfinished) return
  throw new MigrationError(
    `The migration ${unfinished.migration_name} was started on this database and did not finish. ` +
      'Use a copy from before it, or "prisma migrate resolve".',
  )
}

function refuseUnknown(applied: readonly Applied[], known: readonly Migration[]): void {
  const names = new Set(known.map((migration) => migration.name))
  const unknown = applied.map((each) => each.migration_name).filter((name) => !names.has(name))
  if (unknown.length === 0) return
  throw new MigrationError(
    `This database was used by a newer version: this one does not know its migrations ${unknown.join(', ')}. ` +
      'Start the newer version, or use an older copy of the database.',
  )
}

function refuseEdited(applied: readonly Applied[], known: readonly Migration[]): void {
  const byName = new Map(known.map(({ name, sql }) => [name, checksums(sql)]))
  const edited = applied.filter(({ migration_name: name, checksum }) => !byName.get(name)?.includes(checksum))
  if (edited.length === 0) return
  throw new MigrationError(
    `These migrations were changed after they were applied to this database: ` +
      `${edited.map((each) => each.migration_name).join(', ')}. Put their migration.sql back as it was, and make ` +
      'the change in a new migration.',
  )
}

// Like Prisma, do not mind whether a checkout ends its lines in LF or CRLF.
function checksums(sql: string): string[] {
  const lf = sql.replaceAll('\r\n', '\n')
  const texts = [sql, lf, lf.replaceAll('\n', '\r\n')]
  return texts.map((text) => createHash('sha256').update(text).digest('hex'))
}

const CONTROLS = new Set([
  'BEGIN',
  'COMMIT',
  'END',
  'ROLLBACK',
  'SAVEPOINT',
  'RELEASE',
  'VACUUM',
  'ATTACH',
  'DETACH',
])

function refuseTransactionControl(migrations: readonly Migration[]): void {
  for (const { name, sql } of migrations) {
    const words = statements(sql).map(([first = '']) => first.toUpperCase())
    const control = words.find((word) => CONTROLS.has(word))
    if (control === undefined) continue
    throw new MigrationError(
      `The migration ${name} has the statement ${control}, which cannot be part of a transaction. It is run in one.`,
    )
  }
}
