import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { createHttpServer } from '../../src/http-server.js'
import { createApp } from '../../src/web/app.js'
import { test as appTest } from '../support/app.js'

/** The application behind a server that waits 300 ms for headers, 600 for a whole request, and no longer. */
const test = appTest.extend<{ readonly port: number }>({
  port: async ({ context }, use) => {
    const server = createHttpServer(createApp(context), { headers: 300, request: 600, sweep: 50 })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use((server.address() as AddressInfo).port)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})

const FORM = [
  'POST /appearance HTTP/1.1',
  'Host: x',
  'Sec-Fetch-Site: same-origin',
  'Content-Type: application/x-www-form-urlencoded',
  'Content-Length: 1000',
  '',
  '',
].join('\r\n')

/** Sends a beginning, then a byte every 40 ms. @returns what came back, once the connection was closed */
async function dribble(port: number, beginning: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (piece: Buffer) => (answer += piece.toString()))
  socket.on('error', () => undefined) // it was closed while a byte was on its way
  socket.write(beginning)
  const drops = setInterval(() => socket.write('x'), 40)
  await once(socket, 'close')
  clearInterval(drops)
  return answer
}

test.for([
  ['headers', 'GET / HTTP/1.1\r\nX-Slow: '],
  ['a body', FORM],
] as const)(
  'whoever sends %s byte by byte is cut off, and nobody else notices',
  async ([_, beginning], { port }) => {
    const slow = Promise.all(Array.from({ length: 50 }, () => dribble(port, beginning)))

    const meanwhile = await fetch(`http://127.0.0.1:${port}/healthz`)
    const answers = await slow

    expect(meanwhile.status).toBe(200)
    expect(new Set(answers.map((answer) => answer.split('\r\n')[0]))).toEqual(
      new Set(['HTTP/1.1 408 Request Timeout']),
    )
  },
)

test('whoever sends a form at once is answered, however long the others take', async ({ port }) => {
  const slow = dribble(port, FORM)

  const { status } = await fetch(`http://127.0.0.1:${port}/appearance`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ theme: 'dark', here: '/' }),
  })

  expect(status).toBe(303)
  await slow
})

test('by default a slow client has ten seconds for its headers and thirty in all', () => {
  const server = createHttpServer(() => undefined)

  expect([server.headersTimeout, server.requestTimeout, server.maxHeadersCount]).toEqual([
    10_000, 30_000, 100,
  ])
})
