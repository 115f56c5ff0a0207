import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import type { Migrated } from '../../src/db/migrations.js'
import { Connection } from '../../src/db/sqlite/connection.js'
import { copies, FIRST, startElsewhere, test } from './migrated-program.js'

describe('a start', () => {
  test('makes a new database with all migrations, its folder, and the invariants', async ({ program }) => {
    await program.write('2_second', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')

    const migrated = await program.start()

    expect(migrated).toEqual({ applied: ['1_first', '2_second'] })
    await expect(program.query('DELETE FROM Desk')).rejects.toThrow('never deleted')
    await expect(program.query("INSERT INTO Desk VALUES (2, 'Politics', NULL)")).rejects.toThrow('UNIQUE')
  })

  test('with something new puts a copy aside first', async ({ program }) => {
    await program.start()
    await program.write('2_second', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')

    const { applied, copy = '' } = await program.start()

    const before = await Connection.open(copy)
    expect(applied).toEqual(['2_second'])
    expect(await before.all('SELECT * FROM Desk')).toEqual([{ id: 1, name: 'Politics' }])
    expect(await program.query('SELECT * FROM Desk')).toEqual([{ id: 1, name: 'Politics', phone: null }])
    await before.close()
  })

  test('keeps the three newest copies', async ({ program }) => {
    await program.start()
    for (const number of ['2', '3', '4', '5', '6']) {
      await program.write(`${number}_more`, `ALTER TABLE "Desk" ADD COLUMN "c${number}" TEXT;`)
      await program.start()
    }

    expect(await copies(program)).toEqual([
      'desk.db.before-4_more',
      'desk.db.before-5_more',
      'desk.db.before-6_more',
    ])
  })

  test('does not write over the copy of an earlier try', async ({ program }) => {
    await program.start()
    await writeFile(`${program.file}.before-2_second`, 'the only one they have')
    await program.write('2_second', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')

    const { copy } = await program.start()

    expect(copy).toBe(`${program.file}.before-2_second.2`)
    expect(await readFile(`${program.file}.before-2_second`, 'utf8')).toBe('the only one they have')
  })

  test('with nothing new costs milliseconds and does not load the engine', async ({ program }) => {
    await program.start()
    const laps: number[] = []
    for (let lap = 0; lap < 7; lap++) {
      const before = performance.now()
      expect(await program.start()).toEqual({ applied: [] })
      laps.push(performance.now() - before)
    }

    const elsewhere = await startElsewhere(program).ended

    expect(JSON.parse(elsewhere)).toEqual({ applied: [], engineLoaded: false })
    expect(Math.min(...laps)).toBeLessThan(50)
    expect(await copies(program)).toEqual([])
  })

  test('does not mind a checkout with other line ends', async ({ program }) => {
    await program.start()
    await program.write('1_first', FIRST.replaceAll('\n', '\r\n'))

    const migrated = await program.start()

    expect(migrated).toEqual({ applied: [] })
  })

  test('goes on while another connection of an older program is open', async ({ program }) => {
    await program.start()
    const older = await Connection.open(program.file)
    await older.all('SELECT * FROM Desk')
    await program.write('2_second', 'ALTER TABLE "Desk" ADD COLUMN "phone" TEXT;')

    const { applied } = await program.start()

    expect(applied).toEqual(['2_second'])
    expect(await older.all('SELECT phone FROM Desk')).toEqual([{ phone: null }])
    await older.close()
  })

  test('of two programs at once applies everything once', async ({ program }) => {
    const answers = await Promise.all([startElsewhere(program).ended, startElsewhere(program).ended])

    const applied = answers.map((answer) => (JSON.parse(answer) as Migrated).applied)
    expect(applied.flat()).toEqual(['1_first'])
    expect(await program.query('SELECT count(*) AS n FROM _prisma_migrations')).toEqual([{ n: 1 }])
  })
})
