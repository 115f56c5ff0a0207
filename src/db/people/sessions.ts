import { randomUUID } from 'node:crypto'
import type { Role } from '../../domain/roles.js'
import { readLists, type Db } from '../database.js'
import { settingsList, settingsOf, type RecordedSettings } from '../desk-settings.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'
import { transact, type Tx } from '../transaction.js'
import { hashToken } from './tokens.js'

/** Who is signed in. */
export interface Viewer {
  readonly id: number
  readonly uid: string
  readonly name: string
  readonly role: Role
}

export interface SignedIn {
  readonly viewer: Viewer
  /** What the session holds, as JSON. */
  readonly data: string
  readonly lastUsedAt: Date
  /** The desk's settings, which every page needs as well. */
  readonly settings: RecordedSettings
}

/** In milliseconds: how long a session lasts unused, how long at most, and how often its last use is written down. */
const HOUR = 60 * 60 * 1000
const IDLE = 12 * HOUR
export const LONGEST_SESSION = 14 * 24 * HOUR
const WRITTEN_EVERY = HOUR / 12

interface Row {
  id: number
  uid: string
  name: string
  role: Role
  data: string
  lastUsedAt: string
}

/** The session of an identifier, and the settings of the desk, with one statement. @returns `null` when it is over, or its person deactivated */
export async function findSession(db: Db, identifier: string, at: Date): Promise<SignedIn | null> {
  const { sessions, settings } = await readLists(db, {
    settings: settingsList(),
    sessions: list<Row>(
      ['id', 'uid', 'name', 'role', 'data', 'lastUsedAt'],
      sql`SELECT p.id, p.uid, p.name, p.role, s.data, s.lastUsedAt
        FROM Session s JOIN Person p ON p.id = s.personId
        WHERE s.idHash = ${hashToken(identifier)} AND s.expiresAt > ${at} AND p.deactivatedAt IS NULL`,
    ),
  })
  const [row] = sessions
  if (row === undefined) return null
  const { id, uid, name, role, data, lastUsedAt } = row
  return {
    viewer: { id, uid, name, role },
    data,
    lastUsedAt: new Date(lastUsedAt),
    settings: settingsOf(settings),
  }
}

/** Keeps what a session holds; the identifier itself is not stored. */
export async function saveSession(
  db: Db,
  identifier: string,
  { personId, data, at }: { readonly personId: number; readonly data: string; readonly at: Date },
): Promise<void> {
  await db.session.upsert({
    where: { idHash: hashToken(identifier) },
    create: {
      uid: randomUUID(),
      idHash: hashToken(identifier),
      createdAt: at,
      personId,
      data,
      lastUsedAt: at,
      expiresAt: new Date(at.getTime() + IDLE),
    },
    update: { data },
    select: { id: true },
  })
}

/** Whether a use is worth writing down: reading a page is not a write each time. */
export const isWorthNoting = (lastUsedAt: Date, at: Date): boolean =>
  at.getTime() - lastUsedAt.getTime() >= WRITTEN_EVERY

/** Writes down that a session is in use: it lasts 12 hours from now, and 14 days from its beginning at most. */
export async function noteUse(db: Db, identifier: string, at: Date): Promise<void> {
  const idHash = hashToken(identifier)
  const session = await db.session.findUnique({ where: { idHash }, select: { id: true, createdAt: true } })
  if (!session) return
  const expiresAt = new Date(Math.min(at.getTime() + IDLE, session.createdAt.getTime() + LONGEST_SESSION))
  await db.session.updateMany({ where: { id: session.id }, data: { lastUsedAt: at, expiresAt } })
}

/** Ends one session. What is over is gone: nothing of the record hangs on it. */
export async function endSession(db: Db, identifier: string): Promise<void> {
  await db.session.deleteMany({ where: { idHash: hashToken(identifier) } })
}

/** Ends all sessions of a person, but the one that is kept. @returns how many were ended */
export async function endSessionsOf(db: Db | Tx, personId: number, keep = ''): Promise<number> {
  return transact(db, async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { personId, ...(keep !== '' && { idHash: { not: hashToken(keep) } }) },
    })
    return count
  })
}

/** Removes what has expired: nobody can use it. */
export async function removeOldSessions(db: Db, at: Date): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lte: at } } })
}

export interface OwnSession {
  readonly startedAt: Date
  readonly lastUsedAt: Date
  readonly data: string
  /** The one that asks. */
  readonly current: boolean
}

const LISTED = 50

/** The live sessions of a person, last used first. */
export async function listSessions(
  db: Db,
  personId: number,
  { identifier, at }: { readonly identifier: string; readonly at: Date },
): Promise<readonly OwnSession[]> {
  const rows = await db.session.findMany({
    where: { personId, expiresAt: { gt: at } },
    orderBy: { lastUsedAt: 'desc' },
    take: LISTED,
    select: { createdAt: true, lastUsedAt: true, data: true, idHash: true },
  })
  const own = hashToken(identifier)
  return rows.map(({ createdAt, lastUsedAt, data, idHash }) => ({
    startedAt: createdAt,
    lastUsedAt,
    data,
    current: idHash === own,
  }))
}
