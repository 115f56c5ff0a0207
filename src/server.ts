import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase } from './db/database.js'
import { hasOwner, offerSetup } from './db/people/invitations.js'
import { removeOldSessions } from './db/people/sessions.js'
import { getSystemActor } from './db/record/system-actor.js'
import { openDoors } from './doors.js'
import { failureText } from './failure.js'
import { close } from './http-server.js'
import { projectRoot } from './project-root.js'
import { startContext } from './start.js'
import { createApp } from './web/app.js'
import type { Context } from './web/context.js'
import { urls } from './web/urls.js'

try {
  await main()
} catch (error) {
  fail(error)
}

async function main(): Promise<void> {
  const settings = join(projectRoot(), '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
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
    await Promise.all(doors.servers.map((server) => close(server)))
    await context.endThreads()
    await closeDatabase(context.db)
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop().catch(fail))
  process.on('SIGINT', () => void stop().catch(fail))
  // Last: whoever waits for this line may stop the program the moment it comes.
  process.stdout.write(`Tickmark is ready: ${doors.address}\n${wayIn(setup, doors.address)}`)
  // The first write would wait for Prisma to load. When it cannot, that write says why.
  removeOldSessions(context.db, context.now()).catch(() => undefined)
}

async function setupToken({ db, now, secret }: Context): Promise<string | null> {
  if (await hasOwner(db)) return null
  return offerSetup(db, await getSystemActor(db, now()), secret)
}

function wayIn(setup: string | null, address: string): string {
  if (setup === null) return ''
  const link = new URL(urls.setup(setup), address).href
  return `Nobody can sign in yet. Open this link to become the first admin; it is good once, for 7 days:\n${link}\n`
}

function fail(error: unknown): never {
  process.stderr.write(`${failureText(error)}\n`)
  process.exit(1)
}
