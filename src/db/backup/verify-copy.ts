import { join } from 'node:path'
import { pending, readMigrations } from '../migrations/history.js'
import { CHAIN_START, hashActivity, hashPayload } from '../record/activity.js'
import { Connection } from '../sqlite/connection.js'
import { verifyRecord } from '../verification/verify.js'
import type { Row } from '../sqlite/values.js'

/** Lines of the history that are read at once. */
const BATCH = 1000

interface Line {
  readonly seq: number
  readonly createdAt: string
  readonly byUid: string
  readonly action: string
  readonly subject: string
  readonly payloadHash: string
  readonly prevHash: string
  readonly hash: string
  readonly salt: string | null
  readonly before: string | null
  readonly after: string | null
}

interface Chain {
  readonly id: number
  readonly uid: string
  readonly head: string
  readonly length: number
}

/**
 * Checks the record in a copy: as `tickmark verify` does, and of a copy that an older version made its pages, what
 * refers to what, and every chain of its history.
 *
 * @param file  the copy, which nobody changes meanwhile
 * @param root  the folder with `prisma/`
 * @returns what does not hold, a line each; nothing when all of it does
 * @throws `sqlite3`'s error when it cannot be read at all
 */
export async function verifyCopy(file: string, root: string): Promise<readonly string[]> {
  const older = await olderFaults(file, root)
  if (older !== null) return older
  const verification = await verifyRecord({ file, root, dataDir: null, heads: [] })
  return verification.holds ? [] : [verification.fault]
}

/** @returns `null` for a copy of this very version, whose tables can be checked as well */
async function olderFaults(file: string, root: string): Promise<readonly string[] | null> {
  const connection = await Connection.open(file, { setup: 'PRAGMA query_only = ON' })
  try {
    const damage = await damageOf(connection)
    if (damage.length > 0) return damage // of what is below nothing can be said
    const waiting = await pending(connection, await readMigrations(join(root, 'prisma/migrations')))
    return waiting.length > 0 ? await brokenChains(connection) : null
  } finally {
    await connection.close()
  }
}

async function damageOf(connection: Connection): Promise<readonly string[]> {
  const pages = await connection.all('PRAGMA integrity_check')
  const references = await connection.all('PRAGMA foreign_key_check')
  return [
    ...pages.flatMap((row) => (row['integrity_check'] === 'ok' ? [] : [String(row['integrity_check'])])),
    ...references.map(({ table, parent }) => `a row of ${String(table)} refers to no ${String(parent)}`),
  ]
}

async function brokenChains(connection: Connection): Promise<readonly string[]> {
  const broken: string[] = []
  for (const row of await connection.all('SELECT id, uid, head, length FROM Chain ORDER BY id')) {
    const chain = row as unknown as Chain
    if (!(await holds(connection, chain))) broken.push(`the history ${chain.uid} does not hang together`)
  }
  return broken
}

async function holds(connection: Connection, chain: Chain): Promise<boolean> {
  let [previous, seq] = [CHAIN_START, 0]
  for (;;) {
    const lines = (await linesAfter(connection, chain.id, seq)) as readonly object[] as readonly Line[]
    for (const line of lines) {
      seq += 1
      if (line.seq !== seq || line.prevHash !== previous || line.hash !== hashOfLine(chain, line))
        return false
      if (line.payloadHash !== hashOfPayload(line)) return false
      previous = line.hash
    }
    if (lines.length < BATCH) return seq === chain.length && previous === chain.head
  }
}

function linesAfter(connection: Connection, chainId: number, seq: number): Promise<Row[]> {
  return connection.all(
    `SELECT a.seq, a.createdAt, p.uid AS byUid, a.action, a.subject, a.payloadHash, a.prevHash, a.hash, y.salt, y.before,
      y.after
    FROM Activity a JOIN Person p ON p.id = a.byId LEFT JOIN ActivityPayload y ON y.activityId = a.id
    WHERE a.chainId = ? AND a.seq > ? ORDER BY a.seq LIMIT ${BATCH}`,
    [chainId, seq],
  )
}

function hashOfLine({ uid: chain }: Chain, line: Line): string {
  const { seq, createdAt, byUid: by, action, subject, payloadHash, prevHash } = line
  const at = new Date(createdAt).toISOString()
  return hashActivity(prevHash, { chain, seq, at, by, action, subject, payloadHash })
}

function hashOfPayload({ salt, before, after }: Line): string {
  const [old, changed] = [before, after].map((json) => JSON.parse(json ?? 'null') as unknown)
  return hashPayload(salt ?? '', old, changed)
}
