import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { verifyCopy } from '../../../src/db/backup/verify-copy.js'
import { closeDatabase, openDatabase } from '../../../src/db/database.js'
import { redactActivity } from '../../../src/db/record/redaction.js'
import { getSystemActor } from '../../../src/db/record/system-actor.js'
import { projectRoot } from '../../../src/project-root.js'
import { NOW, tamper, test } from './kept.js'

/** The folder of a program that has one migration more. */
function newerProgram(folder: string): string {
  cpSync(join(projectRoot(), 'prisma'), join(folder, 'prisma'), { recursive: true })
  mkdirSync(join(folder, 'prisma/migrations/29991231000000_newer'))
  writeFileSync(join(folder, 'prisma/migrations/29991231000000_newer/migration.sql'), 'SELECT 1;')
  return folder
}

test('the history of an older copy is checked line by line, what was redacted too', async ({ kept }) => {
  const db = await openDatabase(kept.file)
  const redacted = await redactActivity(db, await getSystemActor(db, NOW), { id: 9, reason: 'A legal duty.' })
  await closeDatabase(db)
  const root = newerProgram(join(kept.dataDir, 'program'))

  const whole = await verifyCopy(kept.file, root)
  await tamper(kept.file, `DROP TRIGGER "Activity_no_update"; UPDATE Activity SET action = 'x' WHERE id = 12`)
  const altered = await verifyCopy(kept.file, root)

  expect([redacted.ok, whole]).toEqual([true, []])
  expect(altered).toEqual([expect.stringMatching(/who, when, what or its hash was changed/)])
})
