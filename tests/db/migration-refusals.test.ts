import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { copies, FIRST, refusal, startElsewhere, test } from './migrated-program.js'
import { lockedElsewhere } from './scratch.js'

describe('a database that does not fit is refused and left as it is', () => {
  test('when the second of two migrations fails', async ({ program }) => {
    await program.start()
    const before = await readFile(program.file)
    await program.write('2_second', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')
    await program.write('3_third', 'ALTER TABLE "Nowhere" ADD COLUMN "x" TEXT;')

    const message = await refusal(program.start())

    expect(message).toBe('The migration 3_third failed: no such table: Nowhere. The database is unchanged.')
    expect(await readFile(program.file)).toEqual(before)
    expect(await copies(program)).toEqual([])
  })

  test('when it is new and its migration fails: no file is left', async ({ program }) => {
    await program.write('1_first', 'CREATE TABLE "Desk" (;')

    const message = await refusal(program.start())

    expect(message).toContain('The migration 1_first failed: near ";": syntax error.')
    expect(await readdir(join(program.file, '..'))).toEqual([])
  })

  test('when a newer version has used it', async ({ program }) => {
    await program.write('2_newer', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')
    await program.start()
    await rm(join(program.root, 'prisma/migrations/2_newer'), { recursive: true })

    const message = await refusal(program.start())

    expect(message).toContain('newer version: this one does not know its migrations 2_newer')
  })

  test('when an applied migration was edited', async ({ program }) => {
    await program.start()
    await program.write('1_first', `${FIRST}\n-- an afterthought`)

    const message = await refusal(program.start())

    expect(message).toContain('changed after they were applied to this database: 1_first')
  })

  test('when a migration was started and did not finish', async ({ program }) => {
    await program.start()
    await program.query('UPDATE _prisma_migrations SET finished_at = NULL')

    const message = await refusal(program.start())

    expect(message).toContain('1_first was started on this database and did not finish')
  })

  test.for(['COMMIT', 'END', 'BEGIN', 'ROLLBACK', 'VACUUM', "ATTACH 'x' AS x"])(
    'when a migration has the statement %s',
    async (statement, { program }) => {
      await program.write('1_first', `${FIRST}\n/* then */ ${statement};`)

      const message = await refusal(program.start())

      expect(message).toContain(`The migration 1_first has the statement ${statement.split(' ')[0] ?? ''}`)
    },
  )

  test('when it is not a database', async ({ program }) => {
    await mkdir(join(program.file, '..'))
    await writeFile(program.file, 'Dear diary, this is not a database at all.'.repeat(100))

    const message = await refusal(program.start())

    expect(message).toContain(`${program.file} is not a SQLite database`)
    expect(await readFile(program.file, 'utf8')).toContain('Dear diary')
  })

  test('when it cannot be opened', async ({ program }) => {
    await mkdir(program.file, { recursive: true })

    const message = await refusal(program.start())

    expect(message).toContain('cannot be opened')
  })

  // Here and not in tests/crash, where the program itself is started: it waits for 30 s, and has no setting for that.
  // How it says what migrateAtStart refuses, in one line and with 1, is seen there.
  test('when another program keeps it locked', async ({ program }) => {
    await program.start()
    await program.write('2_second', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')
    const lock = await lockedElsewhere(program.file, 20_000)

    const message = await refusal(program.start())
    await lock.release()

    expect(message).toContain('is kept locked by another program')
    expect(await program.start()).toMatchObject({ applied: ['2_second'] })
  })

  test('when the disk is full', async ({ program }) => {
    await program.start()
    const before = await readFile(program.file)
    // SQLite answers as for a full disk.
    await program.write(
      '2_second',
      `PRAGMA max_page_count = 1; INSERT INTO "Note" VALUES (2, 1, zeroblob(9999999));`,
    )

    const message = await refusal(program.start())

    expect(message).toContain('needs more room than the disk has')
    expect(await readFile(program.file)).toEqual(before)
    expect(await copies(program)).toEqual([])
  })

  test('when the program is killed in the middle of a migration', async ({ program }) => {
    await program.start()
    const slow = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999999)
      INSERT INTO "Note" SELECT i + 1, 1, 'a long enough text to fill the log' FROM n;`
    await program.write('2_slow', `ALTER TABLE "Desk" ADD COLUMN "phone" TEXT; ${slow}`)
    const { child, ended } = startElsewhere(program)
    const log = `${program.file}-wal`
    while (child.exitCode === null && !(existsSync(log) && (await stat(log)).size > 1_000_000)) await wait(10)

    child.kill('SIGKILL')
    await ended

    expect(child.signalCode).toBe('SIGKILL')
    expect(await program.query('SELECT * FROM Desk')).toEqual([{ id: 1, name: 'Politics' }])
    expect(await program.query('SELECT count(*) AS n FROM Note')).toEqual([{ n: 1 }])
    expect(await program.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    await program.write('2_slow', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')
    expect(await program.start()).toMatchObject({ applied: ['2_slow'] })
  })
})
