import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, expect } from 'vitest'
import { unpackRestored } from '../../src/db/backup/unpack.js'
import { verifyCopy } from '../../src/db/backup/verify-copy.js'
import { projectRoot } from '../../src/project-root.js'
import { closeDatabase, openDatabase } from '../../src/db/database.js'
import { Connection } from '../../src/db/sqlite/connection.js'
import { invite } from '../../src/db/people/invitations.js'
import { getSystemActor } from '../../src/db/record/system-actor.js'
import { SECRET } from '../support/sign-in.js'
import { CLI, settingsFor, tickmark } from '../support/cli.js'
import { build, test, type Program } from './program.js'
import { chance } from './seeded.js'

/** How often each command is killed. */
const KILLS = 5

beforeAll(build)

interface Desk {
  readonly folder: string
  readonly file: string
  readonly settings: Readonly<Record<string, string>>
}

const deskIn = (folder: string, file: string): Desk => ({
  folder,
  file,
  settings: { DATABASE_URL: `file:${file}`, DATA_DIR: folder },
})

/** Runs a command until it ends, or is killed so many milliseconds after its first sign of life. @returns whether it ended */
async function runOrKill(desk: Desk, args: readonly string[], sign: string, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [CLI, ...args], { env: settingsFor(desk.settings), stdio: 'ignore' })
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  while (child.exitCode === null && !existsSync(sign)) await setTimeout(1)
  await setTimeout(after)
  child.kill('SIGKILL')
  const [code] = await exited
  return code === 0
}

/** Somebody is invited, once. */
async function mark(file: string, name: string): Promise<void> {
  const db = await openDatabase(file)
  const form = { email: `${name}@desk.example`, role: 'reader' }
  const known = await db.invitation.count({ where: { email: form.email } })
  if (known === 0) await invite(db, await getSystemActor(db, new Date()), { form, secret: SECRET })
  await closeDatabase(db)
}

async function marks(file: string): Promise<readonly string[]> {
  const connection = await Connection.open(file)
  const rows = await connection.all(
    "SELECT replace(email, '@desk.example', '') AS name FROM Invitation ORDER BY email",
  )
  await connection.close()
  return rows.map(({ name }) => String(name))
}

async function tables(file: string): Promise<number> {
  const connection = await Connection.open(file)
  const rows = await connection.all(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
  await connection.close()
  return rows.length
}

/** Sees that it starts on what was left, shows the desk, and ends in peace. */
async function restarts({ process, origin, ended }: Program): Promise<void> {
  expect((await fetch(`${await origin}/readyz`)).status).toBe(200)
  process.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
}

test(
  'a backup that is killed leaves no file of its name, or a whole one',
  { timeout: 240_000 },
  async ({ folder, file }) => {
    const desk = deskIn(folder, file)
    const to = join(folder, 'desk.backup')
    const { random } = chance('backup')
    let ended = 0
    for (let nth = 0; nth < KILLS; nth += 1) {
      rmSync(to, { force: true })
      rmSync(`${to}.part`, { force: true })
      if (await runOrKill(desk, ['backup', to], `${to}.part`, random() * 400)) ended += 1
      if (existsSync(to)) expect(await verifyCopy(to, projectRoot())).toEqual([])
      expect(await verifyCopy(file, projectRoot())).toEqual([])
    }
    expect(ended, 'some were killed in the middle').toBeLessThan(KILLS)

    rmSync(to, { force: true })
    expect(await tickmark(desk.settings, 'backup', to)).toMatchObject({ code: 0 })
  },
)

test(
  'a restore that is killed leaves the old desk or the new one, whole',
  { timeout: 240_000 },
  async ({ folder, file, start }) => {
    const desk = deskIn(folder, file)
    const [to, secret, copy] = [
      join(folder, 'desk.backup'),
      join(folder, 'secret'),
      join(folder, 'copies/ab'),
    ]
    mkdirSync(join(folder, 'copies'))
    writeFileSync(secret, 'old')
    writeFileSync(copy, 'minutes')
    await mark(file, 'old')
    expect(await tickmark(desk.settings, 'backup', to)).toMatchObject({ code: 0 })
    const { random } = chance('restore')
    const seen: string[] = []
    for (let nth = 0; nth < KILLS; nth += 1) {
      for (const left of ['.restoring', '-wal', '-shm', '-journal']) rmSync(file + left, { force: true })
      await mark(file, 'new')
      writeFileSync(secret, 'new')

      await runOrKill(desk, ['restore', to], `${file}.restoring`, nth === 0 ? 0 : random() * 500)
      await unpackRestored(file, folder, new Date()) // as every start does

      const is = `${(await marks(file)).join(' ')}, ${readFileSync(secret, 'utf8')}`
      expect(['new old, new', 'old, old']).toContain(is)
      seen.push(is)
      expect([await verifyCopy(file, projectRoot()), readFileSync(copy, 'utf8')]).toEqual([[], 'minutes'])
    }
    expect(seen, 'some were killed before the new one was in place').toContain('new old, new')
    writeFileSync(secret, SECRET) // those above were words that can be told apart
    await restarts(start({ DATA_DIR: folder }))
  },
)

test(
  'a start that is killed while it migrates can be started again',
  { timeout: 240_000 },
  async ({ folder, file: seeded, start }) => {
    const file = join(folder, 'empty.db')
    const all = await tables(seeded)
    const { random } = chance('migration')
    for (let nth = 0; nth < KILLS; nth += 1) {
      for (const left of ['', '-wal', '-shm']) rmSync(file + left, { force: true })
      const { process, ended } = start({ DATABASE_URL: `file:${file}` })
      while (process.exitCode === null && !existsSync(file)) await setTimeout(1)
      await setTimeout(random() * 900)
      process.kill('SIGKILL')
      await ended
      expect([0, all]).toContain(await tables(file))
    }

    await restarts(start({ DATABASE_URL: `file:${file}` }))
    expect(await verifyCopy(file, projectRoot())).toEqual([])
  },
)
