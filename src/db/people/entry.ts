import { randomUUID } from 'node:crypto'
import { accepted, refused, type Result } from '../../domain/problems.js'
import type { Db } from '../database.js'
import { appendActivity } from '../record/activity.js'
import { getSystemActor } from '../record/system-actor.js'
import { transact } from '../transaction.js'
import { getInvitation } from './invitations.js'
import { endSessionsOf } from './sessions.js'

export interface Entry {
  readonly token: string
  readonly name: string
  /** Lower case; that of the invitation where it names one. */
  readonly email: string
  readonly passwordHash: string
}

/**
 * Lets somebody in: makes the person, or gives one of the desk a new pass phrase and ends their sessions.
 *
 * @throws {LinkOver} when somebody else was faster with the same link
 */
export async function acceptInvitation(
  db: Db,
  at: Date,
  { token, name, email, passwordHash }: Entry,
): Promise<Result<{ readonly personId: number }>> {
  const system = await getSystemActor(db, at)
  return transact(db, async (tx) => {
    const invitation = await getInvitation(tx, token, at)
    const taken = await tx.person.findUnique({ where: { email }, select: { id: true } })
    if (taken && taken.id !== invitation.person?.id)
      return refused([{ field: 'email', message: 'Somebody of the desk has this address. Take another' }])

    await tx.invitation.update({ where: { id: invitation.id }, data: { usedAt: at }, select: { id: true } })
    if (invitation.person) {
      const { id } = invitation.person
      const { uid, role } = await tx.person.update({
        where: { id },
        data: { passwordHash, version: { increment: 1 } },
        select: { uid: true, role: true },
      })
      await endSessionsOf(tx, id)
      await appendActivity(
        tx,
        { id, uid, role, at },
        {
          articleId: null,
          action: 'person.new_pass_phrase',
          subject: uid,
          before: null,
          after: { invitation: invitation.uid },
        },
      )
      return accepted({ personId: id })
    }
    const { role } = invitation
    const { id, uid } = await tx.person.create({
      data: { uid: randomUUID(), createdAt: at, name, email, role, kind: 'human', passwordHash },
      select: { id: true, uid: true },
    })
    // Who made the invitation let them in; the first one of all was let in by the program.
    await appendActivity(tx, system, {
      articleId: null,
      action: 'person.added',
      subject: uid,
      before: null,
      after: { name, email, role, kind: 'human', invitation: invitation.uid },
    })
    return accepted({ personId: id })
  })
}
