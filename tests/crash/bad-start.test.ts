import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { closeDatabase, openDatabase } from '../../src/db/database.js'
import { build, test, type Ended } from './program.js'

beforeAll(build)

/** One line that a person can read: no stack, no name of an error. */
function expectOneLine({ code, signal, stderr }: Ended, words: RegExp): void {
  expect(stderr).toMatch(/^[A-Z][^\n]*\.\n$/)
  expect(stderr).toMatch(words)
  expect(stderr).not.toMatch(/Error\b|\bat .*:\d+:\d+|SQLITE_|undefined/)
  expect({ code, signal }).toEqual({ code: 1, signal: null })
}

test('a port that is taken is said in one line', async ({ start }) => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo

  const { ended } = start({ PORT: String(port), HOST: '127.0.0.1' })

  expectOneLine(await ended, new RegExp(`^Port ${port} is taken\\.`))
  other.close()
})

test('a setting that is wrong is said in one line', async ({ start }) => {
  const { ended } = start({ PORT: 'many' })

  expectOneLine(await ended, /^The setting PORT is wrong: give a number from 0 to 65535\.$/m)
})

test('two settings that are wrong are said in a line each', async ({ start }) => {
  const { code, stderr } = await start({ PORT: '70000', SAMPLE_ARTICLE: 'yes' }).ended

  expect(code).toBe(1)
  expect(stderr.trimEnd().split('\n')).toEqual([
    'The setting PORT is wrong: give a number from 0 to 65535.',
    'The setting SAMPLE_ARTICLE is wrong: say on or off.',
  ])
})

test('a file that is no database is said in one line, and is left as it is', async ({ folder, start }) => {
  const file = join(folder, 'letter.txt')
  const letter = 'Dear desk, '.repeat(1000)
  writeFileSync(file, letter)

  const { ended } = start({ DATABASE_URL: `file:${file}` })

  expectOneLine(await ended, /letter\.txt is not a SQLite database/)
  expect(readFileSync(file, 'utf8')).toBe(letter)
})

test('a folder in the place of the database is said in one line', async ({ folder, start }) => {
  const file = join(folder, 'a-folder')
  mkdirSync(file)

  const { ended } = start({ DATABASE_URL: `file:${file}` })

  expectOneLine(await ended, /a-folder cannot be opened/)
})

test('a database of a newer version is said in one line', async ({ file, start }) => {
  const db = await openDatabase(file)
  await db.$executeRaw`
    INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
    VALUES ('newer', 'newer', 1, '29991231000000_newer', 1, 1)`
  await closeDatabase(db)

  const { ended } = start()

  expectOneLine(await ended, /newer version.*29991231000000_newer/)
})

test.for([
  ['DATABASE_URL', (place: string) => `file:${place}`, /a-file\/tickmark\.db cannot be opened/],
  ['DATA_DIR', (place: string) => place, /^The folder .*a-file\/tickmark\.db cannot be made .*DATA_DIR/],
] as const)(
  'a folder that cannot be made, of %s, is said in one line',
  async ([setting, valueOf, words], { folder, start }) => {
    const blocked = join(folder, 'a-file')
    writeFileSync(blocked, '')

    const { ended } = start({ [setting]: valueOf(join(blocked, 'tickmark.db')) })

    expectOneLine(await ended, words)
  },
)

// Whom the operating system lets write everywhere, it cannot refuse.
test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be written is said in one line',
  async ({ folder, start }) => {
    const closed = join(folder, 'closed')
    mkdirSync(closed, { mode: 0o500 })

    const { ended } = start({ DATABASE_URL: `file:${join(closed, 'tickmark.db')}` })

    expectOneLine(await ended, /closed\/tickmark\.db cannot be opened/)
  },
)
