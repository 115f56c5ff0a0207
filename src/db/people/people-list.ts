import type { Role } from '../../domain/roles.js'
import { snapshot, type Db } from '../database.js'
import { tokenOf } from './tokens.js'

export interface PersonRow {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: Role
  /** May give the legal sign-off. */
  readonly legal: boolean
  readonly active: boolean
  readonly version: number
  readonly joinedAt: Date
  readonly lastSeenAt: Date | null
  /** The token of a link by which they can set a new pass phrase, while it is good. */
  readonly token: string | null
}

export interface InvitationRow {
  readonly email: string
  readonly role: Role
  readonly by: string
  readonly expiresAt: Date
  readonly token: string
}

export interface People {
  readonly people: readonly PersonRow[]
  /** Those that are good now, newest first. */
  readonly invitations: readonly InvitationRow[]
  /** Whether there are more people than are listed. */
  readonly more: boolean
}

/** A desk has some dozens; nobody pages through them. */
const LISTED = 500

interface PersonColumns {
  id: number
  name: string
  email: string
  role: Role
  legal: number
  deactivatedAt: string | null
  version: number
  createdAt: string
  lastUsedAt: string | null
  invitation: string | null
}

/** Everybody of the desk, active ones first and by name, and the invitations that are open. */
export function listPeople(
  db: Db,
  { at, secret }: { readonly at: Date; readonly secret: string },
): Promise<People> {
  return snapshot(db, async (moment) => {
    const rows = await moment.all<PersonColumns>`
      SELECT p.id, p.name, p.email, p.role, p.legal, p.deactivatedAt, p.version, p.createdAt,
        (SELECT max(s.lastUsedAt) FROM Session s WHERE s.personId = p.id) AS lastUsedAt,
        (SELECT i.uid FROM Invitation i WHERE i.personId = p.id AND i.usedAt IS NULL AND i.expiresAt > ${at}
          ORDER BY i.id DESC LIMIT 1) AS invitation
      FROM Person p WHERE p.kind = 'human'
      ORDER BY p.deactivatedAt IS NOT NULL, p.name COLLATE NOCASE, p.id LIMIT 501`
    const open = await moment.all<{ uid: string; email: string; role: Role; expiresAt: string; by: string }>`
      SELECT i.uid, i.email, i.role, i.expiresAt, p.name AS "by" FROM Invitation i JOIN Person p ON p.id = i.byId
      WHERE i.email IS NOT NULL AND i.personId IS NULL AND i.usedAt IS NULL AND i.expiresAt > ${at}
      ORDER BY i.id DESC LIMIT 500`
    return {
      people: rows.slice(0, LISTED).map((row) => ({
        id: row.id,
        name: row.name,
        email: row.email,
        role: row.role,
        legal: row.legal === 1,
        active: row.deactivatedAt === null,
        version: row.version,
        joinedAt: new Date(row.createdAt),
        lastSeenAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt),
        token: row.invitation === null ? null : tokenOf(secret, row.invitation),
      })),
      invitations: open.map(({ uid, email, role, expiresAt, by }) => ({
        email,
        role,
        by,
        expiresAt: new Date(expiresAt),
        token: tokenOf(secret, uid),
      })),
      more: rows.length > LISTED,
    }
  })
}
