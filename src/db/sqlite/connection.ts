import sqlite3 from 'sqlite3'
import { ConnectionClosed } from './errors.js'
import { KeptStatement } from './statement.js'
import type { Row, Value } from './values.js'

export interface ConnectionOptions {
  /** How long to wait for a lock that another process holds, in milliseconds; 5,000 when not given. */
  readonly busyTimeout?: number | undefined
  /** How many statements stay prepared, the last used ones; 200 when not given, 0 for none. */
  readonly keep?: number | undefined
  /** Opens a file that is there, and never writes to it. */
  readonly readOnly?: boolean | undefined
  /** SQL to run once, right after opening. */
  readonly setup?: string | undefined
  /** Told of every statement (a script counts as one) when it has ended, well or not. */
  readonly onStatement?: OnStatement | undefined
}

/** @param milliseconds  from the start of the statement to its end, without the wait for its turn */
export type OnStatement = (sql: string, milliseconds: number) => void

// Not PRAGMAs (some act while they are being prepared) and not statements that run once.
const WORTH_KEEPING = /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE|REPLACE)\b/i
const RETURNING = /\bRETURNING\b/i
const PARAMETER = /[?:@$]/

/**
 * One connection: `sqlite3`'s callbacks as promises, and its statements kept.
 *
 * It runs one call at a time, in the order they were made. Calls at once would gain nothing (SQLite has one
 * mutex per connection), would each hold one of libuv's four threads, and would leave a failed statement
 * no moment to be finalized before the next one starts.
 *
 * SQLite takes a misspelt column in double quotes for a string ("DQS"). It is compiled into this driver that
 * way, and the driver has no access to sqlite3_db_config, which could turn it off: qualify the column
 * (`claim."nubmer"` is refused) or leave the quotes out.
 */
export class Connection {
  /** In milliseconds. */
  readonly busyTimeout: number
  readonly #database: sqlite3.Database
  readonly #keep: number
  readonly #onStatement: OnStatement | undefined
  readonly #kept = new Map<string, KeptStatement>() // the least recently used first
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  private constructor(database: sqlite3.Database, options: ConnectionOptions) {
    this.#database = database
    this.busyTimeout = options.busyTimeout ?? 5000
    this.#keep = options.keep ?? 200
    this.#onStatement = options.onStatement
  }

  /**
   * Opens a file, which is made when it is not there, or `:memory:`.
   *
   * @throws `sqlite3`'s error when it cannot be opened (its folder must exist) or the setup fails
   */
  static async open(file: string, options: ConnectionOptions = {}): Promise<Connection> {
    const { readOnly = false } = options
    const mode = readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opening = new sqlite3.Database(file, mode, (error) => {
        if (error) reject(error)
        else resolve(opening)
      })
    })
    const connection = new Connection(database, options)
    database.configure('busyTimeout', connection.busyTimeout)
    try {
      if (options.setup !== undefined) await connection.script(options.setup)
    } catch (error) {
      await connection.close()
      throw error
    }
    return connection
  }

  /** The rows of one statement. Throws what SQLite reports, or {@link ConnectionClosed}. */
  async all(sql: string, args: readonly Value[] = []): Promise<Row[]> {
    return this.#inTurn(sql, () => {
      if (this.#worthKeeping(sql, args)) {
        return this.#useKept<Row[]>(sql, (statement, done) => statement.all<Row>(args, done))
      }
      return new Promise<Row[]>((resolve, reject) => {
        this.#database.all<Row>(sql, args, (error, rows) => {
          if (error) reject(error)
          else resolve(rows)
        })
      })
    })
  }

  /** Runs one statement and returns how many rows it changed. Throws as {@link all} does. */
  async run(sql: string, args: readonly Value[] = []): Promise<number> {
    // `run` takes one step only. Of a kept statement that returns rows it would leave the rest, and the
    // commit, undone.
    if (RETURNING.test(sql)) return (await this.all(sql, args)).length
    return this.#inTurn(sql, () => {
      if (this.#worthKeeping(sql, args)) {
        return this.#useKept<number>(sql, (statement, done) => {
          statement.run(args, function (error) {
            done(error, this.changes)
          })
        })
      }
      return new Promise<number>((resolve, reject) => {
        this.#database.run(sql, args, function (error) {
          if (error) reject(error)
          else resolve(this.changes)
        })
      })
    })
  }

  /** Runs any number of statements, without parameters. Stops at the first that fails. */
  async script(sql: string): Promise<void> {
    return this.#inTurn(sql, () => {
      return new Promise<void>((resolve, reject) => {
        this.#database.exec(sql, (error) => {
          if (error) reject(error)
          else resolve()
        })
      })
    })
  }

  /** Lets the calls already made finish, then closes. Closing twice does nothing. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#last
    // `sqlite3` refuses to close while a statement is not finalized.
    await Promise.all([...this.#kept.values()].map((statement) => statement.finalize()))
    await new Promise<void>((resolve, reject) => {
      this.#database.close((error) => {
        if (error) reject(error)
        else resolve()
      })
    })
  }

  async #inTurn<T>(sql: string, work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new ConnectionClosed()
    const result = this.#last.then(() => this.#observed(sql, work))
    this.#last = result.catch(() => undefined)
    return result
  }

  async #observed<T>(sql: string, work: () => Promise<T>): Promise<T> {
    if (!this.#onStatement) return work()
    const start = performance.now()
    try {
      return await work()
    } finally {
      this.#onStatement(sql, performance.now() - start)
    }
  }

  /** A call without arguments gets those of the call before, another request's: such statements are not kept. */
  #worthKeeping(sql: string, args: readonly Value[]): boolean {
    return this.#keep > 0 && WORTH_KEEPING.test(sql) && (args.length > 0 || !PARAMETER.test(sql))
  }

  async #useKept<T>(sql: string, start: Parameters<typeof KeptStatement.prototype.use<T>>[0]): Promise<T> {
    const statement = this.#kept.get(sql) ?? (await this.#newStatement(sql))
    this.#kept.delete(sql)
    this.#kept.set(sql, statement)
    try {
      return await statement.use<T>(start)
    } catch (error) {
      this.#kept.delete(sql)
      await statement.finalize()
      throw error
    }
  }

  async #newStatement(sql: string): Promise<KeptStatement> {
    const oldest = this.#kept.keys().next()
    if (this.#kept.size >= this.#keep && oldest.done !== true) {
      const statement = this.#kept.get(oldest.value)
      this.#kept.delete(oldest.value)
      await statement?.finalize()
    }
    return new KeptStatement(this.#database, sql)
  }
}
