import { existsSync } from 'node:fs'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { test as appTest } from './app.js'

const EXECUTABLES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser of this machine; `undefined` where there is none: its tests are then reported as skipped. */
export const executablePath = EXECUTABLES.find(
  (path): path is string => path !== undefined && existsSync(path),
)

// As root in a container, and without the calls home that a closed network would refuse one by one.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface BrowserFixtures {
  readonly browser: Browser
  /** Opens a page as somebody with these settings would: size, colours, scripts on or off. */
  readonly openPage: (options?: BrowserContextOptions) => Promise<Page>
}

/** A test with a real browser in front of the real application. An error in a page's script fails it. */
export const test = appTest.extend<BrowserFixtures>({
  browser: [
    // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
    async ({}, use) => {
      const browser = await chromium.launch({
        ...(executablePath !== undefined && { executablePath }),
        args: ARGUMENTS,
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  openPage: async ({ browser, origin }, use) => {
    const contexts: BrowserContext[] = []
    const errors: string[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        // What is answered with a refusal is logged by the browser as an error of loading, and by htmx once more.
        const expected =
          /status of (401|404|409|410|422)|ERR_FAILED|^htmx:|^Response Status Error Code 401/.test(
            message.text(),
          )
        if (message.type() === 'error' && !expected) errors.push(message.text())
      })
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    if (errors.length > 0) throw new Error(`The page complained: ${errors.join('; ')}`)
  },
})
