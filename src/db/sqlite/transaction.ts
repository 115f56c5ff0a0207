import type { SqlQuery, SqlQueryable, SqlResultSet, Transaction } from '@prisma/driver-adapter-utils'
import type { Connection } from './connection.js'
import { ConnectionClosed, toPrismaError } from './errors.js'
import { columnType, toSqlite, type Value } from './values.js'

/** One connection as Prisma wants to speak to it. Errors come in Prisma's shape. */
export class Queryable implements SqlQueryable {
  readonly provider = 'sqlite'
  readonly adapterName = 'sqlite3'
  protected readonly connection: Connection

  constructor(connection: Connection) {
    this.connection = connection
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    const rows = await translated(() => this.connection.all(query.sql, values(query)))
    const columnNames = Object.keys(rows[0] ?? {})
    return {
      columnNames,
      columnTypes: columnNames.map((name) => columnType(rows, name)),
      rows: rows.map((row) => Object.values(row)),
    }
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return translated(() => this.connection.run(query.sql, values(query)))
  }

  async executeScript(script: string): Promise<void> {
    await translated(() => this.connection.script(script))
  }
}

function values({ args, argTypes }: SqlQuery): Value[] {
  return args.map((arg, index) => toSqlite(arg, argTypes[index]?.scalarType))
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toPrismaError(error)
  }
}

/**
 * A transaction on the writing connection. When it has ended, nothing gets through it any more.
 *
 * A full disk, say, makes SQLite roll back by itself, and what came after would be committed statement by statement.
 * So after an error it is asked whether the transaction is still there, before anything else gets its turn.
 */
export class OpenTransaction extends Queryable implements Transaction {
  readonly options = { usePhantomQuery: true } // COMMIT and ROLLBACK are sent here, not by Prisma
  readonly #leave: () => void
  #last: Promise<unknown> = Promise.resolve()
  #over = false
  #lostTo: { readonly error: unknown } | undefined

  private constructor(connection: Connection, leave: () => void) {
    super(connection)
    this.#leave = leave
  }

  /**
   * Takes the write lock at once: a transaction that reads first and then has to wait for the lock fails
   * when somebody wrote in between, and no waiting helps it.
   *
   * @param leave  called once, when the transaction has ended
   */
  static async begin(connection: Connection, leave: () => void): Promise<OpenTransaction> {
    await translated(() => connection.script('BEGIN IMMEDIATE'))
    return new OpenTransaction(connection, leave)
  }

  override async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#inside(() => super.queryRaw(query))
  }

  override async executeRaw(query: SqlQuery): Promise<number> {
    return this.#inside(() => super.executeRaw(query))
  }

  override async executeScript(script: string): Promise<void> {
    return this.#inside(() => super.executeScript(script))
  }

  async commit(): Promise<void> {
    await this.#end(async () => {
      if (this.#lostTo) throw this.#lostTo.error
      try {
        await super.executeScript('COMMIT')
      } catch (error) {
        await this.#undo()
        throw error
      }
    })
  }

  async rollback(): Promise<void> {
    await this.#end(() => this.#undo())
  }

  async createSavepoint(name: string): Promise<void> {
    await this.executeScript(`SAVEPOINT ${name}`)
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.executeScript(`ROLLBACK TO ${name}`)
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.executeScript(`RELEASE ${name}`)
  }

  async #inside<T>(work: () => Promise<T>): Promise<T> {
    this.#stillOpen()
    return this.#inTurn(async () => {
      if (this.#lostTo) throw this.#lostTo.error
      try {
        return await work()
      } catch (error) {
        if (await this.#isLost()) this.#lostTo = { error }
        throw error
      }
    })
  }

  async #end(work: () => Promise<void>): Promise<void> {
    this.#stillOpen()
    this.#over = true
    try {
      await this.#inTurn(work)
    } finally {
      this.#leave()
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }

  // The connection belongs to somebody else's transaction by then; a late ROLLBACK would undo that one.
  #stillOpen(): void {
    if (this.#over) throw new ConnectionClosed()
  }

  /** SQLite refuses to begin a transaction inside another. */
  async #isLost(): Promise<boolean> {
    try {
      await this.connection.script('BEGIN')
    } catch {
      return false
    }
    await this.#undo()
    return true
  }

  // When SQLite has rolled back by itself there is nothing to undo. If it failed otherwise, the next BEGIN says so.
  async #undo(): Promise<void> {
    await this.connection.script('ROLLBACK').catch(() => undefined)
  }
}
