import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect } from 'vitest'
import { BackupError } from '../../../src/db/backup/backup-error.js'
import { unpackRestored } from '../../../src/db/backup/unpack.js'
import { closeDatabase, openDatabase } from '../../../src/db/database.js'
import { migrateAtStart, MigrationError } from '../../../src/db/migrations.js'
import { Connection } from '../../../src/db/sqlite/connection.js'
import { projectRoot } from '../../../src/project-root.js'
import { failure } from '../scratch.js'
import { NOW, tamper, test, work, worked } from './kept.js'

test('everything is as it was when the backup was made, and the old desk is put aside', async ({ kept }) => {
  await work(kept.file, 'before')
  await kept.backUp()
  await work(kept.file, 'after')
  kept.write('secret', 'second secret')
  rmSync(join(kept.dataDir, 'copies'), { recursive: true })

  const { madeAt, version, aside } = await kept.restore()

  expect([madeAt, version]).toEqual(['2024-05-30T12:00:00.000Z', '1.2.3'])
  expect(await worked(kept.file)).toEqual(['before'])
  expect([kept.read('copies/ab/abc.pdf'), kept.read('secret')]).toEqual(['The minutes.', 'first secret'])
  expect([kept.file, join(kept.dataDir, 'secret')].map((path) => statSync(path).mode & 0o777)).toEqual([
    0o600, 0o600,
  ])
  const [oldDesk = '', oldSecret = '', ...others] = aside
  expect(await worked(oldDesk)).toEqual(['before', 'after'])
  expect([readFileSync(oldSecret, 'utf8'), others]).toEqual(['second secret', []])
})

test('nothing of the backup is left in the desk', async ({ kept }) => {
  await kept.backUp()
  await kept.restore()

  const connection = await Connection.open(kept.file)
  const tables = await connection.all(`SELECT name FROM sqlite_schema WHERE name LIKE 'Backup%'`)
  await connection.close()
  expect(tables).toEqual([])
  expect((await migrateAtStart({ file: kept.file, root: projectRoot() })).applied).toEqual([])
  expect(readdirSync(dirname(kept.file)).filter((name) => /restoring|\.part$/.test(name))).toEqual([])
})

test('a desk that is gone comes back', async ({ kept }) => {
  await kept.backUp()
  rmSync(kept.file)
  rmSync(kept.dataDir, { recursive: true })

  const { aside } = await kept.restore()

  expect([aside, kept.read('secret')]).toEqual([[], 'first secret'])
  expect(await worked(kept.file)).toEqual([])
})

test('a desk that is damaged is put aside as it is', async ({ kept }) => {
  await kept.backUp()
  writeFileSync(kept.file, 'Spilled coffee.'.repeat(500))

  const { aside } = await kept.restore()

  expect(aside.map((path) => readFileSync(path, 'utf8').slice(0, 15))).toEqual(['Spilled coffee.'])
  expect(await worked(kept.file)).toEqual([])
})

test('two restores within a second leave both old desks', async ({ kept }) => {
  await kept.backUp()
  await work(kept.file, 'first')
  const { aside: first } = await kept.restore()
  await work(kept.file, 'second')

  const { aside: second } = await kept.restore()

  expect(await Promise.all([...first, ...second].map(worked))).toEqual([['first'], ['second']])
})

test('what a killed restore had not put out yet is put out at the next start', async ({ kept }) => {
  await kept.backUp()
  rmSync(kept.file)
  writeFileSync(kept.file, readFileSync(kept.to)) // in place, and killed before the next step
  kept.write('secret', 'second secret')

  const aside = await unpackRestored(kept.file, kept.dataDir, NOW)
  const again = await unpackRestored(kept.file, kept.dataDir, NOW)

  expect([kept.read('secret'), aside.map((path) => readFileSync(path, 'utf8')), again]).toEqual([
    'first secret',
    ['second secret'],
    [],
  ])
})

describe('is refused, and changes nothing:', () => {
  const flip = (file: string, at: number) => {
    const bytes = readFileSync(file)
    bytes.fill(0xff, at, at + 200)
    writeFileSync(file, bytes)
  }

  test.for([
    ['a file that is not there', (to: string) => rmSync(to), /^There is no file /],
    ['a letter', (to: string) => writeFileSync(to, 'Dear desk, '.repeat(1000)), /is no backup\.$/],
    ['an empty file', (to: string) => truncateSync(to), /is no backup\./],
    ['half a backup', (to: string) => truncateSync(to, 200_000), /is damaged|does not hold/],
    ['a damaged backup', (to: string) => flip(to, 4096 * 40), /is damaged|does not hold/],
    [
      'a database that is no backup',
      (to: string) => tamper(to, 'DROP TABLE Backup'),
      /is no backup\. tickmark backup/,
    ],
    [
      'a changed file',
      (to: string) => tamper(to, `UPDATE BackupFile SET bytes = 'x' WHERE path = 'secret'`),
      /file secret is not what/,
    ],
    [
      'a file for elsewhere',
      (to: string) => tamper(to, `UPDATE BackupFile SET path = 'copies/../../x' WHERE path = 'secret'`),
      /does not belong/,
    ],
    [
      'a newer kind of backup',
      (to: string) => tamper(to, 'UPDATE Backup SET format = 2'),
      /version 1\.2\.3, which is newer/,
    ],
  ] as const)('%s', async ([_, spoil, words], { kept }) => {
    await kept.backUp()
    await work(kept.file, 'kept')
    await spoil(kept.to)

    const error = await failure(kept.restore())

    expect(error).toBeInstanceOf(BackupError)
    expect((error as Error).message).toMatch(words)
    expect(await worked(kept.file)).toEqual(['kept'])
    expect(readdirSync(dirname(kept.file)).filter((name) => /replaced|restoring/.test(name))).toEqual([])
  })

  test('a backup of a newer version', async ({ kept }) => {
    await kept.backUp()
    await tamper(
      kept.to,
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      VALUES ('newer', 'newer', 1, '29991231000000_newer', 1, 1)`,
    )

    const error = await failure(kept.restore())

    expect(error).toBeInstanceOf(MigrationError)
    expect((error as Error).message).toMatch(/newer version.*29991231000000_newer/)
    expect(existsSync(kept.file)).toBe(true)
  })

  test('a restore while somebody uses the database', async ({ kept }) => {
    await kept.backUp()
    const db = await openDatabase(kept.file)
    await db.setting.create({ data: { uid: 'x', createdAt: NOW, key: 'x', value: '' } })

    const error = await failure(kept.restore())

    expect((error as Error).message).toMatch(/is in use\. Stop the server/)
    expect(await db.setting.count()).toBe(1)
    await db.setting.create({ data: { uid: 'y', createdAt: NOW, key: 'y', value: '' } })
    expect(await db.setting.count()).toBe(2)
    await closeDatabase(db)
  })
})
