import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils'

const SQLITE_BUSY = 5

/**
 * The database could not be had in time: another process keeps it locked, or too much waits in this one.
 * Nothing was changed; trying again later can work.
 *
 * It is one of Prisma's own errors, because Prisma passes those on (in `meta`) and hides others.
 * Recognise it with {@link isDatabaseBusy}.
 */
export class DatabaseBusy extends DriverAdapterError {
  constructor(message: string) {
    const code = { originalCode: 'SQLITE_BUSY', originalMessage: message }
    super({ kind: 'sqlite', extendedCode: SQLITE_BUSY, message, ...code })
  }
}

/** The connection was closed, by `$disconnect`, before the call was made. */
export class ConnectionClosed extends Error {
  override name = 'ConnectionClosed'

  constructor() {
    super('The database connection is closed.')
  }
}

const UNAVAILABLE = new Set([
  'SQLITE_BUSY',
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
])

/** Whether an error, from Prisma or from a snapshot, means that the database could not be had in time. */
export function isDatabaseBusy(error: unknown): boolean {
  return sqliteCode(error) === 'SQLITE_BUSY'
}

/**
 * Whether an error means that the database cannot serve at the moment, through no fault of the request:
 * busy, disk full, not writable, not readable, damaged.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && UNAVAILABLE.has(code)
}

/**
 * SQLite's name for what went wrong (`SQLITE_BUSY`), found in the error itself or in what it wraps: Prisma
 * puts the driver's error in `meta.driverAdapterError`, and that one puts SQLite's code in `cause`.
 *
 * @returns `null` when SQLite has nothing to do with it
 */
export function sqliteCode(error: unknown): string | null {
  // Two wrappers are what Prisma makes; the limit is for an error that is its own cause.
  let layer: unknown = error
  for (let depth = 0; depth < 10 && typeof layer === 'object' && layer !== null; depth++) {
    const { code, originalCode, cause, meta } = layer as Layer
    const found = [code, originalCode].find((each) => typeof each === 'string' && each.startsWith('SQLITE_'))
    if (typeof found === 'string') return found
    layer = meta?.driverAdapterError ?? cause
  }
  return null
}

interface Layer {
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly cause?: unknown
  readonly meta?: { readonly driverAdapterError?: unknown } | null
}

/** What `sqlite3` reports: `code` is SQLite's name for it, `errno` its number. */
type SqliteError = Error & { readonly code: string; readonly errno?: number }

/** The error for Prisma: SQLite's in the shape Prisma knows, any other as it is. */
export function toPrismaError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DriverAdapterError) return error
  const code = sqliteCode(error)
  if (code === null) return error
  if (code === 'SQLITE_BUSY') return new DatabaseBusy('another process keeps the database locked')
  const mapped = describe(error as SqliteError)
  return new DriverAdapterError({ ...mapped, originalCode: code, originalMessage: error.message })
}

function describe(error: SqliteError): MappedError {
  const { message } = error
  if (message.includes('UNIQUE constraint failed'))
    return { kind: 'UniqueConstraintViolation', ...columns(message) }
  // What the triggers of prisma/invariants.sql say before SQLite itself comes to it.
  if (message.includes('is never replaced: its key is taken')) return { kind: 'UniqueConstraintViolation' }
  if (message.includes('NOT NULL constraint failed'))
    return { kind: 'NullConstraintViolation', ...columns(message) }
  if (message.includes('FOREIGN KEY constraint failed')) {
    return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } }
  }
  const table = /no such table: (\S+)/.exec(message)?.[1]
  if (table !== undefined) return { kind: 'TableDoesNotExist', table }
  const column = /no such column: (\S+)/.exec(message)?.[1]
  if (column !== undefined) return { kind: 'ColumnNotFound', column }
  return { kind: 'sqlite', extendedCode: error.errno ?? 1, message }
}

/** `… failed: Claim.articleId, Claim.number`, or, for an index over expressions, `… failed: index 'name'`. */
function columns(message: string): { constraint?: { fields: string[] } | { index: string }; table?: string } {
  const named = message.split('constraint failed: ')[1]
  if (named === undefined) return {}
  const index = /^index '(.+)'$/.exec(named)?.[1]
  if (index !== undefined) return { constraint: { index } }
  const [table = ''] = named.split('.')
  return {
    constraint: { fields: named.split(', ').map((column) => column.slice(column.lastIndexOf('.') + 1)) },
    table,
  }
}
