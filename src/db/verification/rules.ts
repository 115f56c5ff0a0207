import { join } from 'node:path'
import { readMigrations } from '../migrations/history.js'
import {
  missingChecks,
  outOfPlace,
  readInvariants,
  readSchema,
  type Schema,
} from '../migrations/invariants.js'
import { normalised } from '../migrations/sql-text.js'
import { Connection } from '../sqlite/connection.js'
import { RecordFault } from './fault.js'

/**
 * Checks that every rule of `prisma/invariants.sql` is in place with no trigger besides, and every index of the
 * migrations.
 *
 * @throws {RecordFault}
 */
export async function checkRules(connection: Connection, root: string): Promise<void> {
  const invariants = await readInvariants(join(root, 'prisma/invariants.sql'))
  const schema = await readSchema(connection)
  const [missing] = outOfPlace(invariants, schema)
  if (missing)
    throw new RecordFault(
      `The ${missing.type} ${missing.name} is missing or was changed: see prisma/invariants.sql.`,
    )
  const [check] = missingChecks(invariants.checks, schema)
  if (check) throw new RecordFault(`The table ${check.table} has lost its CHECK (${check.expression}).`)
  const ours = new Set(invariants.objects.map(({ name }) => name))
  const strange = schema.objects.find(({ type, name }) => type !== 'index' && !ours.has(name))
  if (strange) throw new RecordFault(`The ${strange.type} ${strange.name} is not one of the program’s.`)

  const stored = indexesOf(schema)
  for (const [name, sql] of indexesOf(await freshSchema(root)))
    if (stored.get(name) !== sql)
      throw new RecordFault(`The index ${name} is missing or was changed: see prisma/migrations.`)
}

/** What a database of this version has when nothing has been recorded: the migrations, run in memory. */
async function freshSchema(root: string): Promise<Schema> {
  const memory = await Connection.open(':memory:')
  try {
    for (const { sql } of await readMigrations(join(root, 'prisma/migrations'))) await memory.script(sql)
    return await readSchema(memory)
  } finally {
    await memory.close()
  }
}

/** The statement of each index, by its name. */
const indexesOf = ({ objects }: Schema): ReadonlyMap<string, string> =>
  new Map(objects.filter(({ type }) => type === 'index').map(({ name, sql }) => [name, normalised(sql)]))
