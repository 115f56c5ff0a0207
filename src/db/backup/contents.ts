import { createHash } from 'node:crypto'
import { BackupError } from './backup-error.js'
import { Connection } from '../sqlite/connection.js'

/** What a backup has besides the tables of the desk. Its files are those of the folder DATA_DIR that belong to the record. */
export const CONTENTS = `
  CREATE TABLE "Backup" ("format" INTEGER NOT NULL, "madeAt" TEXT NOT NULL, "version" TEXT NOT NULL);
  CREATE TABLE "BackupFile" ("path" TEXT NOT NULL PRIMARY KEY, "bytes" BLOB NOT NULL, "sha256" TEXT NOT NULL);`

export const WITHOUT_CONTENTS = 'DROP TABLE IF EXISTS "Backup"; DROP TABLE IF EXISTS "BackupFile";'

/** Rises when an older version could not restore it any more. */
export const FORMAT = 1

// Nothing that could land elsewhere.
const PATH = /^(?:secret|copies(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)+)$/

/** When a backup was made, and by which version of the program. */
export interface BackupMark {
  readonly format: number
  readonly madeAt: string
  readonly version: string
}

/** A file in a backup. */
export interface PackedFile {
  /** Below DATA_DIR: `secret`, or `copies/…`. */
  readonly path: string
  readonly bytes: Buffer
  readonly sha256: string
}

/** @returns `null` for a database that is no backup. @throws `sqlite3`'s error for what is no database */
export async function readMark(connection: Connection): Promise<BackupMark | null> {
  const tables = await connection.all(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('Backup', 'BackupFile')`,
  )
  if (tables.length < 2) return null
  const [mark] = await connection.all('SELECT format, madeAt, version FROM Backup')
  return mark === undefined ? null : (mark as unknown as BackupMark)
}

/** The files of a backup, one in memory at a time. @throws {BackupError} for one that would land elsewhere */
export async function* packedFiles(connection: Connection): AsyncGenerator<PackedFile> {
  const paths = await connection.all('SELECT path FROM BackupFile ORDER BY path')
  for (const { path = '' } of paths) {
    const [file] = await connection.all('SELECT path, bytes, sha256 FROM BackupFile WHERE path = ?', [path])
    if (!PATH.test(String(path)))
      throw new BackupError(`The backup has a file ${String(path)} that does not belong in one.`)
    if (file) yield file as unknown as PackedFile
  }
}

/** @returns the files that are not what was put in, a line each. @throws {BackupError} as {@link packedFiles} */
export async function wrongFiles(file: string): Promise<readonly string[]> {
  const connection = await Connection.open(file, { setup: 'PRAGMA query_only = ON' })
  const wrong: string[] = []
  try {
    for await (const { path, bytes, sha256 } of packedFiles(connection)) {
      if (hashOf(bytes) !== sha256) wrong.push(`the file ${path} is not what was put in`)
    }
  } finally {
    await connection.close()
  }
  return wrong
}

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
