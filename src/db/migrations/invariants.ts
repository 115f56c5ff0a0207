import { readFile } from 'node:fs/promises'
import type { Connection } from '../sqlite/connection.js'
import { isDatabaseUnavailable } from '../sqlite/errors.js'
import { MigrationError, reasonOf } from './migration-error.js'
import { checksIn, normalised, statements, unquoted } from './sql-text.js'

/**
 * The rules of the store that Prisma does not know: triggers, partial indexes and views, which are put back
 * whenever they are missing, and CHECKs, which only a table's own migration can put back.
 */
export interface Invariants {
  readonly script: string
  readonly objects: readonly SchemaObject[]
  readonly checks: readonly Check[]
}

export interface SchemaObject {
  readonly type: string
  readonly name: string
  /** Its normalised statement, in the form in which SQLite keeps it. */
  readonly text: string
}

export interface Check {
  readonly table: string
  /** What stands between the brackets. Two are the same when they differ in white space only. */
  readonly expression: string
}

const CHECK_LINE = /^-- CHECK "([^"]+)": (.+)$/gm
const CREATED = /^CREATE (?:(?:UNIQUE )?INDEX|TRIGGER|VIEW) /i

/** @throws {MigrationError} when the file cannot be read */
export async function readInvariants(file: string): Promise<Invariants> {
  const script = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new MigrationError(`The program's own file ${file} cannot be read: ${reasonOf(error)}.`)
  })
  return { script, objects: statements(script).flatMap(created), checks: checkLines(script, CHECK_LINE) }
}

function created(statement: readonly string[]): SchemaObject[] {
  const text = kept(statement)
  if (!CREATED.test(text)) return []
  const [, first = '', second = '', third = ''] = text.split(' ')
  return first === 'UNIQUE'
    ? [{ type: second.toLowerCase(), name: unquoted(third), text }]
    : [{ type: first.toLowerCase(), name: unquoted(second), text }]
}

/** SQLite writes the first words itself, in capitals and without IF NOT EXISTS. */
function kept(statement: readonly string[]): string {
  return statement
    .join(' ')
    .replace(/^CREATE (?:UNIQUE )?\w+/i, (head) => head.toUpperCase())
    .replace(/^(CREATE (?:UNIQUE )?\w+) IF NOT EXISTS /i, '$1 ')
}

/** The CHECKs that lines of the form `-- CHECK "Table": expression` name. */
export function checkLines(script: string, line: RegExp): Check[] {
  return [...script.matchAll(line)].map(([, table = '', expression = '']) => ({
    table,
    expression: expression.trim(),
  }))
}

/** What a database has, as SQLite wrote it down. */
export interface Schema {
  /** The SQL of each table by its name. */
  readonly tables: ReadonlyMap<string, string>
  /** Triggers, indexes and views, with the table they belong to. */
  readonly objects: readonly SchemaRow[]
}

interface SchemaRow {
  readonly type: string
  readonly name: string
  readonly table: string
  readonly sql: string
}

export async function readSchema(connection: Connection): Promise<Schema> {
  const query = 'SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema WHERE sql IS NOT NULL'
  const rows = (await connection.all(query)) as unknown as SchemaRow[]
  const tables = rows.filter((row) => row.type === 'table')
  return {
    tables: new Map(tables.map((row) => [row.name, row.sql])),
    objects: rows.filter((row) => row.type !== 'table'),
  }
}

/** The triggers, indexes and views that are missing or read differently. */
export function outOfPlace(invariants: Invariants, schema: Schema): SchemaObject[] {
  const present = new Map(schema.objects.map(({ type, name, sql }) => [`${type} ${name}`, sql]))
  return invariants.objects.filter(
    ({ type, name, text }) => normalised(present.get(`${type} ${name}`) ?? '') !== text,
  )
}

/** The CHECKs that a table should have and has not. */
export function missingChecks(wanted: readonly Check[], schema: Schema): Check[] {
  return wanted.filter(({ table, expression }) => {
    const sql = schema.tables.get(table) ?? ''
    // The first way finds nearly all, and this is asked at every start.
    return !sql.includes(`CHECK (${expression})`) && !checksIn(sql).includes(normalised(expression))
  })
}

/**
 * Puts the triggers, indexes and views back. To be called inside a transaction.
 *
 * @throws {MigrationError} when SQLite refuses them, or when they do not come out as they are written
 */
export async function putBack(connection: Connection, invariants: Invariants): Promise<void> {
  try {
    // IF NOT EXISTS would keep one that was written differently before.
    for (const { type, name } of outOfPlace(invariants, await readSchema(connection))) {
      await connection.script(`DROP ${type} IF EXISTS "${name}"`)
    }
    await connection.script(invariants.script)
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error // it is not the script's fault
    throw new MigrationError(`prisma/invariants.sql failed: ${reasonOf(error)}.`, { cause: error })
  }
  const [still] = outOfPlace(invariants, await readSchema(connection))
  if (still)
    throw new MigrationError(`prisma/invariants.sql does not make the ${still.type} "${still.name}".`)
}
