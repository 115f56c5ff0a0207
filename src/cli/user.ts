import { ownOrigin } from '../config.js'
import { closeDatabase, type Db } from '../db/database.js'
import { invite, inviteAgain } from '../db/people/invitations.js'
import { deactivatePerson, getPersonByEmail, setRights } from '../db/people/people.js'
import { getSystemActor } from '../db/record/system-actor.js'
import type { Result } from '../domain/problems.js'
import { readSecret, startDatabase } from '../start.js'
import { CommandError, UsageError, type Command } from './command.js'

/** Lets people in and out from the machine itself, where an admin has no browser or nobody is an admin any more. */
export const user: Command = {
  summary: 'let people in, change their role, deactivate them',
  help: `Usage: tickmark user add EMAIL ROLE
       tickmark user role EMAIL ROLE
       tickmark user link EMAIL
       tickmark user deactivate EMAIL

  add         invites somebody, and prints the link by which they get in: good once, for 7 days
  role        gives somebody another role: reader, reviewer, editor or admin
  link        prints a link by which somebody sets a new pass phrase: good once, for 7 days
  deactivate  lets somebody go: their sessions end at once, their name stays on their work

It can be used while the server runs.

Exit codes: 0 done; 1 it could not be done; 2 what was typed is wrong.`,
  options: {},
  async run({ positionals: [verb = '', email, role], config, root, out }) {
    const act = VERBS[verb]
    if (!act) throw new UsageError('“tickmark user” does one of: add, role, link, deactivate.')
    if (email === undefined) throw new UsageError('Say whose e-mail address.')
    if (act.takesRole !== (role !== undefined))
      throw new UsageError(
        act.takesRole ? 'Say which role.' : `“tickmark user ${verb}” takes an address alone.`,
      )
    const db = await startDatabase(config, root)
    try {
      const base = ownOrigin(config, config.port)
      out(await act.run({ db, email, role: role ?? '', secret: readSecret(config.dataDir), base }))
      return 0
    } finally {
      await closeDatabase(db)
    }
  },
}

interface Call {
  readonly db: Db
  readonly email: string
  readonly role: string
  readonly secret: string
  /** What links begin with. */
  readonly base: string
}

interface Verb {
  readonly takesRole: boolean
  /** @returns what is printed */
  readonly run: (call: Call) => Promise<string>
}

const VERBS: Readonly<Record<string, Verb>> = {
  add: {
    takesRole: true,
    async run({ db, email, role, secret, base }) {
      const { token } = done(await invite(db, await actor(db), { form: { email, role }, secret }))
      return `${base}/invitation/${token}`
    },
  },
  role: {
    takesRole: true,
    async run({ db, email, role }) {
      const { id, version } = await getPersonByEmail(db, email)
      const { changed } = done(await setRights(db, await actor(db), { id, version, role }))
      return changed ? `${email} is ${role} now.` : `${email} was ${role} already.`
    },
  },
  link: {
    takesRole: false,
    async run({ db, email, secret, base }) {
      const { id } = await getPersonByEmail(db, email)
      const { token } = await inviteAgain(db, await actor(db), { personId: id, secret })
      return `${base}/invitation/${token}`
    },
  },
  deactivate: {
    takesRole: false,
    async run({ db, email }) {
      const { id } = await getPersonByEmail(db, email)
      const { changed } = done(await deactivatePerson(db, await actor(db), id))
      return changed ? `${email} is deactivated.` : `${email} was deactivated already.`
    },
  },
}

const actor = (db: Db) => getSystemActor(db, new Date())

/** @throws {CommandError} in the words of the page */
function done<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new CommandError(result.problems.map(({ message }) => `${message}.`).join('\n'))
}
