import { resolve } from 'node:path'
import { restoreBackup } from '../db/backup/restore.js'
import { UsageError, type Command } from './command.js'

export const restore: Command = {
  summary: 'put a backup in the place of the database',
  help: `Usage: tickmark restore <file>

Puts what a backup holds in the place of the database, the archived copies and the secret. Stop the server first. The
backup is checked before anything is changed; the old database is put aside, beside the new one, and it is said where.
A backup of an older version is brought up to date when the server starts.

Exit codes: 0 restored; 1 it was not, and nothing was changed; 2 what was typed is wrong.`,
  options: {},

  async run({ positionals: [file, ...more], config, root, out, progress }) {
    if (file === undefined || more.length > 0) throw new UsageError('Name one backup.')
    const { madeAt, version, aside } = await restoreBackup({
      from: resolve(file),
      file: config.databaseFile,
      dataDir: config.dataDir,
      root,
      now: new Date(),
      progress,
    })
    out(`The desk is as it was at ${madeAt} (Tickmark ${version}).`)
    for (const path of aside) out(`Put aside: ${path}`)
    return 0
  },
}
