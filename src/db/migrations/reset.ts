import { Connection } from '../sqlite/connection.js'

// Virtual tables first: theirs is the only way to drop the tables they keep their content in.
const ORDER = ["sql LIKE 'CREATE VIRTUAL%'", "type = 'trigger'", "type = 'view'", "type = 'table'"]

/** Drops everything in a database, for `prisma migrate reset`; other processes can keep the file open. */
export async function dropEverything(file: string): Promise<void> {
  const setup = 'PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;'
  const connection = await Connection.open(file, { setup, keep: 0 })
  try {
    for (const condition of ORDER) {
      const query = `SELECT type, name FROM sqlite_schema WHERE ${condition} AND name NOT LIKE 'sqlite_%'`
      for (const { type, name } of await connection.all(query)) {
        await connection.script(`DROP ${String(type)} "${String(name)}"`)
      }
    }
    await connection.script('COMMIT')
  } finally {
    await connection.close()
  }
}
