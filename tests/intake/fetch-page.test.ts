import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test as base } from 'vitest'
import { fetchPage } from '../../src/intake/fetch-page.js'
import { isPublicAddress } from '../../src/intake/public-address.js'
import { PUBLIC_WEB, type Reach } from '../../src/intake/reach.js'

/** A test with a web server on this machine, which `reach` admits and nothing else on it. */
const test = base.extend<{
  serve: (answer: RequestListener) => Promise<{ origin: string; reach: Reach; asked: string[] }>
}>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  serve: async ({}, use) => {
    const servers: ReturnType<typeof createServer>[] = []
    await use(async (answer) => {
      const asked: string[] = []
      const server = createServer((req, res) => {
        asked.push(`${req.headers.host} ${req.url}`)
        answer(req, res)
      })
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      const admits: Reach['admits'] = (address, at) =>
        (address === '127.0.0.1' && at === port) || PUBLIC_WEB.admits(address, at)
      const resolve = (name: string) => Promise.resolve(name === 'news.example' ? ['127.0.0.1'] : [])
      return { origin: `http://news.example:${port}`, reach: { admits, resolve }, asked }
    })
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  },
})

const messageOf = async (reach: Reach, address: string, patience?: number): Promise<string> => {
  const result = await fetchPage(reach, address, patience)
  return result.ok ? `fetched ${result.value.url}` : result.problems.map(({ message }) => message).join()
}

test.each([
  'http://127.0.0.1/',
  'http://localhost/',
  'http://desk.localhost/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0x7f000001/',
  'http://017700000001/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://①②⑦.0.0.1/',
  'http://0/',
  'http://10.0.0.1/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/',
  'http://[64:ff9b::7f00:1]/',
  'http://1.1.1.1:22/',
  'https://1.1.1.1:8443/',
  'ftp://1.1.1.1/',
  'file:///etc/passwd',
  'data:text/html,hello',
  'javascript:alert(1)',
  'http://name:word@1.1.1.1/',
  'http://',
  'http://[/',
])('%s is refused before anything is asked of it', async (address) => {
  const reach: Reach = {
    ...PUBLIC_WEB,
    resolve: (name) => Promise.resolve(name.endsWith('localhost') ? ['127.0.0.1'] : []),
  }

  expect(await messageOf(reach, address)).toMatch(
    /not a place on the public web|Only addresses|no address|name and password/,
  )
})

test('a page is fetched from the address that its name was looked up for, and with its own name', async ({
  serve,
}) => {
  const { origin, reach, asked } = await serve((_req, res) => {
    res.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Words')
  })

  const result = await fetchPage(reach, `${origin}/article`)

  expect(
    result.ok && [Buffer.from(result.value.bytes).toString(), result.value.url, result.value.mediaType],
  ).toEqual(['<p>Words', `${origin}/article`, 'text/html; charset=utf-8'])
  expect(asked).toEqual([`${new URL(origin).host} /article`])
})

test('a name is looked up once for each hop: an answer that changes leads nowhere else', async ({
  serve,
}) => {
  const { origin, reach } = await serve((_req, res) => res.end('inside'))
  const answers = [['1.1.1.1', '127.0.0.2'], ['127.0.0.1']]
  let asked = 0

  const mixed = await messageOf({ ...reach, resolve: () => Promise.resolve(answers[asked++] ?? []) }, origin)

  expect([mixed, asked]).toEqual([expect.stringContaining('not a place on the public web'), 1])
})

test('every hop is looked at: one that leads to this machine is refused, and nothing is asked there', async ({
  serve,
}) => {
  const inside = await serve((_req, res) => res.end('secret'))
  const port = new URL(inside.origin).port
  for (const location of [
    `http://127.0.0.1:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    'http://169.254.169.254/',
    'file:///etc/passwd',
  ]) {
    const outside = await serve((_req, res) => res.writeHead(302, { location }).end())

    expect(await messageOf(outside.reach, outside.origin)).toMatch(
      /not a place on the public web|Only addresses/,
    )
  }
  expect(inside.asked).toEqual([])
})

test('five hops are followed, and no more', async ({ serve }) => {
  const { origin, reach } = await serve((req, res) => {
    const left = Number(req.url?.slice(1))
    if (left === 0) res.end('here')
    else res.writeHead(303, { location: `/${left - 1}` }).end()
  })

  expect(await messageOf(reach, `${origin}/5`)).toBe(`fetched ${origin}/0`)
  expect(await messageOf(reach, `${origin}/6`)).toContain('leads on and on')
})

test('endless bytes, packed or not, and no answer at all come to an end', async ({ serve }) => {
  const endless = await serve((_req, res) => {
    const more = () => {
      while (res.write(Buffer.alloc(65_536, 'x')));
    }
    res.on('drain', more)
    more()
  })
  const bomb = await serve((_req, res) =>
    res.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(20 * 1024 * 1024))),
  )
  const silent = await serve(() => undefined)
  const slow = await serve((_req, res) => {
    const timer = setInterval(() => res.write('x'), 50)
    res.on('close', () => {
      clearInterval(timer)
    })
  })
  const nameless = { ...silent.reach, resolve: () => new Promise<never>(() => undefined) }

  expect(await messageOf(endless.reach, endless.origin)).toContain('larger than 5 MB')
  expect(await messageOf(bomb.reach, bomb.origin)).toContain('larger than 5 MB')
  expect(await messageOf(silent.reach, silent.origin, 300)).toContain('did not come within')
  expect(await messageOf(slow.reach, slow.origin, 300)).toContain('did not come within')
  expect(await messageOf(nameless, silent.origin, 300)).toContain('did not come within')
})

test('what a server refuses, and what is not there, is said', async ({ serve }) => {
  const { origin, reach } = await serve((_req, res) => res.writeHead(403).end())

  expect(await messageOf(reach, origin)).toContain('answered 403')
  expect(await messageOf(reach, 'http://nobody.example/')).toContain(
    'Nothing on the web has the name nobody.example',
  )
})

test('only the ports of the web are reached', () => {
  expect([80, 443, 22, 8080, 6379].map((port) => PUBLIC_WEB.admits('1.1.1.1', port))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(isPublicAddress('1.1.1.1')).toBe(true)
})
