import { createHmac, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from '../src/db/database.js'
import { saveSession } from '../src/db/people/sessions.js'
import { getSystemActor } from '../src/db/record/system-actor.js'

/**
 * Signs the program's own person in, on the database that is measured: no round spends a pass phrase's second.
 *
 * @param folder  the data folder, which gets a secret
 * @returns the cookie
 */
export async function signIn(folder: string, file: string): Promise<string> {
  const [secret, identifier] = [randomBytes(32).toString('hex'), randomBytes(24).toString('hex')]
  await writeFile(join(folder, 'secret'), secret)
  const db = await openDatabase(file)
  const at = new Date()
  const { id } = await getSystemActor(db, at)
  await saveSession(db, identifier, { personId: id, data: JSON.stringify({ cookie: {}, personId: id }), at })
  await closeDatabase(db)
  const signature = createHmac('sha256', secret).update(identifier).digest('base64').replace(/=+$/, '')
  return `tickmark=${encodeURIComponent(`s:${identifier}.${signature}`)}`
}
