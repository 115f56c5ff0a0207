import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { Connection } from '../../src/db/sqlite/connection.js'
import { projectRoot } from '../../src/project-root.js'
import { build, settingsFor, test as commandTest } from '../support/cli.js'

beforeAll(build)

const root = projectRoot()
const NEWER = '29991231000000_newer'

/** The next version of the program, as it would ship: with one migration more. */
const test = commandTest.extend<{ readonly newer: string }>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  newer: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tickmark-newer-'))
    for (const part of ['dist', 'prisma', 'package.json', 'prisma.config.ts'])
      cpSync(join(root, part), join(folder, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    mkdirSync(join(folder, 'prisma/migrations', NEWER))
    const sql = 'ALTER TABLE "Setting" ADD COLUMN "note" TEXT NOT NULL DEFAULT \'\';'
    writeFileSync(join(folder, 'prisma/migrations', NEWER, 'migration.sql'), sql)
    await use(folder)
    rmSync(folder, { recursive: true })
  },
})

test('a newer version restores the backup of an older one, and its first start brings it up to date', async ({
  command,
  file,
  newer,
}) => {
  const folder = join(file, '..')
  const backup = join(folder, 'old.backup')
  const place = join(folder, 'restored')
  const restored = join(place, 'tickmark.db')
  const settings = settingsFor({ DATABASE_URL: `file:${restored}`, DATA_DIR: place })
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [join(newer, 'dist/src/cli.js'), ...args], { env: settings }).toString()

  const made = await command('backup', backup)
  const said = run('restore', backup)
  run('seed') // it opens the database as a start does; the sample is there already
  const verified = run('verify')

  expect([made.code, made.stderr]).toEqual([0, ''])
  expect(said).toContain('The desk is as it was at')
  expect(verified).toMatch(/holds/)
  const connection = await Connection.open(restored, { readOnly: true })
  const names = await connection.all('SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1 DESC')
  const claims = await connection.all('SELECT count(*) AS count FROM Claim')
  await connection.close()
  expect([names[0], claims]).toEqual([{ name: NEWER }, [{ count: 61 }]])
  expect(readdirSync(place).filter((name) => name.endsWith('.part'))).toEqual([])
})
