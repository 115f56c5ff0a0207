import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.js'

/** One command of `tickmark`, in a file of its own. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole of --help. */
  readonly help: string
  /** What node:util's parseArgs is told; 'help' is added by the caller. */
  readonly options: ParseArgsConfig['options']
  /** @returns the exit code */
  run(call: {
    readonly positionals: readonly string[]
    readonly values: Readonly<Record<string, string | boolean | undefined>>
    readonly config: Config
    readonly root: string
    readonly out: (line: string) => void
    readonly progress: (line: string) => void
  }): Promise<number>
}

/** What was typed is wrong: printed with a hint at --help, exit code 2. */
export class UsageError extends Error {}
