import { join } from 'node:path'
import { expect } from 'vitest'
import { Connection } from '../../../src/db/sqlite/connection.js'
import { storedTime, toSqlite } from '../../../src/db/sqlite/values.js'
import { failure, setting, test as base } from '../scratch.js'

const test = base.extend<{ scratch: Connection }>({
  scratch: async ({ folder }, use) => {
    const setup = 'CREATE TABLE t (id INTEGER PRIMARY KEY, number INTEGER, bytes BLOB)'
    const connection = await Connection.open(join(folder, 'values.db'), { setup })
    await use(connection)
    await connection.close()
  },
})

test.for([
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 40 + 1,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
])('the whole number %d comes back exactly, as an integer', async (number, { scratch }) => {
  await scratch.run('INSERT INTO t (number) VALUES (?)', [toSqlite(number)])

  const rows = await scratch.all('SELECT number, typeof(number) AS type FROM t WHERE number = ?', [
    toSqlite(number),
  ])

  expect(rows).toEqual([{ number, type: 'integer' }])
})

test('an integer that a number cannot hold is refused and not rounded', () => {
  const beyond = 2n ** 53n

  expect(() => toSqlite(beyond)).toThrow(RangeError)
  expect(() => toSqlite(String(beyond), 'bigint')).toThrow(RangeError)
  expect(toSqlite(beyond - 1n)).toBe(Number.MAX_SAFE_INTEGER)
})

test('an integer beyond 2^53 loses digits when it is read, unless it is read as text', async ({
  scratch,
}) => {
  await scratch.script('INSERT INTO t (number) VALUES (9007199254740993)')

  const [row] = await scratch.all('SELECT number, CAST(number AS TEXT) AS text FROM t')

  expect(row).toEqual({ number: 9007199254740992, text: '9007199254740993' })
})

test('columns of one name collapse into the last, so each needs its own', async ({ scratch }) => {
  const collapsed = await scratch.all('SELECT 1 AS id, 2 AS id')
  const apart = await scratch.all('SELECT 1 AS articleId, 2 AS claimId')

  expect(collapsed).toEqual([{ id: 2 }])
  expect(apart).toEqual([{ articleId: 1, claimId: 2 }])
})

test('a misspelt column in double quotes is taken for text, unless it is qualified or bare', async ({
  scratch,
}) => {
  await scratch.script('INSERT INTO t (number) VALUES (1)')

  const trap = await scratch.all('SELECT "nubmer" AS n FROM t')

  expect(trap).toEqual([{ n: 'nubmer' }])
  expect(String(await failure(scratch.all('SELECT t."nubmer" AS n FROM t')))).toContain('no such column')
  expect(String(await failure(scratch.all('SELECT nubmer AS n FROM t')))).toContain('no such column')
})

test('times are stored as sortable text in UTC and come back as they were', async ({ open }) => {
  const db = await open()
  const createdAt = new Date('2026-11-24T08:00:00.007+02:00')
  await db.setting.create({ data: { ...setting('time'), createdAt } })

  const [row] = await db.$queryRaw<{ createdAt: string }[]>`SELECT createdAt FROM Setting`
  const before = await db.setting.count({ where: { createdAt: { lt: createdAt } } })
  const until = await db.setting.findFirstOrThrow({ where: { createdAt: { lte: createdAt } } })

  expect(row?.createdAt).toBe('2026-11-24T06:00:00.007+00:00')
  expect(storedTime(createdAt)).toBe(row?.createdAt)
  expect(before).toBe(0)
  expect(until.createdAt).toEqual(createdAt)
})

test('bytes come back as they were, also from the middle of a buffer and when there are none', async ({
  scratch,
}) => {
  const bytes = new Uint8Array([9, 0, 255, 39, 128, 9]).subarray(1, 5)

  await scratch.run('INSERT INTO t (bytes) VALUES (?)', [toSqlite(bytes)])
  await scratch.run('INSERT INTO t (bytes) VALUES (?)', [toSqlite(new Uint8Array())])
  await scratch.run('INSERT INTO t (bytes) VALUES (?)', [
    toSqlite(Buffer.from(bytes).toString('base64'), 'bytes'),
  ])

  const rows = await scratch.all('SELECT bytes, typeof(bytes) AS type FROM t')
  expect(rows.map(({ type }) => type)).toEqual(['blob', 'blob', 'blob'])
  expect(rows.map((row) => [...(row['bytes'] as Uint8Array)])).toEqual([
    [0, 255, 39, 128],
    [],
    [0, 255, 39, 128],
  ])
})

test('truth is stored as 1 and 0, and nothing as null', () => {
  const stored = [true, false, null, undefined, '', 0].map((value) => toSqlite(value))

  expect(stored).toEqual([1, 0, null, null, '', 0])
})

test('a value that SQLite has no place for is refused', () => {
  expect(() => toSqlite({ verdict: 'confirmed' })).toThrow(TypeError)
  expect(() => toSqlite(new Date('never'))).toThrow(RangeError)
})
