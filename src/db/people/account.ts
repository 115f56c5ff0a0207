import { readName } from '../../domain/people.js'
import { accepted, refused, type Problem, type Result } from '../../domain/problems.js'
import type { Db } from '../database.js'
import { NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { endSessionsOf } from './sessions.js'

/** What a person sees of themselves. */
export interface Account {
  readonly name: string
  readonly email: string
  readonly passwordHash: string | null
}

/** @throws {NotFound} */
export async function getAccount(db: Db | Tx, id: number): Promise<Account> {
  const person = await db.person.findUnique({
    where: { id },
    select: { name: true, email: true, passwordHash: true },
  })
  if (!person) throw new NotFound('person', id)
  return { ...person, email: person.email ?? '' }
}

/** Sets the name that others see. @returns whether it changed */
export function setName(db: Db, actor: Actor, typed: string): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const problems: Problem[] = []
    const name = readName(problems, typed)
    if (problems.length > 0) return refused(problems)
    const before = await getAccount(tx, actor.id)
    if (before.name === name) return accepted({ changed: false })
    await tx.person.update({
      where: { id: actor.id },
      data: { name, version: { increment: 1 } },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId: null,
      action: 'person.renamed',
      subject: actor.uid,
      before: { name: before.name },
      after: { name },
    })
    return accepted({ changed: true })
  })
}

/** Sets a new pass phrase, and ends every session but the one that it was set in. */
export function setPassPhrase(
  db: Db,
  actor: Actor,
  { passwordHash, identifier }: { readonly passwordHash: string; readonly identifier: string },
): Promise<void> {
  return transact(db, async (tx) => {
    await tx.person.update({
      where: { id: actor.id },
      data: { passwordHash, version: { increment: 1 } },
      select: { id: true },
    })
    await endSessionsOf(tx, actor.id, identifier)
    await appendActivity(tx, actor, {
      articleId: null,
      action: 'person.new_pass_phrase',
      subject: actor.uid,
      before: null,
      after: null,
    })
  })
}
