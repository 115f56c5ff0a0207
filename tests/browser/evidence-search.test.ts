import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { post, SAMPLE } from '../support/app.js'
import { executablePath, test } from '../support/browser.js'
import { EVIDENCE } from '../support/desk-work.js'

const PLACES = [
  ['the card', `/articles/${SAMPLE}?claim=2`],
  ['the claim’s page', '/claims/2'],
] as const

describe.skipIf(executablePath === undefined)('looking for a source', () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const [place, address] of PLACES) {
      test(`on ${place} ${javaScriptEnabled ? 'with' : 'without'} JavaScript keeps what was typed`, async ({
        openPage,
        origin,
      }) => {
        await post(`${origin}/claims/1/evidence`, { ...EVIDENCE })
        const page = await openPage({ javaScriptEnabled })
        await page.goto(address)
        await openForm(page)
        await page.getByLabel(/^Excerpt/).fill('shall take office')
        await page.getByLabel('Refutes').check()

        await page.getByLabel(/^A source the desk has/).fill('decree')
        await page.getByLabel(/^A source the desk has/).press('Enter')
        await page.getByText('1 source found for “decree”.').first().waitFor()
        const [excerpt, refutes] = [
          await page.getByLabel(/^Excerpt/).inputValue(),
          await page.getByLabel('Refutes').isChecked(),
        ]
        await page.getByRole('radio', { name: /^Presidential decree/ }).check()
        await page.getByRole('button', { name: 'Add evidence' }).click()

        expect([excerpt, refutes]).toEqual(['shall take office', true])
        await page.getByRole('status').getByText('Evidence added.').waitFor()
        expect(await page.locator('.evidence').first().innerText()).toContain('Presidential decree of 7 May')
        expect(page.url()).toContain(address)
      })
    }
  }

  test('says with JavaScript how many were found, and leaves the address alone', async ({ openPage }) => {
    const page = await openPage()
    await page.goto(`/articles/${SAMPLE}?claim=2`)
    await openForm(page)

    await page.getByLabel(/^A source the desk has/).fill('decree')
    await page.getByRole('button', { name: 'Find', exact: true }).click()

    await page.getByRole('status').getByText('Nothing found for “decree”.').waitFor()
    expect(page.url()).toMatch(/claim=2$/)
    expect(await page.evaluate('document.activeElement.id')).toBe('find-sources')
  })

  test('Enter in another field of the evidence adds it, and a field that is wrong has a frame of its own', async ({
    openPage,
  }) => {
    const page = await openPage()
    await page.goto('/claims/2')

    await page.getByLabel(/^Locator/).fill('p. 12')
    await page.getByLabel(/^Locator/).press('Enter')

    await page.getByRole('alert').getByText('Name the source').waitFor()
    expect(await page.getByLabel(/^Locator/).inputValue()).toBe('p. 12')
    const [wrong, right] = await Promise.all(
      ['#title', '#locator'].map((field) =>
        page.evaluate(`getComputedStyle(document.querySelector('${field}')).borderTopWidth`),
      ),
    )
    expect([wrong, right]).toEqual(['2px', '1px'])
  })
})

async function openForm(page: Page): Promise<void> {
  if (!(await page.getByLabel(/^Excerpt/).isVisible())) await page.locator('#add-evidence > summary').click()
}
