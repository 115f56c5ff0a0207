import { Resolver } from 'node:dns/promises'
import { isPublicAddress } from './public-address.js'

/** What may be reached when an address is fetched. */
export interface Reach {
  /** The addresses that a name stands for; empty when there are none. */
  readonly resolve: (name: string) => Promise<readonly string[]>
  /** Whether a connection may be made. Asked for every address, of every redirect. */
  readonly admits: (address: string, port: number) => boolean
}

/** The ports of the web. Behind others stand programs that were never meant for the public. */
const PORTS: readonly number[] = [80, 443]

/** The public web, and nothing else. */
export const PUBLIC_WEB: Reach = {
  resolve: resolvePublicly,
  admits: (address, port) => PORTS.includes(port) && isPublicAddress(address),
}

/** Asks the name servers themselves: `dns.lookup` would wait in the few threads that the database works on. */
async function resolvePublicly(name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}
