import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../../src/config.js'
import { offThread } from '../../src/intake/off-thread.js'
import { PUBLIC_WEB } from '../../src/intake/reach.js'
import { projectRoot } from '../../src/project-root.js'
import { textThreads } from '../../src/threads/text-threads.js'
import { createApp } from '../../src/web/app.js'
import { readAssets } from '../../src/web/assets.js'
import type { Context } from '../../src/web/context.js'
import { createRender } from '../../src/web/render.js'
import { ACTING_AT, test as databaseTest } from './database.js'
import { SECRET, sessionCookieOf } from './sign-in.js'

export const SAMPLE = 'putin-plans-visits-to-north-korea-and-vietnam-in-the-coming'

const root = projectRoot()
const render = createRender(join(root, 'views'))
const assets = readAssets(root)
const readManuscript = offThread(join(root, 'dist/src/intake/worker.js'))

/** As the program has it: compiled, in threads. */
const { carryOver, compareTexts } = textThreads(root)

export interface AppFixtures {
  readonly context: Context
  /**
   * Where the real application listens, without a slash at the end. Whoever brings no session of their own is signed
   * in as `actor`.
   */
  readonly origin: string
  /** Lines that the application logged. */
  readonly log: string[]
}

/** A test with the real application over HTTP, on a database of its own. The clock stands still. */
export const test = databaseTest.extend<AppFixtures>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  log: async ({}, use) => {
    await use([])
  },
  context: async ({ db, log }, use) => {
    await use({
      db,
      render,
      assets,
      config: readConfig({ WRITES_PER_MINUTE: '1000000', READS_PER_MINUTE: '1000000' }, root),
      now: () => ACTING_AT,
      log: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
      secret: SECRET,
      ownerFound: () => undefined,
      readManuscript,
      reach: PUBLIC_WEB,
      carryOver,
      compareTexts,
      version: '0.0.0-test',
    })
  },
  origin: async ({ context, actor }, use) => {
    const { origin, close } = await serve(context, await sessionCookieOf(context.db, actor))
    await use(origin)
    await close()
  },
})

/**
 * The real application over HTTP.
 *
 * @param session  the cookie that is added to a request which brings no session; '' for none
 */
export async function serve(
  context: Context,
  session = '',
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const app = createApp(context)
  const server = createServer((req, res) => {
    const cookie = req.headers.cookie ?? ''
    if (!cookie.includes('tickmark=')) req.headers.cookie = [session, cookie].filter(Boolean).join('; ')
    app(req, res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Sends a form as a browser does from a page of ours; redirects are not followed. */
export function post(
  url: string,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(url).origin, ...headers },
    body: new URLSearchParams(fields),
  })
}

/** The text of a page, once its status is known to be the expected one. */
export async function pageOf(url: string, status = 200): Promise<string> {
  const answer = await fetch(url)
  const html = await answer.text()
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status}: ${html.slice(0, 500)}`)
  return html
}
