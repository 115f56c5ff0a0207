/** A program that starts: migrates the database that its arguments name, and prints what came of it as JSON. */
import { migrateAtStart } from '../../src/db/migrations.js'

const [file = '', root = ''] = process.argv.slice(2)

const answer = await migrateAtStart({ file, root }).catch((error: unknown) => ({ error: String(error) }))
const engineLoaded = 'PRISMA_WASM_PANIC_REGISTRY' in globalThis
process.stdout.write(JSON.stringify({ ...answer, engineLoaded }))
