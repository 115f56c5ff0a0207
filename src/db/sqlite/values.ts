import { ColumnTypeEnum, type ColumnType } from '@prisma/driver-adapter-utils'

/** What SQLite stores and `sqlite3` hands back. An integer above 2^53 has lost digits on its way here. */
export type Value = string | number | Uint8Array | null

/** One row by column name. Columns of the same name collapse into one: name them apart with AS. */
export type Row = Record<string, Value>

/**
 * A time as it is stored: text in ISO 8601, UTC, milliseconds, `2026-11-24T08:00:00.000+00:00`.
 * Text of this form sorts by time; Prisma writes and reads the same form.
 *
 * @throws {RangeError} for an invalid date
 */
export function storedTime(time: Date): string {
  return time.toISOString().replace('Z', '+00:00')
}

/**
 * What to bind for a value that Prisma or a caller passes.
 *
 * @param value       string, number, bigint, boolean, Date, bytes, null or undefined (stored as null)
 * @param scalarType  Prisma's name for the type, where it tells; it sends dates and bytes as text
 * @throws {RangeError} for an integer that a JavaScript number cannot hold exactly, and for an invalid date
 */
export function toSqlite(value: unknown, scalarType?: string): Value {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint' || scalarType === 'bigint') return exactInteger(value)
  if (value instanceof Date) return storedTime(value)
  if (value instanceof Uint8Array) return bytes(value)
  if (typeof value === 'string') return fromText(value, scalarType)
  if (typeof value === 'number') return scalarType === 'datetime' ? storedTime(new Date(value)) : value
  throw new TypeError(`a ${typeof value} cannot be stored in SQLite`)
}

function fromText(value: string, scalarType: string | undefined): Value {
  switch (scalarType) {
    case 'datetime':
      return storedTime(new Date(value))
    case 'bytes':
      return Buffer.from(value, 'base64')
    case 'int':
    case 'float':
    case 'decimal':
      return Number(value)
    default:
      return value
  }
}

// `sqlite3` binds a number that does not fit 32 bits as REAL. A column declared INTEGER turns it back into
// an integer, exactly up to 2^53; beyond that digits would go missing without a word.
function exactInteger(value: unknown): number {
  const number = Number(value)
  if (Number.isSafeInteger(number)) return number
  throw new RangeError(`${String(value)} is more than this database driver can hold (2^53 - 1)`)
}

// `sqlite3` takes a Buffer for a BLOB and turns any other byte array into the text "1,2,3".
function bytes(value: Uint8Array): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}

/**
 * The type of a result column for Prisma, told by its first value that is not null: `sqlite3` does not pass
 * on what the column was declared as. Prisma itself turns text into dates and 0/1 into booleans for models,
 * but not for raw SQL.
 */
export function columnType(rows: readonly Row[], name: string): ColumnType {
  const value = rows.find((row) => row[name] !== null)?.[name]
  if (typeof value === 'string') return ColumnTypeEnum.Text
  if (typeof value === 'number') return ColumnTypeEnum.UnknownNumber
  return value ? ColumnTypeEnum.Bytes : ColumnTypeEnum.Int32
}
