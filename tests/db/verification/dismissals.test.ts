import { expect, test } from 'vitest'
import { dismissDiscrepancy, withdrawDismissal } from '../../../src/db/articles/dismissals.js'
import { closeDatabase, openDatabase } from '../../../src/db/database.js'
import { getSystemActor } from '../../../src/db/record/system-actor.js'
import { SAMPLE } from '../../support/app.js'
import { ACTING_AT } from '../../support/database.js'
import { countTwice, discrepanciesOf } from '../../support/desk-work.js'
import { faultIn, tamper, workedDesk } from './tamper.js'

const { copy } = workedDesk()

/** A desk with one dismissal that holds and one that was taken back. */
async function dismissed(): Promise<string> {
  const file = copy()
  const db = await openDatabase(file)
  const actor = await getSystemActor(db, ACTING_AT)
  await countTwice(db, actor)
  const [first] = await discrepanciesOf(db, SAMPLE)
  await dismissDiscrepancy(db, actor, { slug: SAMPLE, key: first?.key ?? '', note: 'Two days.' })
  await withdrawDismissal(db, actor, { id: 2, reason: 'It was one day.' })
  await closeDatabase(db)
  return file
}

test('dismissals, and that one was taken back, hold against the history', async () => {
  expect(await faultIn(await dismissed())).toBeNull()
})

test.each([
  ['its note', `UPDATE Dismissal SET note = 'Other.' WHERE id = 1`],
  ['its otherWording', `UPDATE Dismissal SET otherWording = '99 diplomats' WHERE id = 1`],
  ['its withdrawalReason', `UPDATE DismissalWithdrawal SET reason = 'Other.'`],
])('a dismissal of which %s was changed is found out', async (what, sql) => {
  const file = await dismissed()

  await tamper(file, sql)

  expect(await faultIn(file)).toContain(what)
})
