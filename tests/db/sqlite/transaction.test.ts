import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { Sqlite3Adapter } from '../../../src/db/sqlite/adapter.js'
import { isDatabaseUnavailable } from '../../../src/db/sqlite/errors.js'
import { databaseIn, failure, makeClaim, setting, test } from '../scratch.js'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('a transaction that ends badly', () => {
  test('leaves nothing behind', async ({ open }) => {
    const db = await open()

    const missing = db.$transaction(async (tx) => {
      await tx.setting.create({ data: setting('before') })
      await tx.article.create({ data: { uid: 'a', createdAt: new Date(), byId: 404, slug: 'by-nobody' } })
    })
    const twice = db.$transaction([
      db.setting.create({ data: setting('twice') }),
      db.setting.create({ data: setting('twice') }),
    ])

    await expect(missing).rejects.toMatchObject({ code: 'P2003' })
    await expect(twice).rejects.toMatchObject({ code: 'P2002' })
    expect(await db.setting.count()).toBe(0)
  })

  test.for(['in a pause', 'in a slow query'])(
    'by its timeout %s, it is undone and the next goes on',
    async (where, { open }) => {
      const db = await open()
      const { claimId: id } = await makeClaim(db)
      const timedOut = db.$transaction(
        async (tx) => {
          await tx.claim.update({ where: { id }, data: { statement: 'Timed out.' } })
          if (where === 'in a pause') await wait(300)
          else {
            await tx.$queryRaw`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
            SELECT count(*) AS c FROM n`
          }
          await tx.claim.update({ where: { id }, data: { statement: 'Timed out.' } })
        },
        { timeout: 100 },
      )
      await wait(20)

      const next = db.claim.update({ where: { id }, data: { question: 'Did it?' } })

      await expect(timedOut).rejects.toMatchObject({ code: 'P2028' })
      expect(await next).toMatchObject({ statement: 'It rained.', question: 'Did it?' })
    },
  )

  test('by giving up before it began, it does not keep its turn', async ({ open }) => {
    const db = await open()
    const holding = db.$transaction(() => wait(400))
    await wait(20)
    const gaveUp = times(5).map(() => failure(db.$transaction((tx) => tx.claim.count(), { maxWait: 100 })))

    await Promise.all([...gaveUp, holding])

    expect(await db.setting.create({ data: setting('next') })).toMatchObject({ key: 'next' })
  })

  test('by a full disk, it is undone whole, though its author goes on', async ({ open }) => {
    const db = await open()
    await db.$executeRaw`CREATE TABLE scratch (x)`
    await db.$executeRaw`PRAGMA max_page_count = 1`
    const work = db.$transaction(async (tx) => {
      await tx.$executeRaw`PRAGMA user_version = 1`
      const big = tx.$executeRaw`INSERT INTO scratch VALUES (zeroblob(9999999))`
      const alongside = tx.$executeRaw`PRAGMA user_version = 2`
      await Promise.allSettled([big, alongside])
      await tx.$executeRaw`PRAGMA user_version = 3`.catch(() => undefined)
    })

    const error = await failure(work)

    expect(isDatabaseUnavailable(error)).toBe(true)
    expect(await db.$queryRaw`PRAGMA user_version`).toEqual([{ user_version: 0 }])
    expect(await db.$transaction((tx) => tx.setting.count())).toBe(0)
  })

  test('has no hold any more on a transaction that came after it', async ({ folder, open }) => {
    await open()
    const adapter = await Sqlite3Adapter.open({ file: databaseIn(folder) })
    const first = await adapter.startTransaction()
    await first.commit()
    const second = await adapter.startTransaction()
    const insert = `INSERT INTO Setting (uid, createdAt, "key", value) VALUES ('s', '', 'second', '')`
    await second.executeRaw({ sql: insert, args: [], argTypes: [] })

    const late = await Promise.allSettled([
      first.rollback(),
      first.commit(),
      first.executeRaw({ sql: 'DELETE FROM Setting', args: [], argTypes: [] }),
    ])
    await second.commit()

    const { rows } = await adapter.queryRaw({ sql: 'SELECT "key" FROM Setting', args: [], argTypes: [] })
    expect(late.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(rows).toEqual([['second']])
    await adapter.dispose()
  })
})
