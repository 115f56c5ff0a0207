import { Agent } from 'node:http'
import { send } from './drive.js'
import type { Running } from './processes.js'

/** Milliseconds between two requests of those who read meanwhile. */
const PAUSE = 10

/** What a new draft took, and the longest wait for another page meanwhile, and in as long a time before it. */
export interface Drafted {
  readonly took: number
  readonly waits: number
  readonly idle: number
}

/**
 * Sends a new draft, while somebody else asks for one small page after the other on a connection of their own.
 *
 * @param basedOn  the number of the newest revision
 */
export async function sendDraft(app: Running, slug: string, basedOn: number, text: string): Promise<Drafted> {
  const idle = await longestWait(app, wait(2_000))
  const fields = { headline: 'The harbour', standfirst: '', body: text, note: '', version: String(basedOn) }
  const draft = {
    method: 'POST',
    path: `/articles/${slug}/revisions`,
    body: new URLSearchParams(fields).toString(),
  } as const

  const began = performance.now()
  const saved = send(app, draft).then((answer) => {
    if (answer.status !== 303) throw new Error(`The draft was answered with ${answer.status}`)
    return performance.now() - began
  })
  return { waits: await longestWait(app, saved), took: await saved, idle }
}

/** Asks for pages until something is done, and says how many milliseconds the slowest of them took. */
async function longestWait(app: Running, until: Promise<unknown>): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const state = { done: false }
  const over = until.finally(() => (state.done = true))
  let longest = 0
  while (!state.done) {
    const began = performance.now()
    await send(app, { method: 'GET', path: '/claims/1', body: '' }, agent)
    longest = Math.max(longest, performance.now() - began)
    await wait(PAUSE)
  }
  await over
  agent.destroy()
  return longest
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
