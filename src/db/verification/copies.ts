import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Moment } from '../moment.js'
import { agree, refuse } from './fault.js'

/** Where the bytes of an archived copy lie: under their SHA-256. */
const copyFile = (dataDir: string, sha256: string): string => join(dataDir, 'copies', sha256)

/**
 * Reads every archived copy and holds it against its SHA-256.
 *
 * @param dataDir  where they lie; `null` where they are not beside the database, as in a backup
 * @returns how many there are
 * @throws {RecordFault} naming the first that is missing or was altered
 */
export async function checkCopies(moment: Moment, dataDir: string | null): Promise<number> {
  const copies = await moment.all<{ uid: string; name: string; sha256: string; title: string }>`
    SELECT c.uid, c.name, c.sha256, s.title FROM ArchivedCopy c JOIN Source s ON s.id = c.sourceId ORDER BY c.id`
  if (dataDir === null) return copies.length
  for (const { uid, name, sha256, title } of copies) {
    const place = { slug: null, what: `the archived copy ${name} of the source “${title}”`, uid }
    const file = copyFile(dataDir, sha256)
    const found = await hashFile(file)
    if (found === null) refuse(place, `its file ${file} is missing.`)
    agree(place, 'sha256', sha256, found, `the bytes of ${file} give`)
  }
  return copies.length
}

/** @returns `null` when there is no such file */
async function hashFile(file: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(file), hash)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return hash.digest('hex')
}
