import { closeDatabase } from '../db/database.js'
import { seed as seedDesk, startDatabase } from '../start.js'
import { UsageError, type Command } from './command.js'

export const seed: Command = {
  summary: 'put the sample article on the desk, unless it is there',
  help: `Usage: tickmark seed

Puts the sample article, with its claims and waivers, on the desk. Where it is there already, whatever people did with
it, nothing is done. A database that is not there yet is made.

Exit codes: 0 done, or there was nothing to do; 1 it could not be done; 2 what was typed is wrong.`,
  options: {},

  async run({ positionals, config, root, out }) {
    if (positionals.length > 0) throw new UsageError(`There is nothing to say after seed.`)
    const db = await startDatabase(config, root)
    try {
      const added = await seedDesk(db, root, new Date())
      out(added ? 'The sample article is on the desk.' : 'The sample article was on the desk already.')
    } finally {
      await closeDatabase(db)
    }
    return 0
  },
}
