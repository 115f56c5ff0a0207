import { createServer, type RequestListener, type Server } from 'node:http'
import { BlockList, isIP, type AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'

/** The address cannot be listened on. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

interface Place {
  readonly host: string
  readonly port: number
}

/** Where the program listens. */
export interface Doors {
  /** As a browser writes it, with a slash at the end. */
  readonly address: string
  /** Listens on the address of the settings from now on. */
  open(): Promise<void>
  /** What listens now, and what still answers somebody. */
  readonly servers: readonly Server[]
}

const LOOPBACK = '127.0.0.1'

const thisMachine = new BlockList()
thisMachine.addSubnet('127.0.0.0', 8)
thisMachine.addAddress('::1', 'ipv6')

/**
 * Listens: where the settings say once the desk has an owner, and until then for this machine alone, so that nobody
 * from outside can become it.
 *
 * @throws {ListenError}
 */
export async function openDoors(answer: RequestListener, place: Place, owned: boolean): Promise<Doors> {
  let open = owned || isThisMachine(place.host)
  const server = createServer(answer)
  const servers = [server]
  await listen(server, open ? place : { ...place, host: LOOPBACK })
  return {
    servers,
    get address() {
      return addressOf(servers[0] ?? server)
    },
    async open() {
      if (open) return
      open = true
      // What was asked is answered on; only the listening moves.
      const { port } = server.address() as AddressInfo
      server.close()
      await setImmediate()
      const next = createServer(answer)
      servers.unshift(next)
      await listen(next, { host: place.host, port })
    },
  }
}

function isThisMachine(host: string): boolean {
  if (host === 'localhost') return true
  const family = isIP(host)
  return family !== 0 && thisMachine.check(host, family === 4 ? 'ipv4' : 'ipv6')
}

function listen(server: Server, { host, port }: Place): Promise<void> {
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
