import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../src/project-root.js'

/** Verifies a database in a process of its own, as the command does. @returns a line with time and peak memory */
export async function measureVerify(file: string): Promise<string> {
  const program = join(import.meta.dirname, 'verify-program.ts')
  // Loaded as this program was, so that it can be TypeScript too.
  const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, program, file], {
    cwd: projectRoot(),
  })
  return stdout.trimEnd()
}
