import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase } from './db/database.js'
import { failureText } from './failure.js'
import { addressOf, close, createHttpServer, listen } from './http-server.js'
import { projectRoot } from './project-root.js'
import { startContext } from './start.js'
import { createApp } from './web/app.js'

try {
  await main()
} catch (error) {
  fail(error)
}

async function main(): Promise<void> {
  const settings = join(projectRoot(), '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
  const context = await startContext(process.env)
  const server = createHttpServer(createApp(context))
  await listen(server, context.config)

  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await close(server)
    await closeDatabase(context.db)
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop().catch(fail))
  process.on('SIGINT', () => void stop().catch(fail))
  // Last: whoever waits for this line may stop the program the moment it comes.
  process.stdout.write(`Tickmark is ready: ${addressOf(server)}\n`)
  // The first write would wait for Prisma to load. When it cannot, that write says why.
  context.db.$connect().catch(() => undefined)
}

function fail(error: unknown): never {
  process.stderr.write(`${failureText(error)}\n`)
  process.exit(1)
}
