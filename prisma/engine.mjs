#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which the command line would download.
//
// Same command line and the same JSON-RPC over stdin and stdout, but the work is done by Prisma's own WebAssembly
// build of the engine, on the project's own SQLite adapter. prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY here.
//
// The adapter is TypeScript. `tsx` is loaded from here and not with `node --import tsx`, because that looks for it
// in the folder that the command is run in.
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values: args, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})

if (args.version) {
  console.log('schema-engine-wasm @prisma/schema-engine-wasm')
  process.exit(0)
}
if (positionals[0] === 'cli') process.exit(0) // "can-connect-to-database": SQLite makes its file on first use

async function startEngine() {
  const { tsImport } = await import('tsx/esm/api')
  const { engineFactory, loadSchemaEngine } = await tsImport(
    '../src/db/migrations/engine.ts',
    import.meta.url,
  )
  const { dropEverything } = await tsImport('../src/db/migrations/reset.ts', import.meta.url)
  const { url } = JSON.parse(args.datasource ?? '{}')
  const file = url ? resolve(url.replace(/^file:/, '')) : ':memory:'
  const datamodels = await Promise.all(
    (args.datamodels ?? []).map(async (path) => [path, await readFile(path, 'utf8')]),
  )
  const engine = await loadSchemaEngine(engineFactory(file), datamodels.length > 0 ? datamodels : undefined)
  // The WebAssembly build only empties the tables, and the first migration then finds them in its way.
  engine.reset = () => dropEverything(file)
  return engine
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
let engine

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  if (!method) continue // the reply to "print"
  try {
    engine ??= await startEngine()
    const result = await engine[method === 'getDatabaseVersion' ? 'version' : method](params)
    if (method === 'diff' && result.stdout !== null) {
      send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } })
    }
    send({ id, result: result ?? {} })
  } catch (error) {
    const data = { is_panic: false, message: error.message, error_code: error.code ?? null }
    send({ id, error: { code: 4466, message: error.message, data } })
  }
}
process.exit(0)
