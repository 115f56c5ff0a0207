import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { Sqlite3AdapterFactory } from '../sqlite/adapter.js'

/**
 * Prisma's schema engine: 5 MB of WebAssembly, to be loaded only when there is work for it.
 *
 * @param datamodels  pairs of path and text of the schema files; migrations do not need them
 */
export async function loadSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodels?: [string, string][],
): Promise<SchemaEngine> {
  const { SchemaEngine: Engine } = await (loading ??= load())
  return Engine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory))
}

// The engine's glue is global to the process: instantiating it twice breaks the first.
let loading: ReturnType<typeof load> | undefined

interface Glue {
  __wbg_set_wasm(exports: Exports): void
}

type Exports = Readonly<Record<string, unknown>>

// Node has it; the types that go with its version do not.
interface Wasm {
  instantiate(
    binary: Uint8Array,
    imports: Readonly<Record<string, unknown>>,
  ): Promise<{ instance: { exports: Exports } }>
}

async function load() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const binary = await readFile(entry.replace(/\.js$/, '_bg.wasm'))
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm }
  const { instance } = await wasm.instantiate(binary, { './schema_engine_bg.js': bindings })
  const glue = bindings as unknown as Glue
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
  explainPanics()
  return bindings
}

// Without this registry a panic in the engine ends the process with a TypeError that says nothing.
function explainPanics(): void {
  const registry = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message: (message: string) => void } }
  registry.PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message) => {
      process.stderr.write(`schema engine: ${message}\n`)
    },
  }
}

/** What the engine connects with when the Prisma command line drives it. */
export function engineFactory(file: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new Sqlite3AdapterFactory({ file, readers: 0, keep: 0 })
  return {
    provider: 'sqlite',
    adapterName: 'sqlite3',
    connect: async () => forEngine(await factory.connect()),
    connectToShadowDb: async () => forEngine(await factory.connectToShadowDb()),
  }
}

/**
 * Bridges what the engine asks and what an adapter does. It sends whole scripts to `executeRaw`, takes a missing
 * history for an empty one, and reads times by the declared type of a column, which `sqlite3` does not tell.
 */
export function forEngine(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    executeScript: (script) => adapter.executeScript(script),
    startTransaction: (isolation) => adapter.startTransaction(isolation),
    dispose: () => adapter.dispose(),
    executeRaw: async (query) => {
      if (query.args.length > 0) return adapter.executeRaw(query)
      await adapter.executeScript(query.sql)
      return 0
    },
    queryRaw: async (query) => {
      try {
        return withTimes(withoutInternalTables(await adapter.queryRaw(query)))
      } catch (error) {
        const { cause } = error as { cause?: { table?: string } }
        if (cause?.table === '_prisma_migrations') return { columnNames: [], columnTypes: [], rows: [] }
        throw error
      }
    },
  }
}

// It asks which tables there are to see whether the database is empty. sqlite_sequence cannot be dropped.
function withoutInternalTables(result: SqlResultSet): SqlResultSet {
  if (result.columnNames.join() !== 'table_name') return result
  return { ...result, rows: result.rows.filter(([name]) => !String(name).startsWith('sqlite_')) }
}

function withTimes(result: SqlResultSet): SqlResultSet {
  const isTime = result.columnNames.map((name) => /^(started|finished|rolled_back)_at$/.test(name))
  // Prisma's native engine writes milliseconds.
  const time = (value: unknown): unknown =>
    typeof value === 'number' ? new Date(value).toISOString() : value
  return {
    columnNames: result.columnNames,
    columnTypes: result.columnTypes.map((type, index) => (isTime[index] ? ColumnTypeEnum.DateTime : type)),
    rows: result.rows.map((row) => row.map((value, index) => (isTime[index] ? time(value) : value))),
  }
}
