import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { SeedError } from '../seed/seed.js'
import { ConfigError } from './config.js'
import { closeDatabase } from './db/database.js'
import { isDatabaseUnavailable } from './db/errors.js'
import { MigrationError } from './db/migrations.js'
import { hasOwner, offerSetup } from './db/people/invitations.js'
import { removeOldSessions } from './db/people/sessions.js'
import { getSystemActor } from './db/record/system-actor.js'
import { ListenError, openDoors } from './doors.js'
import { startContext } from './start.js'
import { createApp } from './web/app.js'
import type { Context } from './web/context.js'
import { urls } from './web/urls.js'

const READABLE = [ConfigError, MigrationError, SeedError, ListenError]

/** How long requests that are running may take after the program was told to stop, in milliseconds. */
const GRACE = 10_000
/** How often connections that have become idle are closed meanwhile, in milliseconds. */
const SWEEP = 50

try {
  await main()
} catch (error) {
  fail(error)
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const context = await startContext(process.env, () => {
    // Once the page that said so is answered.
    setImmediate(() => void doors.open().catch(fail))
  })
  const setup = await setupToken(context)
  const doors = await openDoors(createApp(context), context.config, setup === null)

  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await Promise.all(doors.servers.map(close))
    await closeDatabase(context.db)
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop().catch(fail))
  process.on('SIGINT', () => void stop().catch(fail))
  // Last: whoever waits for this line may stop the program the moment it comes.
  process.stdout.write(`Tickmark is ready: ${doors.address}\n${invitationTo(setup, doors.address)}`)
  // The first write would wait for Prisma to load. When it cannot, that write says why.
  removeOldSessions(context.db, context.now()).catch(() => undefined)
}

async function setupToken({ db, now, secret }: Context): Promise<string | null> {
  if (await hasOwner(db)) return null
  return offerSetup(db, await getSystemActor(db, now()), secret)
}

function invitationTo(setup: string | null, address: string): string {
  if (setup === null) return ''
  return `Nobody can sign in yet. Open this link to become the first admin (good once, for 7 days):\n${address.slice(0, -1)}${urls.setup(setup)}\n`
}

/** Stops accepting, lets requests finish, and cuts those off that take too long. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      server.closeAllConnections()
    }, GRACE).unref()
    // A browser keeps its connection for more; once its request is answered, nothing is lost with it.
    setInterval(() => {
      server.closeIdleConnections()
    }, SWEEP).unref()
    server.close(() => {
      resolve()
    })
  })
}

/** One readable line for what a person can put right; the whole error for what is ours. */
function fail(error: unknown): never {
  const readable = READABLE.some((kind) => error instanceof kind) || isDatabaseUnavailable(error)
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${readable && error instanceof Error ? error.message : whole}\n`)
  process.exit(1)
}
