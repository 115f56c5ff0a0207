import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pino, type DestinationStream } from 'pino'
import { seedSample } from '../seed/seed.js'
import { ConfigError, readConfig, type Config } from './config.js'
import { getSystemActor } from './db/record/system-actor.js'
import { unpackRestored } from './db/backup/unpack.js'
import { openDatabase, type Db } from './db/database.js'
import { migrateAtStart } from './db/migrations.js'
import { projectRoot } from './project-root.js'
import { readAssets } from './web/assets.js'
import type { Context } from './web/context.js'
import { createRender } from './web/render.js'

/** A migrated database, opened. @throws {ConfigError} {MigrationError} in one line for the person who starts the program */
export async function startDatabase({ databaseFile, dataDir }: Config, root: string): Promise<Db> {
  await makeFolder(dataDir)
  await migrateAtStart({ file: databaseFile, root })
  await unpackRestored(databaseFile, dataDir, new Date()) // after a restore that was killed
  return openDatabase(databaseFile)
}

/** @throws {ConfigError} when the operating system refuses */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const message = `The folder ${folder} cannot be made (${code}). Check DATA_DIR, and that this user may write there.`
    throw new ConfigError(message, { cause: error })
  }
}

/** Puts the sample article on the desk, unless it is there. @returns whether it was added */
export async function seed(db: Db, root: string, now: Date): Promise<boolean> {
  return seedSample(db, await getSystemActor(db, now), join(root, 'seed'))
}

/**
 * Prepares all that the application needs: settings, database, templates, assets.
 *
 * @throws {ConfigError} {MigrationError} {SeedError}
 */
export async function startContext(
  environment: Readonly<Record<string, string | undefined>>,
  logTo?: DestinationStream,
): Promise<Context> {
  const root = projectRoot()
  const config = readConfig(environment, root)
  const log = logTo ? pino({ level: config.logLevel }, logTo) : pino({ level: config.logLevel })
  const now = () => new Date()
  const render = createRender(join(root, 'views'), { reload: !config.production })
  const assets = readAssets(root)
  const db = await startDatabase(config, root)
  const { id, uid } = await getSystemActor(db, now())
  if (config.sampleArticle) await seed(db, root, now())
  return { db, render, assets, config, now, log, system: { id, uid }, version: versionOf(root) }
}

/** The program's version. */
export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}
