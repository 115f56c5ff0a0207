import { compose } from './fragment.js'
import { PrismaClient } from './generated/client.js'
import { fromJson, together, type Lists, type RowsOf } from './lists.js'
import { momentOn, type Moment } from './moment.js'
import { Sqlite3AdapterFactory, type AdapterOptions, type Sqlite3Adapter } from './sqlite/adapter.js'

/** The database, as Prisma's client. Only `src/db` looks inside. */
export type Db = PrismaClient

export type DatabaseOptions = Omit<AdapterOptions, 'file'>

// Bursts of writers take turns: Prisma's own 2 s to begin and 5 s to finish are too short for the last of them.
const TRANSACTIONS = { maxWait: 20_000, timeout: 20_000 }

// Which connections belong to a client. Prisma's client is not a class that could carry them.
const factories = new WeakMap<Db, Sqlite3AdapterFactory>()

/**
 * Opens a migrated database (see `migrateAtStart`). Prisma itself, half a second of work, is loaded when its client
 * is first used; {@link snapshot} does without it.
 *
 * @param file  a path; its folder must exist
 * @throws when it cannot be opened or is not a database; `isDatabaseUnavailable` knows these errors
 */
export async function openDatabase(file: string, options: DatabaseOptions = {}): Promise<Db> {
  const factory = new Sqlite3AdapterFactory({ ...options, file })
  await factory.connect()
  const db: Db = new PrismaClient({ adapter: factory, transactionOptions: TRANSACTIONS })
  factories.set(db, factory)
  return db
}

/** Lets everything that was asked for finish, then closes the database. */
export async function closeDatabase(db: Db): Promise<void> {
  await db.$disconnect()
  await factories.get(db)?.connected.dispose()
}

/**
 * Reads what belongs together from one moment: never half of somebody's change. It does not wait for writers.
 * For a page: two plain reads, or one with `include`, can fall before and after a change.
 *
 * @param read  awaits all its reads and nothing slow: it holds one of the two reading connections
 * @returns what `read` returns
 * @throws what `read` throws; DatabaseBusy when no connection becomes free in time
 */
export async function snapshot<T>(db: Db, read: (moment: Moment) => Promise<T>): Promise<T> {
  return readersOf(db).use((reader) => momentOn(reader, read))
}

/** Reads several lists with one statement: that alone is one moment. Otherwise as {@link snapshot}. */
export async function readLists<L extends Lists>(db: Db, lists: L): Promise<RowsOf<L>> {
  const { statement, values } = compose(together(lists))
  const [row] = await readersOf(db).use((reader) => reader.all(statement, values))
  return fromJson(lists, row ?? {})
}

function readersOf(db: Db): Sqlite3Adapter['readers'] {
  const factory = factories.get(db)
  if (!factory) throw new TypeError('This database was not opened by openDatabase')
  return factory.connected.readers
}
