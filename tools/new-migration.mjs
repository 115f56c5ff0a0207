// Writes the next migration: Prisma's part from prisma/schema.prisma, then the CHECKs that Prisma does not know.
// Usage: npm run migration -- name_of_the_change
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const migrations = join(root, 'prisma/migrations')
const [name] = process.argv.slice(2)
if (!name) {
  console.error('What does it change? npm run migration -- name_of_the_change')
  process.exit(1)
}

// On a database of its own: nobody's desk is migrated, or reset, by writing a migration.
const scratch = mkdtempSync(join(tmpdir(), 'tickmark-migration-'))
const before = new Set(readdirSync(migrations))
try {
  // In two steps: an engine that has just applied migrations does not find its shadow database again.
  prisma('deploy')
  prisma('dev', '--create-only', '--name', name)
  const [made] = readdirSync(migrations).filter((entry) => !before.has(entry))
  if (made) run('tools/add-checks.mjs', join('prisma/migrations', made, 'migration.sql'))
} finally {
  rmSync(scratch, { recursive: true })
}

function prisma(...args) {
  run('node_modules/prisma/build/index.js', 'migrate', ...args)
}

function run(program, ...args) {
  const env = { ...process.env, DATABASE_URL: `file:${join(scratch, 'scratch.db')}` }
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} has failed`)
}
