import { join } from 'node:path'
import { expect } from 'vitest'
import { Connection, type ConnectionOptions } from '../../../src/db/sqlite/connection.js'
import { failure, test as base } from '../scratch.js'

const ROWS = `CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT i, 'x' || i FROM n;`
const ONE = 'SELECT id, x FROM t WHERE id = ?'

/** Two connections to a table with 2,000 rows; `more` opens further ones. */
const test = base.extend<{
  more: (options?: ConnectionOptions) => Promise<Connection>
  one: Connection
  two: Connection
}>({
  more: async ({ folder }, use) => {
    const file = join(folder, 'statements.db')
    const opened = [await Connection.open(file, { setup: `PRAGMA journal_mode = WAL; ${ROWS}` })]
    await use(async (options) => {
      const connection = await Connection.open(file, options)
      opened.push(connection)
      return connection
    })
    await Promise.all(opened.map((connection) => connection.close()))
  },
  one: async ({ more }, use) => {
    await use(await more({ busyTimeout: 50 }))
  },
  two: async ({ more }, use) => {
    await use(await more())
  },
})

test('the same query asked 2,000 times at once answers each with its own row', async ({ one }) => {
  const ids = Array.from({ length: 2000 }, (_, index) => index + 1)

  const rows = await Promise.all(ids.map((id) => one.all(ONE, [id])))

  expect(rows).toEqual(ids.map((id) => [{ id, x: `x${String(id)}` }]))
})

test('the same update made 2,000 times at once counts for each its own rows', async ({ one }) => {
  const limits = Array.from({ length: 2000 }, (_, index) => index % 3)

  const counts = await Promise.all(
    limits.map((limit) => one.run('UPDATE t SET x = x || ? WHERE id <= ?', ['!', limit])),
  )

  expect(counts).toEqual(limits)
})

test('a kept statement sees a table changed by this connection and by another', async ({ one, two }) => {
  const star = 'SELECT * FROM t WHERE id = ?'
  await one.all(star, [7])

  await one.script("ALTER TABLE t ADD COLUMN y TEXT DEFAULT 'new'")
  const same = await one.all(star, [7])
  await two.script('ALTER TABLE t DROP COLUMN y; ALTER TABLE t RENAME COLUMN x TO z')
  const other = await one.all(star, [7])

  expect(same).toEqual([{ id: 7, x: 'x7', y: 'new' }])
  expect(other).toEqual([{ id: 7, z: 'x7' }])
})

test('a kept statement whose column went away fails, and works once it is back', async ({ one, two }) => {
  await one.all(ONE, [7])

  await two.script('ALTER TABLE t RENAME COLUMN x TO z')
  const error = await failure(one.all(ONE, [7]))
  await two.script('ALTER TABLE t RENAME COLUMN z TO x')

  expect(String(error)).toContain('no such column')
  expect(await one.all(ONE, [7])).toEqual([{ id: 7, x: 'x7' }])
})

test('five times more different queries than are kept all get their rows', async ({ one }) => {
  const numbers = Array.from({ length: 1000 }, (_, index) => index)

  const rows = await Promise.all(
    numbers.map((n) => one.all(`SELECT ${String(n)} AS n FROM t WHERE id = ?`, [n + 1])),
  )

  expect(rows).toEqual(numbers.map((n) => [{ n }]))
})

test('a statement that cannot be prepared fails for each of its callers', async ({ one }) => {
  const wrong = Array.from({ length: 20 }, () => one.all('SELECT nonsense FROM t WHERE id = ?', [1]))

  const settled = await Promise.allSettled(wrong)

  expect(settled.map(({ status }) => status)).toEqual(wrong.map(() => 'rejected'))
})

test('after SQLITE_BUSY the next write of that connection is committed', async ({ one, two }) => {
  await two.script('BEGIN IMMEDIATE')
  const error = await failure(one.run('INSERT INTO t (x) VALUES (?)', ['busy']))
  await two.script('ROLLBACK')

  await one.run('UPDATE t SET x = ? WHERE id = ?', ['after busy', 1])

  expect(String(error)).toContain('SQLITE_BUSY')
  expect(await two.all(ONE, [1])).toEqual([{ id: 1, x: 'after busy' }])
})

test('after a failed constraint the next write of that connection is committed', async ({ one, two }) => {
  await failure(one.run('INSERT INTO t (id, x) VALUES (?, ?)', [1, 'twice']))

  await one.run('INSERT INTO t (id, x) VALUES (?, ?)', [3000, 'once'])

  expect(await two.all(ONE, [3000])).toEqual([{ id: 3000, x: 'once' }])
})

test('a write with RETURNING that nobody reads the rows of is committed', async ({ one, two }) => {
  const changed = await one.run('UPDATE t SET x = ? WHERE id <= ? RETURNING id', ['returned', 2])

  expect(changed).toBe(2)
  expect(await two.all(ONE, [2])).toEqual([{ id: 2, x: 'returned' }])
})

test('a call without arguments does not see those of the call before', async ({ one }) => {
  await one.all('SELECT ?1 AS v', ["another request's"])

  const rows = await one.all('SELECT ?1 AS v')

  expect(rows).toEqual([{ v: null }])
})

test('kept statements do not hold up a checkpoint', async ({ one, two }) => {
  await one.all(ONE, [1])

  const [checkpoint] = await two.all('PRAGMA wal_checkpoint(TRUNCATE)')

  expect(checkpoint?.['busy']).toBe(0)
})

test('closing lets the calls already made finish, and refuses later ones', async ({ one }) => {
  const calls = Array.from({ length: 100 }, (_, index) => one.all(ONE, [index + 1]))

  await one.close()

  expect(await Promise.all(calls)).toHaveLength(100)
  await expect(one.all(ONE, [1])).rejects.toThrow('closed')
})

test('every statement is reported once with its time, also one that fails', async ({ more }) => {
  const seen: string[] = []
  const watched = await more({
    onStatement: (sql, milliseconds) => {
      if (milliseconds >= 0) seen.push(sql)
    },
  })

  await watched.all(ONE, [1])
  await watched.all(ONE, [2])
  await failure(watched.run('DELETE FROM nowhere'))
  await watched.script('BEGIN; ROLLBACK')

  expect(seen).toEqual([ONE, ONE, 'DELETE FROM nowhere', 'BEGIN; ROLLBACK'])
})
