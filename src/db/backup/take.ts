import { existsSync } from 'node:fs'
import { open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Connection } from '../sqlite/connection.js'
import { BackupError } from './backup-error.js'
import { CONTENTS, FORMAT, hashOf, WITHOUT_CONTENTS, wrongFiles } from './contents.js'
import { putInPlace, sync } from './disk.js'
import { unpackRestored } from './unpack.js'
import { verifyCopy } from './verify-copy.js'

export interface BackupOptions {
  /** The database file. Others may go on using it. */
  readonly file: string
  /** The folder with `copies/` and `secret`; either may be missing. */
  readonly dataDir: string
  /** The folder with `prisma/`. */
  readonly root: string
  /** Where the backup is made. */
  readonly to: string
  /** Whether it may take the place of a file that is there. */
  readonly replace: boolean
  readonly now: Date
  /** The program's version. */
  readonly version: string
  readonly progress: (line: string) => void
}

/** How often what was copied so far is brought to the disk, in milliseconds. */
const SYNC_EVERY = 100

/**
 * Makes one file of everything that is kept: the database as it is at one moment, archived copies, the secret. It is
 * itself a SQLite database, the desk's own tables with two more: see docs/decisions/0009-backup-file.md.
 *
 * Nobody waits for it: it reads a moment of its own. Until it has been checked it is called `….part`.
 *
 * @returns its size in bytes, and how many files are in it beside the database
 * @throws {BackupError} in one line; `sqlite3`'s error when the database cannot be read
 */
export async function takeBackup(
  options: BackupOptions,
): Promise<{ readonly bytes: number; readonly files: number }> {
  const { file, dataDir, to, replace, now, progress } = options
  if (!existsSync(file)) throw new BackupError(`There is no database ${file}. Check DATABASE_URL.`)
  refuseExisting(to, replace)
  await unpackRestored(file, dataDir, now)
  const unfinished = `${to}.part`
  try {
    await makeEmpty(unfinished)
    progress('Copying the database…')
    await copyDatabase(file, unfinished)
    const files = await pack(unfinished, options)
    progress('Checking the copy…')
    const wrong = [...(await verifyCopy(unfinished, options.root)), ...(await wrongFiles(unfinished))]
    if (wrong.length > 0)
      throw new BackupError(`The database does not hold, and no backup was made: ${wrong.join('; ')}.`)
    refuseExisting(to, replace) // somebody else may have made one meanwhile
    await putInPlace(unfinished, to)
    return { bytes: (await stat(to)).size, files }
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined) // what went wrong first is what to tell
    throw error
  }
}

function refuseExisting(to: string, replace: boolean): void {
  if (existsSync(to) && !replace)
    throw new BackupError(`${to} is there already. Choose another name, or say --force.`)
}

/** For its owner alone from the first byte on. */
async function makeEmpty(file: string): Promise<void> {
  try {
    await rm(file, { force: true }) // left by one that was killed
    await (await open(file, 'wx', 0o600)).close()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new BackupError(`${file} cannot be written (${code}).`, { cause: error })
  }
}

async function copyDatabase(file: string, unfinished: string): Promise<void> {
  const connection = await Connection.open(file, { keep: 0 })
  // Left to the end, one sync of a gigabyte would make everybody's next change wait for seconds.
  const syncing = setInterval(() => void sync(unfinished).catch(() => undefined), SYNC_EVERY)
  try {
    const chains = await connection.all(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'Chain'`)
    if (chains.length === 0)
      throw new BackupError(`${file} is no database of Tickmark's. Check DATABASE_URL.`)
    await connection.run('VACUUM INTO ?', [unfinished])
  } finally {
    clearInterval(syncing)
    await connection.close()
  }
}

/** The files come after the database: whatever it refers to is there by then. */
async function pack(
  unfinished: string,
  { dataDir, now, version }: Pick<BackupOptions, 'dataDir' | 'now' | 'version'>,
): Promise<number> {
  // Nothing of it counts until it is whole, and a journal of its own would be left beside it after a kill.
  const setup = `PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; ${WITHOUT_CONTENTS} ${CONTENTS}`
  const connection = await Connection.open(unfinished, { setup })
  let files = 0
  try {
    await connection.run('INSERT INTO Backup VALUES (?, ?, ?)', [FORMAT, now.toISOString(), version])
    for (const path of await recordFiles(dataDir)) {
      const bytes = await readFile(join(dataDir, path))
      await connection.run('INSERT INTO BackupFile VALUES (?, ?, ?)', [path, bytes, hashOf(bytes)])
      files += 1
    }
  } finally {
    await connection.close()
  }
  return files
}

/** What belongs to the record in DATA_DIR, by path below it. */
async function recordFiles(dataDir: string): Promise<readonly string[]> {
  const copies = existsSync(join(dataDir, 'copies'))
    ? await readdir(join(dataDir, 'copies'), { recursive: true, withFileTypes: true })
    : []
  return [
    ...(existsSync(join(dataDir, 'secret')) ? ['secret'] : []),
    ...copies
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(dataDir.length + 1)
          .replaceAll('\\', '/'),
      ),
  ]
}
