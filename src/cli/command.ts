import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.js'

/** One command of `tickmark`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole of `--help`. */
  readonly help: string
  /** As `parseArgs` of node:util takes them; `help` is added by the caller. */
  readonly options: ParseArgsConfig['options']
  /**
   * @param call.positionals  what follows the name of the command
   * @param call.root  the folder of the project
   * @param call.out  a line of the result, to standard output
   * @param call.progress  a line for whoever waits, to standard error when it is a terminal
   * @returns the exit code: 0 done, 1 it could not be done or something is wrong
   * @throws {UsageError} when what was typed is wrong
   */
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
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** It cannot be done, for a reason that a person can put right: printed in one line, exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
