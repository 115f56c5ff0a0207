import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startContext } from './start.js'
import { createApp } from './web/app.js'

/** How long requests that are running may take after the program was told to stop, in milliseconds. */
const GRACE = 10_000

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
  process.stdout.write(`Tickmark is ready: ${addressOf(server)}\n`)

  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await close(server)
    await context.db.$disconnect()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop().catch(fail))
  process.on('SIGINT', () => void stop().catch(fail))
}

function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Set PORT to another one.`) : error,
      )
    })
    server.listen(port, host, resolve)
  })
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
    server.close(() => {
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** One readable line for what a person can put right; the whole error for what is ours. */
function fail(error: unknown): never {
  const readable = error instanceof Error && /^(ConfigError|MigrationError|SeedError|Error)$/.test(error.name)
  process.stderr.write(
    `${readable ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
}
