import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pino, type DestinationStream } from 'pino'
import { seedSample } from '../seed/seed.js'
import { ConfigError, readConfig, type Config } from './config.js'
import { getSystemActor } from './db/record/system-actor.js'
import { unpackRestored } from './db/backup/unpack.js'
import { openDatabase, type Db } from './db/database.js'
import { migrateAtStart } from './db/migrations.js'
import { offThread } from './intake/off-thread.js'
import { PUBLIC_WEB } from './intake/reach.js'
import { projectRoot } from './project-root.js'
import { textThreads } from './threads/text-threads.js'
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

/** The installation's secret, made when there is none. @throws {ConfigError} */
export function readSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    // Whoever is first makes it, and nobody ever overwrites one: all links and sessions follow from it.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST')
      throw new ConfigError(`The file ${file} cannot be made (${code}).`, { cause: error })
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (/^[0-9a-f]{64}$/.test(secret)) return secret
  throw new ConfigError(
    `The file ${file} does not hold a secret. Put it back from a backup, or remove it: then everybody has to sign in again, and links that were handed on are over.`,
  )
}

/** All that the application needs, with what began for it. */
export interface Started extends Context {
  /** Ends the threads: once nobody is served any more. */
  readonly endThreads: () => Promise<void>
}

/**
 * Prepares all that the application needs: settings, database, templates, assets.
 *
 * @throws {ConfigError} {MigrationError} {SeedError}
 */
export async function startContext(
  environment: Readonly<Record<string, string | undefined>>,
  ownerFound: () => void,
  logTo?: DestinationStream,
): Promise<Started> {
  const root = projectRoot()
  const config = readConfig(environment, root)
  const log = logTo ? pino({ level: config.logLevel }, logTo) : pino({ level: config.logLevel })
  const now = () => new Date()
  const render = createRender(join(root, 'views'), { reload: !config.production })
  const assets = readAssets(root)
  const db = await startDatabase(config, root)
  if (config.sampleArticle) await seed(db, root, now())
  const secret = readSecret(config.dataDir)
  const { carryOver, compareTexts, end: endThreads } = textThreads(root)
  const readManuscript = offThread(join(root, 'dist/src/intake/worker.js'))
  const version = versionOf(root)
  return {
    db,
    render,
    assets,
    config,
    now,
    log,
    secret,
    ownerFound,
    readManuscript,
    carryOver,
    compareTexts,
    endThreads,
    reach: PUBLIC_WEB,
    version,
  }
}

/** The program's version. */
export function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}
