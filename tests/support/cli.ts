import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../src/project-root.js'
import { test as databaseTest } from './database.js'

const root = projectRoot()

/** How a command ended, and what it said. */
export interface Said {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Where the built command is. */
export const CLI = join(root, 'dist/src/cli.js')

/** Compiles what is not compiled yet; a moment when nothing changed. */
export function build(): void {
  execFileSync(process.execPath, [join(root, 'tools/setup.mjs')], { cwd: root, stdio: 'ignore' })
}

/** Whatever else is set where the tests run, a program of theirs reads only these. */
export const settingsFor = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  HOST: '',
  PORT: '0',
  LOG_LEVEL: '',
  PUBLIC_ORIGIN: '',
  SAMPLE_ARTICLE: '',
  ...settings,
})

/** Runs `tickmark` as it ships, in a process of its own. */
export function tickmark(settings: Readonly<Record<string, string>>, ...args: string[]): Promise<Said> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: settingsFor(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (piece: Buffer) => (said.stdout += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (said.stderr += piece.toString()))
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, ...said })
    })
  })
}

/** A test with a seeded database of its own, and the command that works on it. */
export const test = databaseTest.extend<{ readonly command: (...args: string[]) => Promise<Said> }>({
  command: async ({ file }, use) => {
    const settings = { DATABASE_URL: `file:${file}`, DATA_DIR: join(file, '..') }
    await use((...args) => tickmark(settings, ...args))
  },
})
