import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pending, readMigrations } from '../migrations/history.js'
import { MigrationError, readable } from '../migrations/migration-error.js'
import { momentOn, type Moment } from '../moment.js'
import { Connection } from '../sqlite/connection.js'
import { RecordFault } from './fault.js'
import { checkRules } from './rules.js'

/** A database file as it lies on the disk, and the program's own folder, with `prisma/`. */
export interface RecordFile {
  readonly file: string
  readonly root: string
}

/**
 * Reads a database file from one moment, without migrating, repairing or otherwise writing to it.
 *
 * @param read  is given the connection too, for what is asked of the schema
 * @throws {MigrationError} in one line when it is missing, is no database, or waits for a migration; what `read` throws
 */
export async function readRecord<T>(
  { file, root }: RecordFile,
  read: (moment: Moment, connection: Connection) => Promise<T>,
): Promise<T> {
  if (!existsSync(file)) throw new MigrationError(`There is no database ${file}. Check DATABASE_URL.`)
  try {
    const connection = await Connection.open(file, { readOnly: true, setup: 'PRAGMA query_only = ON' })
    try {
      return await momentOn(connection, async (moment) => {
        await refusePending(connection, root)
        return await read(moment, connection)
      })
    } finally {
      await connection.close()
    }
  } catch (error) {
    throw readable(error, file)
  }
}

async function refusePending(connection: Connection, root: string): Promise<void> {
  const [first] = await pending(connection, await readMigrations(join(root, 'prisma/migrations')))
  if (!first) return
  throw new MigrationError(
    `The migration ${first.name} is pending on this database: start the program once, which applies it, or ask the ` +
      'version that wrote it.',
  )
}

/**
 * Checks what a file is without looking at what it says: SQLite's own checks, and that all rules of the store are in
 * place.
 *
 * @throws {RecordFault}
 */
export async function checkFile(connection: Connection, root: string): Promise<void> {
  const [damage] = await connection.all('PRAGMA integrity_check(1)')
  if (damage?.['integrity_check'] !== 'ok')
    throw new RecordFault(`The file is damaged: ${String(damage?.['integrity_check'])}.`)
  const [broken] = await connection.all('PRAGMA foreign_key_check')
  if (broken) {
    const [table, row, parent] = [broken['table'], broken['rowid'], broken['parent']].map(String)
    throw new RecordFault(`The row ${row} of ${table} refers to a row of ${parent} that is not there.`)
  }
  await checkRules(connection, root)
}

/**
 * Checks that no table whose rows are never deleted ends before the number that SQLite gave out last.
 *
 * @throws {RecordFault}
 */
export async function checkLastRows(connection: Connection): Promise<void> {
  const tables = await connection.all(
    "SELECT tbl_name AS name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_no\\_delete' ESCAPE '\\'",
  )
  for (const name of tables.map((row) => String(row['name']))) {
    const query = `SELECT coalesce(max(t."id"), 0) AS last, coalesce(max(q.seq), 0) AS given
      FROM (SELECT seq FROM sqlite_sequence WHERE name = '${name}') q LEFT JOIN "${name}" t ON TRUE`
    const [row] = await connection.all(query)
    const [last, given] = [Number(row?.['last']), Number(row?.['given'])]
    if (given > last)
      throw new RecordFault(
        `The last rows of ${name} are gone: it has no row behind ${last}, and had ${given}.`,
      )
  }
}
