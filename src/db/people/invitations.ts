import { randomUUID } from 'node:crypto'
import { decideInvitation, type InvitationForm } from '../../domain/people.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import type { Role } from '../../domain/roles.js'
import { readLists, type Db } from '../database.js'
import { LinkOver, NotFound } from '../errors.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { hashToken, tokenOf } from './tokens.js'

/** How long a link is good. */
const INVITATION_DAYS = 7

/** A link that lets somebody in, once. */
export interface OpenInvitation {
  readonly id: number
  readonly uid: string
  readonly role: Role
  /** `null` for the first person of a desk: they say it themselves. */
  readonly email: string | null
  readonly expiresAt: Date
  /** Set for somebody who is on the desk already and takes a new pass phrase. */
  readonly person: { readonly id: number; readonly name: string } | null
}

/**
 * Invites somebody to the desk. An older invitation of the same address is over.
 *
 * @param secret  the installation's: the link follows from it
 * @returns the token of the link
 */
export function invite(
  db: Db,
  actor: Actor,
  { form, secret }: { readonly form: InvitationForm; readonly secret: string },
): Promise<Result<{ readonly token: string }>> {
  return transact(db, async (tx) => {
    const decision = decideInvitation(form)
    if (!decision.ok) return decision
    const { email, role } = decision.value
    const known = await tx.person.findUnique({
      where: { email },
      select: { name: true, deactivatedAt: true },
    })
    if (known) {
      const message = known.deactivatedAt
        ? `${known.name} has this address and was deactivated. Let them in again below`
        : `${known.name} has this address and is on the desk already`
      return refused([{ field: 'email', message }])
    }
    await closeInvitations(tx, actor.at, { email })
    const token = await addInvitation(tx, actor, secret, { email, role, personId: null })
    return accepted({ token })
  })
}

/** Makes a link by which somebody of the desk sets a new pass phrase. @throws {NotFound} for nobody active */
export function inviteAgain(
  db: Db,
  actor: Actor,
  { personId, secret }: { readonly personId: number; readonly secret: string },
): Promise<{ readonly token: string }> {
  return transact(db, async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: personId, kind: 'human', deactivatedAt: null },
      select: { email: true, role: true },
    })
    if (!person) throw new NotFound('person', personId)
    await closeInvitations(tx, actor.at, { personId })
    return { token: await addInvitation(tx, actor, secret, { ...person, personId }) }
  })
}

/**
 * Makes the link by which the first person of a desk becomes its admin, as long as nobody can sign in. Older ones are
 * over.
 *
 * @returns the token, or `null` when somebody can sign in
 */
export function offerSetup(db: Db, actor: Actor, secret: string): Promise<string | null> {
  return transact(db, async (tx) => {
    if (await somebodyCanSignIn(tx)) return null
    await closeInvitations(tx, actor.at, { email: null })
    return addInvitation(tx, actor, secret, { email: null, role: 'admin', personId: null })
  })
}

/** Whether the desk has an owner: anybody with a pass phrase. Without Prisma, which a start need not wait for. */
export async function hasOwner(db: Db): Promise<boolean> {
  const owner = sql`SELECT id FROM Person WHERE passwordHash IS NOT NULL AND deactivatedAt IS NULL LIMIT 1`
  const { owners } = await readLists(db, { owners: list<{ id: number }>(['id'], owner) })
  return owners.length > 0
}

async function somebodyCanSignIn(db: Db | Tx): Promise<boolean> {
  const person = await db.person.findFirst({
    where: { passwordHash: { not: null }, deactivatedAt: null },
    select: { id: true },
  })
  return person !== null
}

async function closeInvitations(
  tx: Tx,
  at: Date,
  whose: { readonly email: string | null } | { readonly personId: number },
): Promise<void> {
  await tx.invitation.updateMany({
    where: { ...whose, usedAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  })
}

async function addInvitation(
  tx: Tx,
  actor: Actor,
  secret: string,
  {
    email,
    role,
    personId,
  }: { readonly email: string | null; readonly role: Role; readonly personId: number | null },
): Promise<string> {
  const uid = randomUUID()
  const token = tokenOf(secret, uid)
  const expiresAt = new Date(actor.at.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000)
  await tx.invitation.create({
    data: {
      uid,
      createdAt: actor.at,
      tokenHash: hashToken(token),
      email,
      role,
      personId,
      expiresAt,
      byId: actor.id,
    },
    select: { id: true },
  })
  await appendActivity(tx, actor, {
    articleId: null,
    action: 'invitation.made',
    subject: uid,
    before: null,
    after: { email, role, expiresAt: expiresAt.toISOString() },
  })
  return token
}

/** The invitation of a link. @throws {LinkOver} when it was used, has expired, or was never made */
export async function getInvitation(db: Db | Tx, token: string, at: Date): Promise<OpenInvitation> {
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: at } },
    select: {
      id: true,
      uid: true,
      role: true,
      email: true,
      expiresAt: true,
      person: { select: { id: true, name: true } },
    },
  })
  // The first admin's link is over as soon as anybody can sign in, however it came to that.
  const over = invitation === null || (invitation.email === null && (await somebodyCanSignIn(db)))
  if (over) throw new LinkOver('This link is over')
  return invitation
}
