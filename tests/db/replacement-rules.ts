import type { Connection } from '../../src/db/sqlite/connection.js'
import type { Row } from '../../src/db/sqlite/values.js'

/** The triggers that keep the rows of a table from being replaced, as prisma/invariants.sql has them. */
export interface ReplacementRules {
  /** Refuses an insert with a key that a row has: INSERT OR REPLACE would delete that row, and no DELETE trigger is asked. */
  readonly insert: string
  /** The same for UPDATE OR REPLACE; `null` where a row is never updated. */
  readonly update: string | null
}

/**
 * Writes the rules of a table from its unique keys, which are what REPLACE acts on.
 *
 * @param onlyAdded  whether a trigger refuses every update
 */
export async function replacementRules(
  connection: Connection,
  table: string,
  onlyAdded: boolean,
): Promise<ReplacementRules> {
  const keys = await uniqueKeys(connection, table)
  const taken = keys
    .map(({ columns, where }) =>
      [...columns.map((name) => `"${name}" = new."${name}"`), ...where].join(' AND '),
    )
    .map((match) => (match.includes(' AND ') ? `(${match})` : match))
    .join(' OR ')
  const insert = `CREATE TRIGGER "${table}_no_replace" BEFORE INSERT ON "${table}"
WHEN EXISTS (SELECT 1 FROM "${table}" WHERE ${taken})
BEGIN SELECT RAISE(ABORT, '${table} is never replaced: its key is taken'); END;`
  if (onlyAdded) return { insert, update: null }
  const columns = [...new Set(keys.flatMap((key) => [...key.columns, ...key.conditions]))]
  const update = `CREATE TRIGGER "${table}_no_replacing_update" BEFORE UPDATE OF ${columns.map((name) => `"${name}"`).join(', ')} ON "${table}"
WHEN EXISTS (SELECT 1 FROM "${table}" WHERE "id" <> old."id" AND (${taken}))
BEGIN SELECT RAISE(ABORT, '${table} is never replaced: its key is taken'); END;`
  return { insert, update }
}

interface UniqueKey {
  readonly columns: readonly string[]
  /** What both rows must be for a partial index to see them. */
  readonly where: readonly string[]
  readonly conditions: readonly string[]
}

async function uniqueKeys(connection: Connection, table: string): Promise<readonly UniqueKey[]> {
  const indexes = await connection.all(
    `SELECT l.name, l.partial, s.sql FROM pragma_index_list('${table}') l LEFT JOIN sqlite_schema s ON s.name = l.name
     WHERE l."unique" ORDER BY l.name = '${table}_uid_key' DESC, l.name`,
  )
  const found: UniqueKey[] = [{ columns: ['id'], where: [], conditions: [] }]
  for (const index of indexes) found.push(await keyOf(connection, index))
  // A foreign key needs (id, …) to be unique; with `id` it is anyway.
  return found.filter(({ columns }, nth) => nth === 0 || !columns.includes('id'))
}

async function keyOf(connection: Connection, index: Row): Promise<UniqueKey> {
  const rows = await connection.all(`SELECT name FROM pragma_index_info('${String(index['name'])}')`)
  const columns = rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
  if (index['partial'] !== 1) return { columns, where: [], conditions: [] }
  const condition = / WHERE "(\w+)" IS NULL$/.exec(String(index['sql']))?.[1]
  if (condition === undefined) throw new Error(`Say how REPLACE acts on ${String(index['name'])}`)
  return {
    columns,
    where: [`"${condition}" IS NULL AND new."${condition}" IS NULL`],
    conditions: [condition],
  }
}
