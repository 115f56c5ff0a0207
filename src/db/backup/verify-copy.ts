import { join } from 'node:path'
import { startReplay } from '../../domain/replay.js'
import { pending, readMigrations } from '../migrations/history.js'
import { momentOn } from '../moment.js'
import { Connection } from '../sqlite/connection.js'
import { listChains, walkChain } from '../verification/chains.js'
import { RecordFault } from '../verification/fault.js'
import { listRedactions } from '../verification/redactions.js'
import { verifyRecord } from '../verification/verify.js'

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

/** Every chain by itself: the tables may have another shape. @returns the first that does not hang together */
function brokenChains(connection: Connection): Promise<readonly string[]> {
  return momentOn(connection, async (moment) => {
    try {
      const redactions = await listRedactions(moment)
      for (const chain of await listChains(moment)) await walkChain(moment, chain, redactions, startReplay())
      return []
    } catch (error) {
      if (error instanceof RecordFault) return [error.message]
      throw error
    }
  })
}
