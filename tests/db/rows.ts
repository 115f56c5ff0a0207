import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, test as base } from 'vitest'
import { readInvariants, type Invariants } from '../../src/db/migrations/invariants.js'
import { Connection } from '../../src/db/sqlite/connection.js'
import type { Row, Value } from '../../src/db/sqlite/values.js'
import { projectRoot } from '../../src/project-root.js'

/** A word of a column's enum is good for it; `field` is the name of the column. */
interface EnumColumn {
  readonly table: string
  readonly field: string
  readonly name: string
}

export interface PrismaSchema {
  readonly enums: ReadonlyMap<string, readonly string[]>
  readonly enumColumns: readonly EnumColumn[]
}

/** Reads off prisma/schema.prisma which enums there are, and which columns are of one. */
export async function readPrismaSchema(): Promise<PrismaSchema> {
  const text = (await readFile(join(projectRoot(), 'prisma/schema.prisma'), 'utf8')).replaceAll(/\/\/.*/g, '')
  const blocks = (kind: string) => [...text.matchAll(new RegExp(`^${kind} (\\w+) \\{([^]*?)^\\}`, 'gm'))]
  const enums = new Map(blocks('enum').map(([, name = '', body = '']) => [name, body.trim().split(/\s+/)]))
  const enumColumns = blocks('model').flatMap(([, table = '', body = '']) =>
    [...body.matchAll(/^ *(\w+) +(\w+)/gm)].flatMap(([, field = '', name = '']) =>
      enums.has(name) ? [{ table, field, name }] : [],
    ),
  )
  return { enums, enumColumns }
}

export const readOurInvariants = (): Promise<Invariants> =>
  readInvariants(join(projectRoot(), 'prisma/invariants.sql'))

/** Some rows for a table: `insert` fills what must be there and is not given. Foreign keys are not looked at. */
export interface Rows {
  readonly connection: Connection
  insert(table: string, given?: Readonly<Record<string, Value>>): Promise<number>
}

/** A test on an empty database file, without the program: what the file itself refuses. */
export const test = base.extend<{ rows: Rows }>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  rows: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tickmark-rows-'))
    const file = join(folder, 'tickmark.db')
    copyFileSync(inject('emptyDatabase'), file)
    const connection = await Connection.open(file, { setup: 'PRAGMA foreign_keys = OFF' })
    await use(rowsOn(connection, await readPrismaSchema()))
    await connection.close()
    rmSync(folder, { recursive: true })
  },
})

// Where a column that must be there cannot hold just anything.
const GOOD: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  Sentence: { end: 5 },
  Placement: { start: 0, end: 5 },
  WaiverPlacement: { start: 0, end: 5 },
  Evidence: { stance: 'context' },
  Approval: { byId: 2 },
  Derivation: { fromId: 2 },
  Independence: { aId: 1 },
  SharedOrigin: { aId: 1 },
  ExcerptFinding: { start: 0, end: 5 },
  Dismissal: { oneId: 1, otherId: 2 },
}

function rowsOn(connection: Connection, { enums, enumColumns }: PrismaSchema): Rows {
  let count = 1_000
  const word = (table: string, field: string) => {
    const column = enumColumns.find((each) => each.table === table && each.field === field)
    return column && (enums.get(column.name)?.[0] ?? null)
  }
  const someValue = (field: string, type: Value | undefined): Value => {
    if (type === 'DATETIME') return '2024-05-30T08:00:00.000+00:00'
    if (type === 'TEXT') return `text ${count}`
    return /^id$|Id$/.test(field) ? count : 1
  }
  return {
    connection,
    insert: async (table, given = {}) => {
      count += 1
      const columns = await connection.all(`PRAGMA table_info("${table}")`)
      const needed = columns.filter((column) => column['notnull'] === 1 && column['dflt_value'] === null)
      const filled = needed.map(({ name, type }: Row): [string, Value] => {
        const field = String(name)
        return [field, word(table, field) ?? someValue(field, type)]
      })
      const row = { ...Object.fromEntries(filled), ...GOOD[table], ...given }
      const names = Object.keys(row).map((name) => `"${name}"`)
      const places = names.map(() => '?')
      const sql = `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places.join(', ')}) RETURNING "id"`
      const [made] = await connection.all(sql, Object.values(row))
      return Number(made?.['id'])
    },
  }
}

/** What SQLite says when it refuses; `null` when it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}
