import { expect, test } from 'vitest'
import { isPublicAddress } from '../../src/intake/public-address.js'

test.each([
  ['127.0.0.1', 'this machine'],
  ['127.8.8.8', 'this machine'],
  ['0.0.0.0', 'any address of this machine'],
  ['10.0.0.7', 'a private network'],
  ['172.16.0.1', 'a private network'],
  ['192.168.1.1', 'a private network'],
  ['100.64.0.1', 'behind the NAT of a carrier'],
  ['100.100.100.200', 'metadata of a data centre'],
  ['169.254.169.254', 'metadata of a data centre'],
  ['168.63.129.16', 'metadata of a data centre'],
  ['192.0.2.1', 'documentation'],
  ['198.18.0.1', 'benchmarks'],
  ['224.0.0.1', 'many at once'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'everybody'],
  ['192.88.99.1', 'relays'],
  ['::', 'any address of this machine'],
  ['::1', 'this machine'],
  ['::ffff:127.0.0.1', 'this machine, in IPv6'],
  ['::ffff:7f00:1', 'this machine, in IPv6'],
  ['::127.0.0.1', 'this machine, as it was once written'],
  ['64:ff9b::7f00:1', 'this machine, through NAT64'],
  ['64:ff9b:1::7f00:1', 'this machine, through NAT64'],
  ['2002:7f00:1::', 'this machine, through 6to4'],
  ['2001:0:7f00:1::', 'through Teredo'],
  ['2001:db8::1', 'documentation'],
  ['fe80::1', 'the local link'],
  ['fec0::1', 'a site, as it was once'],
  ['fc00::1', 'a private network'],
  ['fd00:ec2::254', 'metadata of a data centre'],
  ['ff02::1', 'many at once'],
  ['no address', 'nothing'],
  ['', 'nothing'],
])('%s is not public: %s', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  '1.1.1.1',
  '93.184.216.34',
  '172.15.0.1',
  '172.32.0.1',
  '::ffff:1.1.1.1',
  '2606:4700::1111',
  '2a00:1450::1',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})
