import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase, openDatabase } from '../../../src/db/database.js'
import { CHAIN_START, hashActivity, hashStoredPayload } from '../../../src/db/record/activity.js'
import { getSystemActor } from '../../../src/db/record/system-actor.js'
import { Connection } from '../../../src/db/sqlite/connection.js'
import { verifyRecord, type VerifyOptions } from '../../../src/db/verification/verify.js'
import { projectRoot } from '../../../src/project-root.js'
import { ACTING_AT } from '../../support/database.js'
import { ask, claimNumbered, workOnSample } from '../../support/desk-work.js'

const root = projectRoot()

/** Gives the tests of a file copies of one desk that people worked on. */
export function workedDesk(): { readonly copy: () => string } {
  const desk = { file: '', copies: 0 }
  beforeAll(async () => {
    desk.file = join(mkdtempSync(join(tmpdir(), 'tickmark-verify-')), 'worked.db')
    copyFileSync(inject('seededDatabase'), desk.file)
    const db = await openDatabase(desk.file)
    const actor = await getSystemActor(db, ACTING_AT)
    await workOnSample(db, actor)
    await ask(db, actor, await claimNumbered(db, 1))
    await db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
    await closeDatabase(db)
  })
  afterAll(() => {
    rmSync(dirname(desk.file), { recursive: true })
  })
  return {
    copy: () => {
      desk.copies += 1
      const file = `${desk.file}.${desk.copies}`
      copyFileSync(desk.file, file)
      return file
    },
  }
}

/** Does what somebody with the file and a SQL prompt can do: takes the triggers away, alters, and puts them back. */
export async function tamper(file: string, script: string): Promise<void> {
  const connection = await Connection.open(file, { setup: 'PRAGMA foreign_keys = OFF' })
  try {
    const triggers = await connection.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for (const { name } of triggers) await connection.script(`DROP TRIGGER "${String(name)}"`)
    await connection.script(script)
    for (const { sql } of triggers) await connection.script(String(sql))
  } finally {
    await connection.close()
  }
}

/** Computes every chain of a file anew, as somebody who knows how it is done would after altering a line. */
export async function hashAnew(file: string): Promise<void> {
  const connection = await Connection.open(file)
  const updates: string[] = []
  const chains = await connection.all('SELECT id, uid FROM Chain')
  for (const { id, uid } of chains) {
    const lines = await connection.all(
      `SELECT a.*, p.uid AS "by", d.salt, d.before, d.after FROM Activity a JOIN Person p ON p.id = a.byId
       JOIN ActivityPayload d ON d.activityId = a.id WHERE a.chainId = ${String(id)} ORDER BY a.seq`,
    )
    let head = CHAIN_START
    lines.forEach((line, index) => {
      const text = (name: string) => String(line[name])
      const [before, after] = [line['before'], line['after']].map((json) =>
        json === null ? null : String(json),
      )
      const payloadHash = hashStoredPayload(text('salt'), before ?? null, after ?? null)
      const at = new Date(text('createdAt')).toISOString()
      const [seq, by, action, subject] = [index + 1, text('by'), text('action'), text('subject')]
      const hash = hashActivity(head, { chain: String(uid), seq, at, by, action, subject, payloadHash })
      updates.push(
        `UPDATE Activity SET seq = ${seq}, payloadHash = '${payloadHash}', prevHash = '${head}', hash = '${hash}' WHERE id = ${text('id')};`,
      )
      head = hash
    })
    updates.push(`UPDATE Chain SET head = '${head}', length = ${lines.length} WHERE id = ${String(id)};`)
  }
  await connection.close()
  await tamper(file, updates.join('\n'))
}

/** What verify says is wrong; `null` when the record holds. */
export async function faultIn(file: string, options: Partial<VerifyOptions> = {}): Promise<string | null> {
  const verification = await verifyRecord({ file, root, dataDir: dirname(file), heads: [], ...options })
  return verification.holds ? null : verification.fault
}
