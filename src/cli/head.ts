import { listHeads } from '../db/verification/heads.js'
import { writeHead } from '../domain/heads.js'
import { UsageError, type Command } from './command.js'

/** Prints the heads of all chains, to be kept elsewhere. */
export const head: Command = {
  summary: 'print the head of every chain of the history, to be kept elsewhere',
  help: `Usage: tickmark head > FILE

Prints one line for each chain of the history, the desk's first:
the article's slug or “desk”, the chain's uid, its length, the hash of its last line, and when that was written.

Keep the lines where whoever can write the database cannot: “tickmark verify --head FILE” then tells whether the
history was cut off or rewritten since. The database is read and not changed. See docs/record.md.

Exit codes: 0 printed; 1 the database cannot be read; 2 what was typed is wrong.`,
  options: {},
  async run({ positionals, config, root, out }) {
    if (positionals.length > 0) throw new UsageError('“tickmark head” takes no arguments.')
    const heads = await listHeads({ file: config.databaseFile, root })
    for (const line of heads) out(writeHead(line))
    return 0
  },
}
