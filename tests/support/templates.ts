import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { getSystemActor } from '../../src/db/record/system-actor.js'
import { openDatabase } from '../../src/db/database.js'
import { migrateAtStart } from '../../src/db/migrations.js'
import { projectRoot } from '../../src/project-root.js'
import { seed } from '../../src/start.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated database file without anything in it but the system person and the desk's chain. */
    readonly emptyDatabase: string
    /** The same with the sample article. */
    readonly seededDatabase: string
  }
}

/** When the databases that tests copy were made. */
export const SEEDED_AT = new Date('2024-05-30T08:00:00Z')

/** Makes, once per run, the database files that every test copies. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-tests-'))
  const [emptyDatabase, seededDatabase] = [join(folder, 'empty.db'), join(folder, 'seeded.db')]
  for (const file of [emptyDatabase, seededDatabase]) {
    await migrateAtStart({ file, root: projectRoot() })
    const db = await openDatabase(file)
    await getSystemActor(db, SEEDED_AT)
    if (file === seededDatabase) await seed(db, projectRoot(), SEEDED_AT)
    // Everything into the one file that is copied.
    await db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
    await db.$disconnect()
  }
  project.provide('emptyDatabase', emptyDatabase)
  project.provide('seededDatabase', seededDatabase)
  return () => {
    rmSync(folder, { recursive: true })
  }
}
