/** Runs one command as `tickmark` does, on the database that the environment names. */
import { parseArgs } from 'node:util'
import type { Command } from '../../src/cli/command.js'
import { UsageError } from '../../src/cli/command.js'
import { head } from '../../src/cli/head.js'
import { verify } from '../../src/cli/verify.js'
import { readConfig } from '../../src/config.js'
import { projectRoot } from '../../src/project-root.js'

const [name = '', ...args] = process.argv.slice(2)
const commands: Readonly<Record<string, Command>> = { head, verify }
const print = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`)
const root = projectRoot()

try {
  const command = commands[name]
  if (!command) throw new UsageError(name)
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: command.options ?? {} })
  const config = readConfig(process.env, root)
  const call = {
    positionals,
    values,
    config,
    root,
    out: print(process.stdout),
    progress: print(process.stderr),
  }
  process.exitCode = await command.run(call as Parameters<Command['run']>[0])
} catch (error) {
  print(process.stderr)(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
}
