import { SeedError } from '../seed/seed.js'
import { CommandError } from './cli/command.js'
import { ConfigError } from './config.js'
import { BackupError } from './db/backup/backup-error.js'
import { isDatabaseUnavailable, NotFound } from './db/errors.js'
import { MigrationError } from './db/migrations.js'
import { ListenError } from './http-server.js'

const READABLE = [BackupError, CommandError, ConfigError, ListenError, MigrationError, NotFound, SeedError]

/** What a program says when it ends with an error: one readable line for what a person can put right; the whole error for what is ours. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const readable = READABLE.some((kind) => error instanceof kind) || isDatabaseUnavailable(error)
  return readable ? error.message : (error.stack ?? error.message)
}
