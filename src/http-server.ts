import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The address cannot be listened on. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** Until the last header of a request has come. */
  readonly headers: number
  /** Until the whole request has come, its body too. */
  readonly request: number
  /** How often it is looked for who takes longer: so much may be added to both. */
  readonly sweep: number
}

// A form has up to 256 kB: a slow line of 100 kbit/s takes 21 s for it.
const PATIENCE: Patience = { headers: 10_000, request: 30_000, sweep: 1000 }

/** A browser sends about twenty. */
const MOST_HEADERS = 100

/** How long requests that are running may take after the program was told to stop, in milliseconds. */
const GRACE = 10_000
/** How often connections that have become idle are closed meanwhile, in milliseconds. */
const SWEEP = 50

/** A server that cuts those off who send too slowly. They hold up nobody, but each holds a connection. */
export function createHttpServer(app: RequestListener, patience: Patience = PATIENCE): Server {
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: patience.sweep,
    },
    app,
  )
  server.maxHeadersCount = MOST_HEADERS
  return server
}

/** @throws {ListenError} */
export function listen(
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

/** Where it listens, with a slash at the end. */
export function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`
}

/** Stops accepting, lets requests finish, and cuts those off that take too long. */
export function close(server: Server, grace = GRACE): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      server.closeAllConnections()
    }, grace).unref()
    // A browser keeps its connection for more; once its request is answered, nothing is lost with it.
    setInterval(() => {
      server.closeIdleConnections()
    }, SWEEP).unref()
    server.close(() => {
      resolve()
    })
  })
}
