import { createHmac, randomUUID } from 'node:crypto'
import type { Db } from '../../src/db/database.js'
import { saveSession } from '../../src/db/people/sessions.js'
import type { Actor } from '../../src/db/record/actor.js'
import type { Role } from '../../src/domain/roles.js'

/** The secret of the installations that tests make. */
export const SECRET = 'ab'.repeat(32)

/** The cookie of somebody who is signed in, without the second that a pass phrase takes. */
export async function sessionCookieOf(
  db: Db,
  { id, at }: Pick<Actor, 'id' | 'at'>,
  identifier: string = randomUUID(),
): Promise<string> {
  const data = JSON.stringify({
    cookie: {},
    personId: id,
    userAgent: 'Mozilla/5.0 (X11; Linux) Firefox/140.0',
  })
  await saveSession(db, identifier, { personId: id, data, at })
  return cookieOf(identifier)
}

/** The cookie that carries the identifier of a session. */
export function cookieOf(identifier: string): string {
  const signature = createHmac('sha256', SECRET).update(identifier).digest('base64').replace(/=+$/, '')
  return `tickmark=${encodeURIComponent(`s:${identifier}.${signature}`)}`
}

/** Somebody of the desk with this role. */
export async function personWith(db: Db, role: Role, at: Date, name = `The ${role}`): Promise<Actor> {
  const uid = randomUUID()
  const { id } = await db.person.create({
    data: { uid, createdAt: at, name, email: `${uid}@desk.example`, role },
    select: { id: true },
  })
  return { id, uid, role, at }
}
