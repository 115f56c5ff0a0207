import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { copies, FIRST, INVARIANTS, rebuilt, refusal, test, WITH_CHECK } from './migrated-program.js'

describe('a rebuild of a table', () => {
  test('keeps the rows that hang on it, and gets its triggers and partial indexes back', async ({
    program,
  }) => {
    await program.start()
    await program.write('2_rebuild', rebuilt(WITH_CHECK))

    const { applied } = await program.start()

    expect(applied).toEqual(['2_rebuild'])
    expect(await program.query('SELECT text FROM Note')).toEqual([{ text: 'kept' }])
    await expect(program.query('DELETE FROM Desk')).rejects.toThrow('never deleted')
    await expect(program.query("INSERT INTO Desk VALUES (2, 'Politics')")).rejects.toThrow('UNIQUE')
  })

  test('that loses a CHECK is refused, and nothing has changed', async ({ program }) => {
    await program.start()
    const before = await readFile(program.file)
    await program.write('2_rebuild', rebuilt(''))

    const message = await refusal(program.start())

    expect(message).toContain(`the table "Desk" lacks its CHECK ("name" <> '')`)
    expect(message).toContain('The database is unchanged.')
    expect(await readFile(program.file)).toEqual(before)
    expect(await copies(program)).toEqual([])
  })

  test('that loses a CHECK nobody lists is refused, unless the migration says so', async ({ program }) => {
    await program.start()
    await program.writeInvariants(INVARIANTS.replace(/^-- CHECK.*$/m, ''))
    await program.write('2_rebuild', rebuilt(''))
    const message = await refusal(program.start())
    await program.write('2_rebuild', `-- DROP CHECK "Desk": "name" <> ''\n${rebuilt('')}`)

    const { applied } = await program.start()

    expect(message).toContain('lacks its CHECK')
    expect(applied).toEqual(['2_rebuild'])
  })

  test('that loses a trigger nobody lists is refused, unless the migration drops it', async ({ program }) => {
    const trigger = `CREATE TRIGGER "Desk_own" AFTER INSERT ON "Desk" BEGIN SELECT 1; END;`
    await program.write('1_first', FIRST + trigger)
    await program.start()
    await program.write('2_rebuild', rebuilt(WITH_CHECK))
    const message = await refusal(program.start())
    await program.write('2_rebuild', `DROP TRIGGER "Desk_own"; ${rebuilt(WITH_CHECK)}`)

    const { applied } = await program.start()

    expect(message).toContain('the trigger "Desk_own" of the table "Desk" is gone')
    expect(applied).toEqual(['2_rebuild'])
  })

  test('that leaves rows without what they refer to is refused', async ({ program }) => {
    await program.start()
    await program.write('2_rebuild', `${rebuilt(WITH_CHECK)} DELETE FROM "Desk";`)

    const message = await refusal(program.start())

    expect(message).toContain('1 rows refer to rows that do not exist (Note → Desk)')
    expect(await program.query('SELECT count(*) AS n FROM Desk')).toEqual([{ n: 1 }])
  })
})

describe('the invariants', () => {
  test('are put back without a migration when one is missing or reads differently', async ({ program }) => {
    await program.start()
    await program.query('DROP TRIGGER Desk_no_delete')
    await program.writeInvariants(INVARIANTS.replace('WHERE "id" > 0', 'WHERE "id" > 5'))

    const migrated = await program.start()

    const [index] = await program.query("SELECT sql FROM sqlite_schema WHERE name = 'Desk_name_key'")
    expect(migrated).toEqual({ applied: [] })
    expect(index?.['sql']).toContain('WHERE "id" > 5')
    await expect(program.query('DELETE FROM Desk')).rejects.toThrow('never deleted')
  })

  test('are left alone when only their comments and spaces differ', async ({ program }) => {
    await program.start()
    const version = await program.query('PRAGMA schema_version')
    await program.writeInvariants(`-- Rewritten.\n${INVARIANTS.replace(/\nBEGIN/, '\n  BEGIN')}`)

    await program.start()

    expect(await program.query('PRAGMA schema_version')).toEqual(version)
  })

  test('refuse a start when a CHECK is new and no migration brings it', async ({ program }) => {
    await program.start()
    await program.writeInvariants(`${INVARIANTS}\n-- CHECK "Note": "text" <> ''`)

    const message = await refusal(program.start())

    expect(message).toContain(`the table "Note" lacks its CHECK ("text" <> '')`)
  })

  test('that the rows already break are refused, and nothing has changed', async ({ program }) => {
    await program.start()
    await program.query("INSERT INTO Note VALUES (2, 1, 'kept')")
    await program.writeInvariants(
      `${INVARIANTS}\nCREATE UNIQUE INDEX "Note_one" ON "Note" ("text") WHERE "id" > 0;`,
    )

    const message = await refusal(program.start())

    expect(message).toContain('prisma/invariants.sql failed: UNIQUE constraint failed: Note.text.')
    expect(message).toContain('The database is unchanged.')
  })
})
