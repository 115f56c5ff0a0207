#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backup } from './cli/backup.js'
import type { Command } from './cli/command.js'
import { UsageError } from './cli/command.js'
import { head } from './cli/head.js'
import { report } from './cli/report.js'
import { restore } from './cli/restore.js'
import { seed } from './cli/seed.js'
import { user } from './cli/user.js'
import { verify } from './cli/verify.js'
import { readConfig } from './config.js'
import { failureText } from './failure.js'
import { projectRoot } from './project-root.js'

const COMMANDS = new Map<string, Command>(
  Object.entries({ backup, head, report, restore, seed, user, verify }),
)

const HELP = `Usage: tickmark <command> [options]

Commands:
${[...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`).join('\n')}

tickmark <command> --help says more about one. Settings come from the environment and from .env in the folder of the
project, as for the server: see docs/settings.md. Exit codes: 0 done, 1 it could not be done or something is wrong,
2 what was typed is wrong.`

// Whoever reads on has seen enough, as head does after ten lines.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${failureText(error)}\n`)
  process.exitCode = 1
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h') return say(HELP)
  if (name === undefined) return refuse(HELP)
  const command = COMMANDS.get(name)
  if (!command) return refuse(`There is no command “${name}”. tickmark --help lists them.`)
  try {
    return await run(command, args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return refuse(`${error.message} tickmark ${name} --help says how.`)
  }
}

async function run(command: Command, args: readonly string[]): Promise<number> {
  const { positionals, values } = read(command, args)
  if (values['help'] === true) return say(command.help)
  const root = projectRoot()
  const settings = join(root, '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
  return command.run({ positionals, values, root, config: readConfig(process.env, root), out: say, progress })
}

/** @throws {UsageError} for an option that the command does not have */
function read(
  { options }: Command,
  args: readonly string[],
): {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
} {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    })
    return { positionals, values }
  } catch (error) {
    const [first = ''] = (error as Error).message.split(/\. /)
    throw new UsageError(`${first.replace(/\.$/, '')}.`)
  }
}

/** @returns 0 */
function say(line: string): number {
  process.stdout.write(`${line}\n`)
  return 0
}

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`)
}

/** @returns 2 */
function refuse(line: string): number {
  process.stderr.write(`${line}\n`)
  return 2
}
