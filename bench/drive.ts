import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import type { Running } from './processes.js'
import type { Scenario, Sent } from './scenarios.js'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What one turn measured. */
export interface Turn {
  /** CPU of the server per request, in milliseconds. */
  readonly cpu: number
  /** From sending to the last byte of each request, in milliseconds. */
  readonly latencies: readonly number[]
}

/** One connection that stays open. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Sends one request as a browser does from a page of the app. */
export function send(
  { origin, cookie = '' }: Pick<Running, 'origin' | 'cookie'>,
  { method, path, body }: Sent,
  through = agent,
): Promise<Answer> {
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    origin,
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      origin + path,
      { agent: through, method, headers: { ...(method === 'POST' && form), cookie } },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', reject)
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/**
 * Sends one request after the other for so many milliseconds.
 *
 * @throws when an answer has another status than the scenario expects
 */
export async function takeTurn(
  server: Running,
  { name, next, status }: Scenario,
  milliseconds: number,
): Promise<Turn> {
  const latencies: number[] = []
  const before = server.cpu()
  const end = performance.now() + milliseconds
  for (let now = performance.now(); now < end || latencies.length === 0;) {
    const answer = await send(server, next())
    if (answer.status !== status) {
      throw new Error(
        `${name}: expected ${status}, got ${answer.status}\n${answer.body.toString().slice(0, 2000)}`,
      )
    }
    const done = performance.now()
    latencies.push(done - now)
    now = done
  }
  return { cpu: (server.cpu() - before) / latencies.length, latencies }
}
