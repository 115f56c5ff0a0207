import { decidePersonChange, readRole } from '../../domain/people.js'
import { accepted, refused, type Problem, type Result } from '../../domain/problems.js'
import type { Role } from '../../domain/roles.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { endSessionsOf } from './sessions.js'

export interface Credentials {
  readonly id: number
  readonly passwordHash: string | null
}

/** Who signs in with an address. @returns `null` for nobody who could */
export async function findCredentials(db: Db, email: string): Promise<Credentials | null> {
  return db.person.findUnique({
    where: { email: email.trim().toLowerCase(), deactivatedAt: null },
    select: { id: true, passwordHash: true },
  })
}

/** The person of an address, for the command line. @throws {NotFound} */
export async function getPersonByEmail(
  db: Db,
  email: string,
): Promise<{ readonly id: number; readonly version: number }> {
  const person = await db.person.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, version: true },
  })
  if (!person) throw new NotFound('person', email)
  return person
}

interface PersonState {
  readonly id: number
  readonly uid: string
  readonly name: string
  readonly role: Role
  readonly legal: boolean
  readonly deactivatedAt: Date | null
  readonly version: number
}

async function getPerson(tx: Tx, id: number): Promise<PersonState> {
  const person = await tx.person.findUnique({
    where: { id, kind: 'human' },
    select: { id: true, uid: true, name: true, role: true, legal: true, deactivatedAt: true, version: true },
  })
  if (!person) throw new NotFound('person', id)
  return person
}

/**
 * Gives a person another role, or the mark for the legal sign-off, or takes that away: a line of the history for each.
 *
 * @param legal  left as it is when it is left out
 * @returns whether anything changed; a problem of `role` when it is the last admin's
 * @throws {NotFound} @throws {StaleVersion}
 */
export function setRights(
  db: Db,
  actor: Actor,
  {
    id,
    version,
    role: typed,
    legal: typedLegal,
  }: { readonly id: number; readonly version: number; readonly role: string; readonly legal?: boolean },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const person = await getPerson(tx, id)
    const problems: Problem[] = []
    const role = readRole(problems, typed)
    if (role === null) return refused(problems)
    const legal = typedLegal ?? person.legal
    if (role === person.role && legal === person.legal) return accepted({ changed: false })
    if (version !== person.version)
      throw new StaleVersion('person', { basedOn: version, current: person.version })
    const active = person.deactivatedAt === null
    const decision = await decideChange(tx, person, { role, active })
    if (!decision.ok) return decision
    let next = person
    if (role !== person.role)
      next = await change(tx, actor, person, 'person.role', { role: person.role }, { role })
    if (legal !== person.legal)
      await change(tx, actor, next, 'person.legal', { legal: person.legal }, { legal })
    return accepted({ changed: true })
  })
}

/** Lets a person go: their sessions end at once, their name stays on their work. @throws {NotFound} */
export function deactivatePerson(
  db: Db,
  actor: Actor,
  id: number,
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const person = await getPerson(tx, id)
    if (person.deactivatedAt !== null) return accepted({ changed: false })
    const decision = await decideChange(tx, person, { role: person.role, active: false })
    if (!decision.ok) return decision
    await change(tx, actor, person, 'person.deactivated', { active: true }, { active: false }, actor.at)
    await tx.invitation.updateMany({
      where: { personId: id, usedAt: null, expiresAt: { gt: actor.at } },
      data: { expiresAt: actor.at },
    })
    await endSessionsOf(tx, id)
    return accepted({ changed: true })
  })
}

/** Lets a deactivated person in again, with the pass phrase they had. @throws {NotFound} */
export function reactivatePerson(db: Db, actor: Actor, id: number): Promise<{ readonly changed: boolean }> {
  return transact(db, async (tx) => {
    const person = await getPerson(tx, id)
    if (person.deactivatedAt === null) return { changed: false }
    await change(tx, actor, person, 'person.reactivated', { active: false }, { active: true }, null)
    return { changed: true }
  })
}

async function decideChange(
  tx: Tx,
  person: PersonState,
  after: { readonly role: Role; readonly active: boolean },
): Promise<Result<null>> {
  const otherAdmins = await tx.person.count({
    where: {
      role: 'admin',
      kind: 'human',
      deactivatedAt: null,
      passwordHash: { not: null },
      NOT: { id: person.id },
    },
  })
  const before = { role: person.role, active: person.deactivatedAt === null }
  return decidePersonChange({ before, after, otherAdmins })
}

async function change(
  tx: Tx,
  actor: Actor,
  person: PersonState,
  action: string,
  before: Readonly<Record<string, unknown>>,
  after: { readonly role?: Role; readonly legal?: boolean; readonly active?: boolean },
  deactivatedAt?: Date | null,
): Promise<PersonState> {
  const { id, uid, version } = person
  await tx.person.update({
    where: { id },
    data: {
      ...(after.role !== undefined && { role: after.role }),
      ...(after.legal !== undefined && { legal: after.legal }),
      ...(deactivatedAt !== undefined && { deactivatedAt }),
      version: version + 1,
    },
    select: { id: true },
  })
  await appendActivity(tx, actor, { articleId: null, action, subject: uid, before, after })
  return { ...person, version: version + 1 }
}
