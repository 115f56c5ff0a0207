import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SeedError } from '../seed/seed.js'
import { ConfigError } from './config.js'
import { closeDatabase } from './db/database.js'
import { isDatabaseUnavailable } from './db/errors.js'
import { MigrationError } from './db/migrations.js'
import { startContext } from './start.js'
import { createApp } from './web/app.js'

/** The address cannot be listened on. */
class ListenError extends Error {
  override readonly name = 'ListenError'
}

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
  const context = await startContext(process.env)
  const server = createServer(createApp(context))
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

function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(reasonOf(error, host, port)))
    })
    server.listen(port, host, resolve)
  })
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Set PORT to another one.`
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this program has. Set PORT to one above 1023.`
  return `Cannot listen on ${host}, port ${port}: ${message}. Set HOST and PORT.`
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`
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
