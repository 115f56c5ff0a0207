import type { RequestListener, Server } from 'node:http'
import { BlockList, isIP, type AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { addressOf, createHttpServer, listen } from './http-server.js'

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
export async function openDoors(app: RequestListener, place: Place, owned: boolean): Promise<Doors> {
  let open = owned || isThisMachine(place.host)
  const server = createHttpServer(app)
  const servers = [server]
  await listen(server, open ? place : { ...place, host: LOOPBACK })
  const address = addressOf(server)
  return {
    servers,
    address,
    async open() {
      if (open) return
      open = true
      // What was asked is answered on; only the listening moves.
      const { port } = server.address() as AddressInfo
      server.close()
      await setImmediate()
      const next = createHttpServer(app)
      servers.push(next)
      await listen(next, { host: place.host, port })
    },
  }
}

function isThisMachine(host: string): boolean {
  if (host === 'localhost') return true
  const family = isIP(host)
  return family !== 0 && thisMachine.check(host, family === 4 ? 'ipv4' : 'ipv6')
}
