import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { post, SAMPLE } from '../support/app.js'
import { executablePath, test } from '../support/browser.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const ADDRESSES = [
  '/',
  `/articles/${SAMPLE}`,
  `/articles/${SAMPLE}?claim=1`,
  `/articles/${SAMPLE}?sentence=1`,
  `/articles/${SAMPLE}/claims/new`,
  `/articles/${SAMPLE}/report`,
  '/claims/1',
  '/claims/2',
  '/sources',
  '/sources/1',
  '/activity',
  '/activity/1/redaction',
  '/account',
  '/people',
  '/settings',
  '/session',
  '/nothing-here',
]

/** A desk with something on every page: evidence, a withdrawn piece, verdicts of each kind. */
async function fill(origin: string): Promise<void> {
  const evidence = {
    title: 'Register of offices',
    url: 'https://example.org/register',
    sourceKind: 'record',
    tier: 'primary',
  }
  await post(`${origin}/claims/1/evidence`, { ...evidence, stance: 'supports', locator: 'p. 1' })
  await post(`${origin}/claims/1/evidence`, { ...evidence, stance: 'supports', locator: 'p. 2' })
  await post(`${origin}/evidence/2/withdrawal`, { reason: 'The wrong page.' })
  await post(`${origin}/claims/1/reviews`, {
    verdict: 'confirmed',
    rationale: 'On the register.',
    version: '4',
  })
  await post(`${origin}/claims/2/reviews`, {
    verdict: 'unconfirmed',
    rationale: 'No record yet.',
    version: '1',
  })
  const dispute = {
    verdict: 'disputed',
    disputeReason: 'misleading',
    rationale: 'Only half of it.',
    version: '1',
  }
  await post(`${origin}/claims/3/reviews`, dispute)
}

describe.skipIf(executablePath === undefined)('every page', () => {
  test('has nothing that axe objects to, at 1440 and 360 px, light and dark', async ({
    openPage,
    origin,
  }) => {
    await fill(origin)
    const page = await openPage({ reducedMotion: 'reduce' })

    const found: string[] = []
    for (const address of ADDRESSES) {
      await page.goto(address).catch(() => null)
      await page.evaluate(AXE)
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 })
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          // Of all rules only the one about contrast can tell light from dark.
          const violations = await violationsOf(page, colorScheme === 'light' ? {} : CONTRAST)
          found.push(
            ...violations.map((violation) => `${address}, ${width} px, ${colorScheme}: ${violation}`),
          )
        }
      }
    }

    expect(found).toEqual([])
  }, 240_000)

  test('needs no sideways scrolling from 320 to 1440 px', async ({ openPage, origin }) => {
    await fill(origin)
    const page = await openPage({ reducedMotion: 'reduce' })

    const wide: string[] = []
    for (const address of ADDRESSES) {
      await page.goto(address)
      for (const width of [320, 360, 768, 1024, 1440]) {
        await page.setViewportSize({ width, height: 800 })
        const scroll = await page.evaluate<number>('document.documentElement.scrollWidth')
        if (scroll > width) wide.push(`${address}: ${scroll} px at ${width} px`)
      }
    }

    expect(wide).toEqual([])
  }, 120_000)
})

const CONTRAST = { runOnly: ['color-contrast'] }

async function violationsOf(page: Page, options: object): Promise<readonly string[]> {
  const run = `axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'] })})`
  const { violations } = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }>(run)
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 240)}`),
  )
}
