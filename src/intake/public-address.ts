import ipaddr from 'ipaddr.js'

/** Networks that are public by their numbers and belong to the machine's own surroundings. */
const OWN = [
  '168.63.129.16/32', // Azure answers its machines there
  '192.88.99.0/24', // 6to4 relays
]

/** The only part of IPv6 that is given out to the public. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address is one of the public internet: not this machine, not its network, not what answers only inside a
 * data centre.
 *
 * @param address  IPv4 or IPv6, as a resolver or a socket writes it
 * @see IANA IPv4 and IPv6 Special-Purpose Address Registries
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const read = ipaddr.process(address) // an IPv4 address inside IPv6 counts as itself
  if (read.range() !== 'unicast') return false
  if (read instanceof ipaddr.IPv6) return read.match(GLOBAL)
  return !OWN.some((network) => read.match(ipaddr.IPv4.parseCIDR(network)))
}
