import { randomUUID } from 'node:crypto'
import { appendActivity, startChain } from './activity.js'
import type { Actor } from './actor.js'
import { snapshot, type Db } from '../database.js'
import { transact } from '../transaction.js'

/** The person that stands for the program itself. On an empty database it is made, and with it the desk's chain. */
export async function getSystemActor(db: Db, at: Date): Promise<Actor> {
  const known = await snapshot(
    db,
    (moment) => moment.first<Omit<Actor, 'at'>>`
      SELECT id, uid, role FROM Person WHERE kind = 'system' ORDER BY id LIMIT 1`,
  )
  return known ? { ...known, at } : addSystemActor(db, at)
}

function addSystemActor(db: Db, at: Date): Promise<Actor> {
  return transact(db, async (tx) => {
    const select = { id: true, uid: true, role: true }
    // Two programs may start at once; here only one of them is writing.
    const known = await tx.person.findFirst({ where: { kind: 'system' }, orderBy: { id: 'asc' }, select })
    if (known) return { ...known, at }
    const details = { name: 'The desk', role: 'admin', kind: 'system' } as const
    const person = await tx.person.create({ data: { ...details, uid: randomUUID(), createdAt: at }, select })
    const actor = { ...person, at }
    await startChain(tx, actor, null)
    await appendActivity(tx, actor, {
      articleId: null,
      action: 'person.added',
      subject: person.uid,
      before: null,
      after: details,
    })
    return actor
  })
}
