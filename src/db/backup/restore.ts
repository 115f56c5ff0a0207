import { existsSync } from 'node:fs'
import { copyFile, chmod, link, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pending, readMigrations } from '../migrations/history.js'
import { Connection } from '../sqlite/connection.js'
import { isDatabaseBusy, isDatabaseUnavailable, sqliteCode } from '../sqlite/errors.js'
import { BackupError } from './backup-error.js'
import { FORMAT, readMark, wrongFiles, type BackupMark } from './contents.js'
import { asideName, putInPlace, sync } from './disk.js'
import { unpackRestored } from './unpack.js'
import { verifyCopy } from './verify-copy.js'

export interface RestoreOptions {
  /** The backup. */
  readonly from: string
  /** The database file whose place it takes; it may be missing. */
  readonly file: string
  readonly dataDir: string
  /** The folder that holds `prisma/migrations`. */
  readonly root: string
  readonly now: Date
  readonly progress: (line: string) => void
}

export interface Restored extends BackupMark {
  /** Where the old database is, and files of DATA_DIR that were in the place of others. */
  readonly aside: readonly string[]
}

/** What SQLite may keep beside a database: without them it would not be whole. */
const BESIDE = ['-wal', '-shm', '-journal']

/**
 * Puts a backup in the place of the database, once it has been checked; the old one is put aside. The moment at which
 * the new one counts is one renaming: a kill leaves the old desk or the new, whole. What the backup brings along is
 * then put out by {@link unpackRestored}, now or at the next start.
 *
 * @throws {BackupError} {MigrationError} in one line; nothing was changed then
 */
export async function restoreBackup({
  from,
  file,
  dataDir,
  root,
  now,
  progress,
}: RestoreOptions): Promise<Restored> {
  if (!existsSync(from) || !(await stat(from)).isFile()) throw new BackupError(`There is no file ${from}.`)
  await mkdir(dirname(file), { recursive: true })
  if (existsSync(file)) await (await holdAlone(file))() // before the long part, and again after it
  const staged = `${file}.restoring`
  try {
    progress('Copying the backup…')
    await copyFile(from, staged)
    await chmod(staged, 0o600)
    progress('Checking it…')
    const mark = await check(staged, from, root)
    const old = await takePlace(staged, file, now)
    return { ...mark, aside: [...old, ...(await unpackRestored(file, dataDir, now))] }
  } finally {
    await rm(staged, { force: true })
  }
}

/** What is checked is what is put in place, not what it was copied from. */
async function check(staged: string, from: string, root: string): Promise<BackupMark> {
  try {
    const mark = await readKnown(staged, from, root)
    const wrong = [...(await verifyCopy(staged, root)), ...(await wrongFiles(staged))]
    if (wrong.length > 0)
      throw new BackupError(`${from} does not hold, and was not restored: ${wrong.join('; ')}.`)
    return mark
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error
    if (sqliteCode(error) === 'SQLITE_NOTADB')
      throw new BackupError(`${from} is no backup.`, { cause: error })
    throw new BackupError(`${from} is damaged, and was not restored.`, { cause: error })
  }
}

/** @throws {MigrationError} for a backup of a newer version */
async function readKnown(staged: string, from: string, root: string): Promise<BackupMark> {
  const connection = await Connection.open(staged, { setup: 'PRAGMA query_only = ON' })
  try {
    const mark = await readMark(connection)
    if (!mark) throw new BackupError(`${from} is no backup. tickmark backup makes one.`)
    if (mark.format > FORMAT)
      throw new BackupError(`${from} was made by version ${mark.version}, which is newer.`)
    await pending(connection, await readMigrations(join(root, 'prisma/migrations')))
    return mark
  } finally {
    await connection.close()
  }
}

/** @returns where the old database is */
async function takePlace(staged: string, file: string, now: Date): Promise<readonly string[]> {
  if (!existsSync(file)) {
    await putInPlace(staged, file)
    return []
  }
  const unlock = await holdAlone(file)
  try {
    const aside = asideName(file, now)
    // Only a database that could not be opened still has files beside it. They go with it; the new one must not find them.
    const beside = BESIDE.filter((suffix) => existsSync(file + suffix))
    for (const suffix of ['', ...beside]) await linkOrCopy(file + suffix, aside + suffix)
    await sync(dirname(file))
    for (const suffix of beside) await rm(file + suffix)
    await putInPlace(staged, file)
    return ['', ...beside].map((suffix) => aside + suffix)
  } finally {
    await unlock()
  }
}

/**
 * Makes sure that nobody uses the database, and that nobody begins to: whoever has a write-ahead log open keeps others
 * from leaving that mode. Left, everything is in the one file.
 *
 * @returns how to let go. A file that is no database, or damaged, nobody can hold
 */
async function holdAlone(file: string): Promise<() => Promise<void>> {
  const connection = await Connection.open(file, { keep: 0, busyTimeout: 1000 })
  try {
    await connection.script('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
    return () => connection.close()
  } catch (error) {
    await connection.close()
    if (isDatabaseBusy(error)) {
      throw new BackupError(`${file} is in use. Stop the server, and whatever else uses it, and try again.`, {
        cause: error,
      })
    }
    if (!isDatabaseUnavailable(error)) throw error
    return () => Promise.resolve()
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  // Some file systems know no second name for one file.
  await link(from, to).catch(() => copyFile(from, to).then(() => sync(to)))
}
