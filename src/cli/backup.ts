import { resolve } from 'node:path'
import { takeBackup } from '../db/backup/take.js'
import { versionOf } from '../start.js'
import { UsageError, type Command } from './command.js'

export const backup: Command = {
  summary: 'make one file of everything that is kept, while people work',
  help: `Usage: tickmark backup <file> [--force]

Makes one file of the database as it is at this moment, the archived copies and the secret of DATA_DIR. People may go on
working: nobody waits for it. It is checked before it gets its name; until then it is called <file>.part. Whoever can
read it can read the whole desk: only its owner may.

Options:
  --force  may take the place of a file that is there

Exit codes: 0 made and checked; 1 it could not be made; 2 what was typed is wrong.`,
  options: { force: { type: 'boolean' } },

  async run({ positionals: [file, ...more], values, config, root, out, progress }) {
    if (file === undefined || more.length > 0) throw new UsageError('Name one file for the backup.')
    const to = resolve(file)
    const { bytes, files } = await takeBackup({
      file: config.databaseFile,
      dataDir: config.dataDir,
      root,
      to,
      replace: values['force'] === true,
      now: new Date(),
      version: versionOf(root),
      progress,
    })
    out(`${to}: ${(bytes / 1e6).toFixed(1)} MB, the database and ${files} other files.`)
    return 0
  },
}
