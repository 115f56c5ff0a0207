import { request, type ClientRequest } from 'node:http'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, expect } from 'vitest'
import { closeDatabase, openDatabase } from '../../src/db/database.js'
import { post } from '../support/app.js'
import { build, test, COOKIE } from './program.js'

beforeAll(build)

test.for(['SIGTERM', 'SIGINT'] as const)(
  '%s lets a request that is running finish, and ends with 0',
  async (signal, { file, start }) => {
    const { process, origin, ended } = start()
    const address = await origin
    const claimId = await firstClaim(file)
    const body = new URLSearchParams({
      verdict: 'unconfirmed',
      rationale: 'Sent before, read after.',
      from: 'claim',
      version: '1',
    })
    const running = beginPost(address, `/claims/${claimId}/reviews`, body.toString())
    await once(running, 'continue') // it is being handled, and waits for its body

    process.kill(signal)
    await refusal(address)
    running.end(body.toString())
    const status = await statusOf(running)

    expect(status).toBe(303)
    expect(await ended).toEqual({ code: 0, signal: null, stderr: '' })
    expect(await rationales(file)).toEqual(['Sent before, read after.'])
  },
)

test('a connection that somebody keeps open does not keep it from ending', async ({ start }) => {
  const { process, origin, ended } = start()
  await (await fetch(await origin, { headers: { connection: 'keep-alive' } })).text()

  process.kill('SIGTERM')

  expect(await ended).toEqual({ code: 0, signal: null, stderr: '' })
})

test('a second signal ends it at once, and what was answered is on record', async ({ file, start }) => {
  const { process, origin, ended } = start()
  const address = await origin
  const path = `/claims/${await firstClaim(file)}/reviews`
  const form = { verdict: 'unconfirmed', rationale: 'Answered before.', from: 'claim', version: '1' }
  await post(address + path, form, { cookie: COOKIE })
  const running = await beginAndWait(address, path)

  process.kill('SIGTERM')
  await refusal(address)
  const told = performance.now()
  process.kill('SIGTERM')
  const { code, signal } = await ended

  expect([code, signal]).toEqual([1, null])
  expect(performance.now() - told).toBeLessThan(2_000)
  await running.cut
  expect(await rationales(file)).toEqual(['Answered before.'])
})

test('a request that is not done ten seconds after the signal is cut, and nothing of it is recorded', async ({
  file,
  start,
}) => {
  const { process, origin, ended } = start()
  const address = await origin
  const running = await beginAndWait(address, `/claims/${await firstClaim(file)}/reviews`)

  const told = performance.now()
  process.kill('SIGTERM')
  await running.cut
  const after = performance.now() - told

  expect(after).toBeGreaterThan(9_000)
  expect(after).toBeLessThan(15_000)
  expect(await ended).toEqual({ code: 0, signal: null, stderr: '' })
  expect(await rationales(file)).toEqual([])
})

/** A form that is being handled and whose body never comes; `cut` comes when its connection is over. */
async function beginAndWait(address: string, path: string): Promise<{ readonly cut: Promise<unknown> }> {
  const running = beginPost(address, path, 'x'.repeat(100))
  const cut = once(running, 'error')
  await once(running, 'continue')
  return { cut }
}

/** Sends the head of a form and keeps its body back. */
function beginPost(address: string, path: string, body: string): ClientRequest {
  const headers = {
    origin: address,
    cookie: COOKIE,
    expect: '100-continue',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  }
  const running = request(address + path, { method: 'POST', headers })
  running.flushHeaders()
  return running
}

async function statusOf(sent: ClientRequest): Promise<number | undefined> {
  const [answer] = (await once(sent, 'response')) as [{ statusCode?: number; resume: () => void }]
  answer.resume()
  return answer.statusCode
}

/** Waits until nobody new is let in. */
async function refusal(address: string): Promise<void> {
  for (;;) {
    const open = await fetch(address).then(
      (answer) => answer.text(),
      () => null,
    )
    if (open === null) return
    await setTimeout(20)
  }
}

async function firstClaim(file: string): Promise<number> {
  const db = await openDatabase(file)
  const { id } = await db.claim.findFirstOrThrow({ orderBy: { id: 'asc' }, select: { id: true } })
  await closeDatabase(db)
  return id
}

async function rationales(file: string): Promise<readonly string[]> {
  const db = await openDatabase(file)
  const rows = await db.review.findMany({ select: { rationale: true } })
  await closeDatabase(db)
  return rows.map(({ rationale }) => rationale)
}
