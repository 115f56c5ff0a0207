import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSourceAddress } from '../../src/domain/source-address.js'
import { anyText } from './any-text.js'

const keyOf = (typed: string) => readSourceAddress(typed)?.urlKey

test.each([
  // what is dropped
  ['HTTPS://Example.ORG/A', 'https://example.org/A'],
  ['https://example.org', 'https://example.org'],
  ['https://example.org/', 'https://example.org'],
  ['https://example.org/a/', 'https://example.org/a'],
  ['https://example.org:443/a', 'https://example.org/a'],
  ['http://example.org:80/a', 'http://example.org/a'],
  ['https://example.org/a#part', 'https://example.org/a'],
  ['https://example.org/a/?utm_source=x&id=7&fbclid=y#part', 'https://example.org/a?id=7'],
  ['https://example.org/a?UTM_Campaign=x', 'https://example.org/a'],
  ['  https://example.org/a  ', 'https://example.org/a'],
  ['https://example.org/a?&&b=1&', 'https://example.org/a?b=1'],
  ['https://example.org/x/../a', 'https://example.org/a'],
  // what is kept
  ['https://example.org:8443/a', 'https://example.org:8443/a'],
  ['https://example.org/a?b=2&a=1', 'https://example.org/a?b=2&a=1'],
  ['https://example.org/a?ref=x&utm=1', 'https://example.org/a?ref=x&utm=1'],
  ['https://example.org/A?Q=B', 'https://example.org/A?Q=B'],
  ['https://example.org/a?q=%E9', 'https://example.org/a?q=%E9'],
  ['https://example.org/a?x=a=utm_source', 'https://example.org/a?x=a=utm_source'],
  // hosts
  ['https://müller.example/straße', 'https://xn--mller-kva.example/stra%C3%9Fe'],
  ['https://xn--mller-kva.example/', 'https://xn--mller-kva.example'],
  ['https://[2001:DB8::1]:443/a', 'https://[2001:db8::1]/a'],
  ['https://[::1]:8443/', 'https://[::1]:8443'],
  ['http://192.0.2.1/a', 'http://192.0.2.1/a'],
])('%s is compared as %s', (typed, urlKey) => {
  expect(keyOf(typed)).toBe(urlKey)
})

test('a host with letters like ü is one also after many other addresses were read', () => {
  for (let nth = 0; nth < 100_000; nth += 1) readSourceAddress(`https://example.org/${nth % 7}`)

  expect(keyOf('https://müller.example/straße')).toBe('https://xn--mller-kva.example/stra%C3%9Fe')
})

test('an address is kept as it was meant, with its tracking parameters and fragment', () => {
  const address = readSourceAddress(' HTTPS://Example.org/a/?utm_source=x#part ')

  expect(address).toEqual({
    url: 'https://example.org/a/?utm_source=x#part',
    urlKey: 'https://example.org/a',
  })
})

test.each([
  '',
  ' ',
  'example.org',
  '//example.org/a',
  'https:example.org',
  'https:/example.org',
  'https://',
  'https:///',
  'http://[::1',
  'http://example.org:99999',
  'http://exa mple.org',
  'http://example.org/a b',
  'https://example.org/\njavascript:alert(1)',
  'javascript:alert(1)',
  'JAVASCRIPT:https://example.org',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'ftp://example.org/a',
  'mailto:a@example.org',
  'https://name@example.org/',
  'https://name:secret@example.org/',
  'https://example.org@evil.example/',
  'blob:https://example.org/7',
])('%j is no address of a source', (typed) => {
  expect(readSourceAddress(typed)).toBeNull()
})

test('two addresses that are not in UTF-8 stay two', () => {
  expect(keyOf('https://example.org/a?q=%E9')).not.toBe(keyOf('https://example.org/a?q=%E8'))
})

const address = fc.webUrl({ withQueryParameters: true, withFragments: true })

test('the key of a key is that key', () => {
  fc.assert(
    fc.property(address, (typed) => {
      const key = keyOf(typed)

      expect(key).toBeDefined()
      expect(keyOf(key ?? '')).toBe(key)
    }),
  )
})

test('spelling variants share one key', () => {
  const piece = fc.stringMatching(/^[a-z0-9-]{1,8}$/)
  fc.assert(
    fc.property(piece, piece, piece, (host, path, value) => {
      const variants = [
        `https://${host}.example/${path}?id=${value}`,
        `HTTPS://${host.toUpperCase()}.Example/${path}?id=${value}`,
        `https://${host}.example:443/${path}?id=${value}`,
        `https://${host}.example/${path}/?id=${value}`,
        `https://${host}.example/${path}?id=${value}#${value}`,
        `https://${host}.example/${path}?gclid=${value}&id=${value}&utm_medium=${path}`,
        ` https://${host}.example/./${path}?id=${value} `,
      ]

      expect(new Set(variants.map(keyOf))).toEqual(new Set([`https://${host}.example/${path}?id=${value}`]))
    }),
  )
})

test('whatever is typed, what comes out is an http or https address without a name in it, or nothing', () => {
  const typed = fc.oneof(
    anyText(),
    fc.string().map((text) => `https://${text}`),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const read = readSourceAddress(text)

      if (read === null) return
      const url = new URL(read.url)
      expect(['http:', 'https:']).toContain(url.protocol)
      expect(url.username + url.password).toBe('')
      expect(read.url).not.toMatch(/\s/)
    }),
    { numRuns: 500 },
  )
})
