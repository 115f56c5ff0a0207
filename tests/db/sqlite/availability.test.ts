import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { Sqlite3Adapter } from '../../../src/db/sqlite/adapter.js'
import { isDatabaseBusy, isDatabaseUnavailable } from '../../../src/db/sqlite/errors.js'
import { databaseIn, failure, lockedElsewhere, makeClaim, setting, test } from '../scratch.js'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('when another process keeps the database locked', () => {
  test('for a moment, changes wait for it and reads do not', async ({ folder, open }) => {
    const db = await open()
    const { claimId: id } = await makeClaim(db)
    const lock = await lockedElsewhere(databaseIn(folder), 600)
    let written = false
    const change = db.claim
      .update({ where: { id }, data: { statement: 'Waited.' } })
      .then(() => (written = true))

    await db.claim.findFirst()
    const writtenBeforeRead = written
    await change

    expect(writtenBeforeRead).toBe(false)
    expect(await db.claim.findFirst()).toMatchObject({ statement: 'Waited.' })
    await lock.release()
  })

  test('for long, everything that waits is told so at once, and later changes go through', async ({
    folder,
    open,
  }) => {
    const db = await open({ busyTimeout: 500 })
    const { claimId: id } = await makeClaim(db)
    const lock = await lockedElsewhere(databaseIn(folder), 20_000)
    const edit = () => db.claim.update({ where: { id }, data: { version: { increment: 1 } } })
    const start = performance.now()

    const errors = await Promise.all([
      ...times(5).map(() => failure(edit())),
      ...times(5).map(() => failure(db.$transaction((tx) => tx.claim.count()))),
      failure(db.$executeRaw`DELETE FROM Setting`),
    ])
    const elapsed = performance.now() - start
    await lock.release()

    expect(errors.map(isDatabaseBusy)).toEqual(times(11).map(() => true))
    expect(errors.map(isDatabaseUnavailable)).toEqual(times(11).map(() => true))
    expect(elapsed).toBeLessThan(2000)
    expect(await edit()).toMatchObject({ version: 1 })
  })
})

describe('when too much waits', () => {
  test('a change fails at its own deadline, and not the one before it', async ({ open }) => {
    const db = await open({ patience: 200 })
    const holding = db.$transaction(() => wait(700))
    await wait(20)

    const start = performance.now()
    const error = await failure(db.setting.create({ data: setting('too late') }))
    const elapsed = performance.now() - start
    await holding

    expect(isDatabaseBusy(error)).toBe(true)
    expect(elapsed).toBeLessThan(600)
    expect(await db.setting.count()).toBe(0)
  })

  test('a full disk, a failed rule and a wrong query are told apart', async ({ open }) => {
    const db = await open()
    await db.$executeRaw`PRAGMA max_page_count = 1`

    const full = await failure(
      db.setting.create({ data: { ...setting('big'), value: 'x'.repeat(1_000_000) } }),
    )
    const rule = await failure(db.$executeRaw`INSERT INTO Setting (uid) VALUES ('x')`)
    const wrong = await failure(db.$queryRaw`SELECT nonsense FROM Setting`)

    expect([full, rule, wrong].map(isDatabaseUnavailable)).toEqual([true, false, false])
    expect([full, rule, wrong].map(isDatabaseBusy)).toEqual([false, false, false])
  })
})

test('every connection is durable, keeps foreign keys, and only one can write', async ({ folder, open }) => {
  await open()
  const adapter = await Sqlite3Adapter.open({ file: databaseIn(folder) })
  const pragma = async (name: string) => {
    const query = { sql: `PRAGMA ${name}`, args: [], argTypes: [] }
    const [reader, other] = await Promise.all([adapter.readers.enter(), adapter.readers.enter()])
    const [written] = (await adapter.queryRaw(query)).rows
    const read = await Promise.all([reader, other].map(({ held }) => held.all(query.sql)))
    reader.leave()
    other.leave()
    return [written, ...read.map(([row]) => Object.values(row ?? {}))].flat()
  }

  const found = [
    await pragma('journal_mode'),
    await pragma('synchronous'),
    await pragma('foreign_keys'),
    await pragma('query_only'),
  ]

  const FULL = 2
  expect(found).toEqual([
    ['wal', 'wal', 'wal'],
    [FULL, FULL, FULL],
    [1, 1, 1],
    [0, 1, 1],
  ])
  await adapter.dispose()
})
