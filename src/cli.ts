import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from './config.js'
import { closeDatabase } from './db/database.js'
import { projectRoot } from './project-root.js'
import { seed, startDatabase } from './start.js'

const HELP = `Usage: tickmark <command>

Commands:
  seed    put the sample article on the desk, unless it is there

Settings come from the environment and from .env, as for the server: see docs/settings.md.
`

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/** @returns the exit code: 0, or 2 when the command is not known */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  const [command] = positionals
  if (values.help === true) {
    process.stdout.write(HELP)
    return 0
  }
  if (command !== 'seed' || positionals.length > 1) {
    process.stderr.write(
      command === undefined ? HELP : `There is no command “${positionals.join(' ')}”.\n\n${HELP}`,
    )
    return 2
  }
  if (existsSync('.env')) process.loadEnvFile('.env')
  const root = projectRoot()
  const db = await startDatabase(readConfig(process.env, root), root)
  try {
    const added = await seed(db, root, new Date())
    process.stdout.write(
      added ? 'The sample article is on the desk.\n' : 'The sample article was on the desk already.\n',
    )
  } finally {
    await closeDatabase(db)
  }
  return 0
}
