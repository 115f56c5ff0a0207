import { resolve } from 'node:path'
import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils'
import type { Connection } from '../sqlite/connection.js'
import { isDatabaseUnavailable } from '../sqlite/errors.js'
import { Queryable } from '../sqlite/transaction.js'
import type { Migration } from './history.js'
import { MigrationError, reasonOf } from './migration-error.js'

interface Failure {
  readonly script: string
  readonly error: unknown
}

/**
 * Lets Prisma's engine apply what is pending, on a connection whose transaction is already open. The caller
 * commits it or rolls it back.
 *
 * @param folder  where the migrations are
 * @returns the names of the migrations that were applied
 * @throws {MigrationError} naming the migration that failed and why; SQLite's error when the database is unavailable
 */
export async function applyPending(
  connection: Connection,
  known: readonly Migration[],
  folder: string,
): Promise<readonly string[]> {
  const failures: Failure[] = []
  const { forEngine, loadSchemaEngine } = await import('./engine.js') // 5 MB, and most starts need none of it
  const connect = (): Promise<SqlDriverAdapter> =>
    Promise.resolve(forEngine(insideTransaction(connection, failures)))
  const factory = { provider: 'sqlite', adapterName: 'sqlite3', connect, connectToShadowDb: connect } as const
  const engine = await loadSchemaEngine(factory)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: resolve(folder),
        lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
        shadowDbInitScript: '',
        migrationDirectories: known.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } catch (error) {
    const [failure] = failures
    const reason = failure?.error ?? error
    if (isDatabaseUnavailable(reason)) throw reason // a full disk, say: it is not the migration's fault
    const migration = known.find(({ sql }) => sql === failure?.script)
    const what = migration ? `The migration ${migration.name}` : 'A migration'
    throw new MigrationError(`${what} failed: ${reasonOf(reason)}.`, { cause: error })
  } finally {
    engine.free()
  }
}

/**
 * One connection on which a transaction is open: the engine's own transactions become savepoints in it. After a failure
 * nothing is written any more: SQLite may have rolled back by itself, and a write would then stand alone.
 */
function insideTransaction(connection: Connection, failures: Failure[]): SqlDriverAdapter {
  const queryable = new Queryable(connection)
  const write = async <T>(script: string, work: () => Promise<T>): Promise<T> => {
    if (failures[0]) throw failures[0].error
    try {
      return await work()
    } catch (error) {
      failures.push({ script, error })
      throw error
    }
  }
  const executeScript = (script: string): Promise<void> =>
    write(script, () => queryable.executeScript(script))
  const shared: Pick<Transaction, 'provider' | 'adapterName' | 'queryRaw' | 'executeRaw'> = {
    provider: 'sqlite',
    adapterName: 'sqlite3',
    queryRaw: (query) => queryable.queryRaw(query),
    executeRaw: (query) => write(query.sql, () => queryable.executeRaw(query)),
  }
  const transaction: Transaction = {
    ...shared,
    options: { usePhantomQuery: true },
    commit: () => executeScript('RELEASE engine'),
    rollback: () => executeScript('ROLLBACK TO engine; RELEASE engine'),
    createSavepoint: (name) => executeScript(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => executeScript(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => executeScript(`RELEASE ${name}`),
  }
  const startTransaction = async (): Promise<Transaction> => {
    await executeScript('SAVEPOINT engine')
    return transaction
  }
  return { ...shared, executeScript, startTransaction, dispose: () => Promise.resolve() }
}
