import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, test as base } from 'vitest'
import { closeDatabase, openDatabase } from '../../src/db/database.js'
import { getSystemActor } from '../../src/db/record/system-actor.js'
import { projectRoot } from '../../src/project-root.js'
import { cookieOf, SECRET, sessionCookieOf } from '../support/sign-in.js'

const root = projectRoot()

/** How a program ended, and what it said on the way. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

/** The program as it ships, in a process of its own. */
export interface Program {
  readonly process: ChildProcess
  /** Its address once it listens; rejects when it ends before that. */
  readonly origin: Promise<string>
  readonly ended: Promise<Ended>
}

type Settings = Readonly<Record<string, string>>

/** A test with a folder and the seeded database in it; the programs it starts are gone when it ends. */
export const test = base.extend<{
  folder: string
  file: string
  start: (settings?: Settings) => Program
}>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tickmark-crash-'))
    await use(folder)
    rmSync(folder, { recursive: true })
  },
  file: async ({ folder }, use) => {
    const file = join(folder, 'tickmark.db')
    copyFileSync(inject('seededDatabase'), file)
    writeFileSync(join(folder, 'secret'), SECRET)
    await signInTo(file)
    await use(file)
  },
  start: async ({ folder, file }, use) => {
    const started: Program[] = []
    await use((settings = {}) => {
      const program = run(folder, { DATABASE_URL: `file:${file}`, ...settings })
      started.push(program)
      return program
    })
    for (const { process, ended } of started) {
      process.kill('SIGKILL')
      await ended
    }
  },
})

const SESSION = 'the session of the crash tests'

/** What a request has to bring to be somebody's. */
export const COOKIE = cookieOf(SESSION)

async function signInTo(file: string): Promise<void> {
  const db = await openDatabase(file)
  const at = new Date()
  await sessionCookieOf(db, { id: (await getSystemActor(db, at)).id, at }, SESSION)
  await closeDatabase(db)
}

/** Compiles what is not compiled yet; a moment when nothing changed. */
export function build(): void {
  execFileSync(process.execPath, [join(root, 'tools/setup.mjs')], { cwd: root, stdio: 'ignore' })
}

function run(folder: string, settings: Settings): Program {
  const child = spawn(process.execPath, [join(root, 'dist/src/server.js')], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '',
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: '',
      // Set, so that a .env of whoever runs the tests does not set it.
      PUBLIC_ORIGIN: '',
      SAMPLE_ARTICLE: '',
      WRITES_PER_MINUTE: '1000000', // two hundred verdicts at once are no person's
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stderr.on('data', (piece: Buffer) => (said.stderr += piece.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal, stderr: said.stderr })
    })
  })
  const origin = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      said.stdout += piece.toString()
      const found = /ready: (\S+)\/\n/.exec(said.stdout)?.[1]
      if (found !== undefined) resolve(found)
    })
    void ended.then(({ stderr }) => {
      reject(new Error(`It ended before it listened: ${stderr}`))
    })
  })
  origin.catch(() => undefined) // whoever waits for the address hears of it
  return { process: child, origin, ended }
}
