import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { Connection, type OnStatement } from './connection.js'
import { ConnectionClosed, isDatabaseBusy } from './errors.js'
import { OpenTransaction, Queryable } from './transaction.js'
import { Turnstile } from './turnstile.js'
import { openWithLog } from './wal.js'

export interface AdapterOptions {
  /** A path, or `:memory:`, which needs `readers: 0`. */
  readonly file: string
  /** Connections that only read; 2 when not given. 0: everything runs on the one that writes. */
  readonly readers?: number | undefined
  /** How long to wait for a lock that another process holds, in milliseconds; 5,000 when not given. */
  readonly busyTimeout?: number | undefined
  /**
   * How long a call waits for its turn in this process, in milliseconds; 15,000 when not given. Less than
   * Prisma's `maxWait`, or else that comes first with an error that does not say why.
   */
  readonly patience?: number | undefined
  /** Statements to keep prepared per connection; 200 when not given. */
  readonly keep?: number | undefined
  readonly onStatement?: OnStatement | undefined
}

// FULL: an acknowledged write is on the disk, not only in the operating system's cache.
const SETUP = 'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;'

const SELECTS = /^\s*SELECT\b/i
const WITH = /^\s*WITH\b/i
const WRITES = /\b(INSERT|UPDATE|DELETE|REPLACE)\b/i

/**
 * SQLite for Prisma: one connection writes, a few read.
 *
 * A read outside a transaction sees committed data only and never waits for a writer. Writes and transactions
 * take turns. SQLite works on libuv's threads, so a slow query does not hold up the event loop; a connection
 * runs one call at a time, so at most `readers + 1` of the four threads are taken.
 */
export class Sqlite3Adapter implements SqlDriverAdapter {
  readonly provider = 'sqlite'
  readonly adapterName = 'sqlite3'
  /** The connections that only read, for whoever needs several reads of one moment. */
  readonly readers: Turnstile<Connection>
  readonly #writer: Turnstile<Connection>
  #disposed = false

  private constructor(writer: Connection, readers: readonly Connection[], patience: number) {
    this.#writer = new Turnstile([writer], patience)
    this.readers = new Turnstile(readers, patience)
  }

  /** @throws `sqlite3`'s error when the file cannot be opened or is not a database */
  static async open(options: AdapterOptions): Promise<Sqlite3Adapter> {
    const { file, readers = 2, patience = 15_000 } = options
    const writer = await openWithLog(file, { ...options, setup: SETUP })
    const readOnly = { ...options, setup: `${SETUP} PRAGMA query_only = ON;` }
    const opened: Connection[] = []
    try {
      while (opened.length < readers) opened.push(await Connection.open(file, readOnly))
    } catch (error) {
      await closeAll([writer, ...opened])
      throw error
    }
    return new Sqlite3Adapter(writer, opened, patience)
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    const readsOnly = SELECTS.test(query.sql) || (WITH.test(query.sql) && !WRITES.test(query.sql))
    if (readsOnly && this.readers.size > 0) {
      return this.readers.use((reader) => new Queryable(reader).queryRaw(query))
    }
    return this.#write((writer) => writer.queryRaw(query))
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return this.#write((writer) => writer.executeRaw(query))
  }

  async executeScript(script: string): Promise<void> {
    return this.#write((writer) => writer.executeScript(script))
  }

  async startTransaction(isolation?: IsolationLevel): Promise<Transaction> {
    if (isolation !== undefined && isolation !== 'SERIALIZABLE') {
      throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level: isolation })
    }
    const { held, leave } = await this.#writer.enter()
    try {
      return await OpenTransaction.begin(held, leave)
    } catch (error) {
      this.#sendAwayIfBusy(error)
      leave()
      throw error
    }
  }

  /** Whether {@link dispose} was called. */
  get disposed(): boolean {
    return this.#disposed
  }

  /** Lets everything that was asked for finish, then closes all connections. */
  async dispose(): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    const connections = await Promise.all([this.#writer.close(), this.readers.close()])
    await closeAll(connections.flat())
  }

  async #write<T>(work: (writer: Queryable) => Promise<T>): Promise<T> {
    return this.#writer.use(async (writer) => {
      try {
        return await work(new Queryable(writer))
      } catch (error) {
        this.#sendAwayIfBusy(error)
        throw error
      }
    })
  }

  // Those who wait would each try for another busy timeout, one after the other, while their clients hang.
  #sendAwayIfBusy(error: unknown): void {
    if (isDatabaseBusy(error)) this.#writer.refuseWaiting('another process keeps the database locked')
  }
}

async function closeAll(connections: readonly Connection[]): Promise<void> {
  await Promise.all(connections.map((connection) => connection.close()))
}

/** What a Prisma client is given. It connects again when it is used after `$disconnect`. */
export class Sqlite3AdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite'
  readonly adapterName = 'sqlite3'
  readonly #options: AdapterOptions
  #opened: Sqlite3Adapter | undefined

  constructor(options: AdapterOptions) {
    this.#options = options
  }

  /** The connections, opened now unless they are. Prisma asks when its client is first used. */
  async connect(): Promise<Sqlite3Adapter> {
    if (!this.#opened || this.#opened.disposed) this.#opened = await Sqlite3Adapter.open(this.#options)
    return this.#opened
  }

  /** Prisma compares schemas in a database of its own. */
  async connectToShadowDb(): Promise<Sqlite3Adapter> {
    return Sqlite3Adapter.open({ ...this.#options, file: ':memory:', readers: 0 })
  }

  /** @throws {ConnectionClosed} before the first {@link connect} */
  get connected(): Sqlite3Adapter {
    if (!this.#opened) throw new ConnectionClosed()
    return this.#opened
  }
}
