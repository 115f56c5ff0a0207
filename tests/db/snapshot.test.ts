import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { snapshot, type Db } from '../../src/db/database.js'
import { PrismaClient } from '../../src/db/generated/client.js'
import { sql } from '../../src/db/fragment.js'
import type { Moment } from '../../src/db/moment.js'
import { Sqlite3AdapterFactory } from '../../src/db/sqlite/adapter.js'
import { isDatabaseBusy } from '../../src/db/sqlite/errors.js'
import { databaseIn, failure, makeClaim, setting, test } from './scratch.js'

interface Version {
  readonly version: number
}

/** The version of the article, a pause, the version of its claim. */
async function versions(moment: Moment, pause: () => Promise<unknown>): Promise<(number | undefined)[]> {
  const article = await moment.first<Version>`SELECT version FROM Article`
  await pause()
  const claim = await moment.first<Version>`SELECT version FROM Claim`
  return [article?.version, claim?.version]
}

async function raiseBoth(db: Db): Promise<void> {
  const increment = { data: { version: { increment: 1 } } }
  await db.$transaction(async (tx) => {
    await tx.article.updateMany(increment)
    await wait(1)
    await tx.claim.updateMany(increment)
  })
}

test('a change in the middle of a snapshot is not seen by it, and is by the next', async ({ open }) => {
  const db = await open()
  await makeClaim(db)

  const during = await snapshot(db, (moment) => versions(moment, () => raiseBoth(db)))
  const after = await snapshot(db, (moment) => versions(moment, () => Promise.resolve()))

  expect(during).toEqual([0, 0])
  expect(after).toEqual([1, 1])
})

test('snapshots taken all through sixty changes never see half of one', async ({ open }) => {
  const db = await open()
  await makeClaim(db)
  let changing = true
  const seen: (number | undefined)[][] = []
  const changes = async () => {
    for (let change = 0; change < 60; change++) await raiseBoth(db)
    changing = false
  }
  const look = async () => {
    while (changing) seen.push(await snapshot(db, (moment) => versions(moment, () => wait(1))))
  }

  await Promise.all([changes(), look(), look(), look()])

  expect(seen.length).toBeGreaterThan(30)
  expect(seen.filter(([article, claim]) => article !== claim)).toEqual([])
})

test('a snapshot does not wait for an open change', async ({ open }) => {
  const db = await open()
  await makeClaim(db)
  let over = false
  const change = db.$transaction(async (tx) => {
    await tx.article.updateMany({ data: { version: 9 } })
    await wait(400)
    over = true
  })
  await wait(50)

  const seen = await snapshot(db, (moment) => versions(moment, () => Promise.resolve()))
  const overByThen = over
  await change

  expect(seen).toEqual([0, 0])
  expect(overByThen).toBe(false)
})

test('values are bound, whatever they contain, and pieces of SQL bring their own', async ({ open }) => {
  const db = await open()
  await db.setting.createMany({ data: ['a', 'b', "'; DROP TABLE Setting; --"].map(setting) })
  const until = new Date('2026-11-24T08:00:00Z')
  const named = (key: string) => sql`"key" = ${key}`

  const [odd, some, none, listed] = await snapshot(db, async (moment) => [
    await moment.all`SELECT "key" FROM Setting WHERE ${named("'; DROP TABLE Setting; --")}`,
    await moment.all`
      SELECT "key", ${1} AS one FROM Setting
      WHERE (${named('a')} OR ${sql`${named('b')} AND version = ${1}`}) AND createdAt <= ${until} ${sql``}
      ORDER BY "key" LIMIT ${5}`,
    await moment.first`SELECT "key" FROM Setting WHERE "key" = ${null}`,
    await moment.all`SELECT "key" FROM Setting WHERE "key" IN (SELECT value FROM json_each(${'["a","c"]'}))`,
  ])

  expect(odd).toEqual([{ key: "'; DROP TABLE Setting; --" }])
  expect(some).toEqual([
    { key: 'a', one: 1 },
    { key: 'b', one: 1 },
  ])
  expect(none).toBeNull()
  expect(listed).toEqual([{ key: 'a' }])
})

test('a snapshot whose reading fails ends, and the connection is good for the next', async ({ open }) => {
  const db = await open({ readers: 1 })
  await makeClaim(db)

  const thrown = await failure(
    snapshot(db, async (moment) => {
      await moment.all`SELECT version FROM Article`
      throw new Error('no such page')
    }),
  )
  const wrong = await failure(snapshot(db, (moment) => moment.all`SELECT nonsense FROM Article`))
  await raiseBoth(db)

  expect([String(thrown), String(wrong)]).toEqual([
    'Error: no such page',
    'Error: SQLITE_ERROR: no such column: nonsense',
  ])
  expect(await snapshot(db, (moment) => versions(moment, () => Promise.resolve()))).toEqual([1, 1])
})

test('a read after the end of its snapshot is refused', async ({ open }) => {
  const db = await open()

  const escaped = await snapshot(db, (moment) => Promise.resolve(moment))

  await expect(escaped.all`SELECT 1 AS one`).rejects.toThrow('await all reads')
})

test('a snapshot cannot change anything', async ({ open }) => {
  const db = await open()

  const error = await failure(snapshot(db, (moment) => moment.all`DELETE FROM Setting`))

  expect(String(error)).toContain('SQLITE_READONLY')
})

test('snapshots that wait for each other for ever are told that the database is busy', async ({ open }) => {
  const db = await open({ patience: 200 })
  const nested = () => snapshot(db, () => snapshot(db, (moment) => moment.all`SELECT 1 AS one`))

  const errors = await Promise.all([failure(nested()), failure(nested())])

  expect(errors.map(isDatabaseBusy)).toEqual([true, true])
  expect(await db.setting.count()).toBe(0)
})

test('a snapshot is its reads, a beginning and an end', async ({ open }) => {
  const statements: string[] = []
  const db = await open({ onStatement: (statement) => statements.push(statement) })
  statements.length = 0

  await snapshot(db, async (moment) => {
    await moment.all`SELECT "key" FROM Setting WHERE "key" = ${'a'}`
    await moment.all`SELECT 1 AS one`
  })

  expect(statements).toEqual([
    'BEGIN',
    'SELECT "key" FROM Setting WHERE "key" = ?',
    'SELECT 1 AS one',
    'ROLLBACK',
  ])
})

test('closing waits for a snapshot under way and refuses the next', async ({ open }) => {
  const db = await open()
  await makeClaim(db)
  const underWay = snapshot(db, (moment) => versions(moment, () => wait(100)))
  await wait(20)

  await db.$disconnect()

  expect(await underWay).toEqual([0, 0])
  await expect(snapshot(db, () => Promise.resolve())).rejects.toThrow('closed')
})

test('a client that openDatabase did not open has no snapshots', async ({ folder, open }) => {
  await open()
  const stranger = new PrismaClient({ adapter: new Sqlite3AdapterFactory({ file: databaseIn(folder) }) })

  const work = snapshot(stranger, () => Promise.resolve())

  await expect(work).rejects.toThrow(TypeError)
})
