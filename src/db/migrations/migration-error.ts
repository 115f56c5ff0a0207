import { sqliteCode } from '../sqlite/errors.js'

/** Why the database cannot be used as it is: one line for the person who starts the program, and what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'

  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s+/g, ' ').trim(), options)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'is kept locked by another program. Stop that one, or wait until it is done, and start again.',
  SQLITE_CANTOPEN:
    'cannot be opened. Check that it is a file, and that this user may read and write it and its folder.',
  SQLITE_READONLY: 'cannot be written. Check that this user may write it and its folder.',
  SQLITE_NOTADB: 'is not a SQLite database. Check DATABASE_URL; nothing was changed.',
  SQLITE_CORRUPT: 'is damaged. Put a backup in its place.',
  SQLITE_FULL: 'needs more room than the disk has. Make room and start again.',
  SQLITE_IOERR: 'could not be read or written by the operating system. Check the disk and its free space.',
}

/** What the operating system says when the folder of the database cannot be made. */
const NO_FOLDER = new Set(['EACCES', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EPERM', 'EROFS'])

/** The error in words for the person who starts the program; one that is not about the file, as it is. */
export function readable(error: unknown, file: string): unknown {
  if (error instanceof MigrationError) return error
  const { code = '' } = error as NodeJS.ErrnoException
  const reason = REASONS[NO_FOLDER.has(code) ? 'SQLITE_CANTOPEN' : (sqliteCode(error) ?? '')]
  return reason === undefined ? error : new MigrationError(`The database ${file} ${reason}`, { cause: error })
}

/** What SQLite said, without its code and without what Prisma wraps around it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error as { cause?: { originalMessage?: unknown } }
  const message = typeof cause?.originalMessage === 'string' ? cause.originalMessage : error.message
  return message.replace(/^SQLITE_\w+: /, '')
}
