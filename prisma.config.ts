import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

// Prisma's command line downloads a native schema engine. Ours serves Prisma's own WebAssembly build of it.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(new URL('prisma/engine.mjs', import.meta.url))

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:./data/tickmark.db' },
})
