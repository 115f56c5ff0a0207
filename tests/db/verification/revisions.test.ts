import { copyFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../../../src/db/database.js'
import { getSystemActor } from '../../../src/db/record/system-actor.js'
import { ACTING_AT } from '../../support/database.js'
import { addRevision, claimNumbered, review } from '../../support/desk-work.js'
import { faultIn, tamper, workedDesk } from './tamper.js'

const { copy } = workedDesk()
const desk = { file: '' }

/** A second draft, in which words changed and are gone, and a third. */
beforeAll(async () => {
  desk.file = copy()
  const db = await openDatabase(desk.file)
  const actor = await getSystemActor(db, ACTING_AT)
  const { body } = await db.revision.findFirstOrThrow({ select: { body: true } })
  const [first = '', ...rest] = body.split('\n').filter((line) => line !== '')
  await review(db, actor, await claimNumbered(db, 12))
  await addRevision(db, actor, { body: [...rest.slice(1), first.replace('second', 'third')].join('\n') })
  await review(db, actor, await claimNumbered(db, 1))
  await addRevision(db, actor, { body: [first.replace('second', 'fourth'), ...rest].join('\n') })
  const states = await db.placement.groupBy({ by: ['state'], _count: true })
  expect(states.map(({ state }) => state).sort()).toEqual(
    expect.arrayContaining(['changed', 'gone', 'placed']),
  )
  await db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
  await closeDatabase(db)
})

test('a record with three revisions holds', async () => {
  expect(await faultIn(desk.file)).toBeNull()
})

const IN = (number: number) => `revisionId = (SELECT id FROM Revision WHERE number = ${number})`
const ONE = (state: string, number: number) =>
  `id = (SELECT max(id) FROM Placement WHERE state = '${state}' AND ${IN(number)})`

test.each<[what: string, sql: string, says: RegExp]>([
  [
    'where a claim stands in an older text',
    `UPDATE Placement SET start = start + 1 WHERE ${ONE('same', 2)}`,
    /revision 2/,
  ],
  [
    'that its words changed',
    `UPDATE Placement SET state = 'same' WHERE ${ONE('changed', 2)}`,
    /claim \d+ .*its placements in revision 2/,
  ],
  [
    'that its words are gone',
    `DELETE FROM Placement WHERE ${ONE('gone', 2)} OR fromId IN (SELECT id FROM Placement WHERE ${ONE('gone', 2)})`,
    /its placements in revision [23]/,
  ],
  [
    'that a person settled it',
    `UPDATE Placement SET candidates = '[]' WHERE ${ONE('gone', 2)}`,
    /its placements in revision 2/,
  ],
  [
    'what it followed',
    `UPDATE Placement SET fromId = NULL WHERE ${ONE('same', 3)}`,
    /its placements in revision 3/,
  ],
  [
    'where a waiver stands',
    `UPDATE WaiverPlacement SET state = 'placed' WHERE id = (SELECT max(id) FROM WaiverPlacement)`,
    /the waiver of .*its placements in revision 3/,
  ],
  ['a text', `UPDATE Revision SET body = body || ' No.' WHERE number = 2`, /revision 2 .*sha256/],
  ['a note', `UPDATE Revision SET note = 'By nobody.' WHERE number = 2`, /revision 2 .*note/],
  [
    'a void taken away',
    `DELETE FROM ReviewVoid WHERE cause = 'text' AND id = (SELECT max(id) FROM ReviewVoid)`,
    /void|verdict/,
  ],
])('verify names %s where it was altered', async (_what, sql, says) => {
  const file = copy()
  copyFileSync(desk.file, file)

  await tamper(file, sql)

  expect(await faultIn(file)).toMatch(says)
})
