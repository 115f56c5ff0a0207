import { expect } from 'vitest'
import { normalised } from '../../../src/db/migrations/sql-text.js'
import { readSchema } from '../../../src/db/migrations/invariants.js'
import { test as databaseTest } from '../../support/database.js'
import { replacementRules } from '../replacement-rules.js'
import { readOurInvariants, refusalOf, test, type Rows } from '../rows.js'

/** The tables whose rows are never deleted, with whether they are never updated either. */
async function keptTables(): Promise<readonly { readonly table: string; readonly onlyAdded: boolean }[]> {
  const { objects } = await readOurInvariants()
  const names = objects.map(({ name }) => name)
  return names
    .filter((name) => name.endsWith('_no_delete'))
    .map((name) => name.slice(0, -'_no_delete'.length))
    .map((table) => ({ table, onlyAdded: names.includes(`${table}_no_update`) }))
}

const all = ({ connection }: Rows, table: string) => connection.all(`SELECT * FROM "${table}" ORDER BY "id"`)

test('a table whose rows are never deleted has the triggers that its unique keys ask for', async ({
  rows,
}) => {
  const { objects } = await readSchema(rows.connection)
  const present = objects.filter(({ name }) => name.includes('_no_replac')).map(({ sql }) => normalised(sql))

  const wanted: string[] = []
  for (const { table, onlyAdded } of await keptTables()) {
    const { insert, update } = await replacementRules(rows.connection, table, onlyAdded)
    wanted.push(
      ...[insert, update ?? ''].filter((sql) => sql !== '').map((sql) => normalised(sql.slice(0, -1))),
    )
  }

  expect(wanted.length).toBeGreaterThan(30)
  expect(present.toSorted()).toEqual(wanted.toSorted())
})

test('INSERT OR REPLACE takes the place of no row, whichever key it names', async ({ rows }) => {
  for (const { table } of await keptTables()) {
    const given = table === 'Chain' ? { articleId: 7 } : {}
    const id = await rows.insert(table, given)
    const before = await all(rows, table)
    const row = before.find((each) => each['id'] === id)!
    const replace = (changed: typeof row) => {
      const names = Object.keys(changed).map((name) => `"${name}"`)
      const places = names.map(() => '?').join(', ')
      const sql = `INSERT OR REPLACE INTO "${table}" (${names.join(', ')}) VALUES (${places})`
      return refusalOf(rows.connection.run(sql, Object.values(changed)))
    }

    const refusals = [
      await replace(row),
      await replace({ ...row, uid: 'another' }),
      await replace({ ...row, id: id + 1_000_000 }),
    ]

    const words = `SQLITE_CONSTRAINT: ${table} is never replaced: its key is taken`
    expect(refusals).toEqual([words, words, words])
    expect(await all(rows, table)).toEqual(before)
  }
})

test('UPDATE OR REPLACE takes the place of no row', async ({ rows }) => {
  for (const { table, onlyAdded } of await keptTables()) {
    if (onlyAdded) continue
    const given = (articleId: number) => (table === 'Chain' ? { articleId } : {})
    const [one, other] = [await rows.insert(table, given(7)), await rows.insert(table, given(8))]
    const before = await all(rows, table)
    const uid = before.find((row) => row['id'] === other)!['uid'] ?? null

    const sql = `UPDATE OR REPLACE "${table}" SET "uid" = ? WHERE "id" = ?`
    const refusal = await refusalOf(rows.connection.run(sql, [uid, one]))

    expect(refusal).toContain('SQLITE_CONSTRAINT')
    expect(await all(rows, table)).toEqual(before)
  }
})

test('the keys that one table alone has are not replaced either', async ({ rows }) => {
  const run = (sql: string) => refusalOf(rows.connection.run(sql))
  const article = await rows.insert('Article', { slug: 'first' })
  await rows.insert('Article', { slug: 'second' })
  await rows.insert('Person', { email: 'ada@desk.example' })
  const another = await rows.insert('Person', { email: null })
  await rows.insert('Chain', { articleId: 7 })
  const chains = (await all(rows, 'Chain')).length

  expect(await run(`UPDATE OR REPLACE Article SET slug = 'second' WHERE id = ${article}`)).toContain(
    'key is taken',
  )
  expect(
    await run(`UPDATE OR REPLACE Person SET email = 'ada@desk.example' WHERE id = ${another}`),
  ).toContain('key is taken')
  expect(await run(`UPDATE OR REPLACE Chain SET articleId = NULL WHERE articleId = 7`)).toContain(
    'key is taken',
  )
  expect(await run(`UPDATE Person SET email = 'other@desk.example' WHERE id = ${another}`)).toBeNull()
  expect(await all(rows, 'Article')).toHaveLength(2)
  expect(await all(rows, 'Chain')).toHaveLength(chains)
})

databaseTest('a key that is taken is still the error that Prisma knows', async ({ db, actor }) => {
  const person = { createdAt: actor.at, name: 'Ada', email: 'ada@desk.example' }
  await db.person.create({ data: { ...person, uid: 'one' } })

  const again = db.person.create({ data: { ...person, uid: 'two' } })

  await expect(again).rejects.toMatchObject({ code: 'P2002' })
})
