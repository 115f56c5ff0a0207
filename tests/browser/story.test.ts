import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { post, SAMPLE } from '../support/app.js'
import { executablePath, test } from '../support/browser.js'

describe.skipIf(executablePath === undefined)('the story of a review', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`a reviewer checks a claim ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
      openPage,
    }) => {
      const page = await openPage({ javaScriptEnabled })

      await page.goto('/')
      await page.getByRole('link', { name: /^Putin plans visits/ }).click()
      await openFromText(page)
      await refuseEmptyReview(page)
      await attachEvidence(page)
      await confirm(page)
      await seeReport(page)
    })
  }

  test('with JavaScript a card opens without a reload, and the address follows', async ({ openPage }) => {
    const page = await openPage()
    await page.goto(`/articles/${SAMPLE}`)
    await page.evaluate('document.body.dataset.loaded = "once"')

    await page.locator('.row', { hasText: /^Claim 9/ }).click()
    await page.locator('.card').waitFor()

    expect(page.url()).toMatch(/\?claim=9#claim-9$/)
    expect(await page.evaluate('document.body.dataset.loaded')).toBe('once')
    await page.goBack()
    await page.locator('.card').waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('')
  })
})

describe.skipIf(executablePath === undefined)('trouble on the review screen', () => {
  test('a stale review shows what happened meanwhile, and keeps what was typed', async ({
    openPage,
    origin,
  }) => {
    const page = await openPage()
    await page.goto(`/articles/${SAMPLE}?claim=5`)
    await page
      .locator('.card')
      .getByRole('radio', { name: /^Unconfirmed/ })
      .check()
    await page.getByLabel(/^Rationale/).fill('Nobody is named.')
    const others = {
      verdict: 'disputed',
      disputeReason: 'misleading',
      rationale: 'It was one diplomat.',
      version: '1',
    }
    await post(`${origin}/claims/5/reviews`, others)

    await page.getByRole('button', { name: 'Record review' }).click()

    await page.getByRole('alert').getByText('It was one diplomat.').waitFor()
    expect(await page.getByLabel(/^Rationale/).inputValue()).toBe('Nobody is named.')
    expect(new URL(page.url()).pathname).toBe(`/articles/${SAMPLE}`)
    await page.getByRole('button', { name: 'Record review' }).click()
    await page.getByRole('status').getByText('Review recorded.').waitFor()
  })

  test('when the program does not answer, what was typed stays and the page says so', async ({
    openPage,
  }) => {
    const page = await openPage()
    await page.goto(`/articles/${SAMPLE}?claim=5`)
    await page.getByLabel(/^Rationale/).fill('Nobody is named.')
    await page.route('**/reviews', (route) => route.abort())

    await page.getByRole('button', { name: 'Record review' }).click()

    await page.getByRole('status').getByText('Tickmark does not answer').waitFor()
    expect(await page.getByLabel(/^Rationale/).inputValue()).toBe('Nobody is named.')
  })
})

async function openFromText(page: Page): Promise<void> {
  await page
    .locator('.text .number', { hasText: /^claim 10,/ })
    .first()
    .click()

  await page.locator('.card h3', { hasText: 'second' }).waitFor()
  expect(page.url()).toContain('claim=10')
  expect(await page.locator('.text mark.selected').count()).toBeGreaterThan(0)
}

async function refuseEmptyReview(page: Page): Promise<void> {
  await page
    .locator('.card')
    .getByRole('radio', { name: /^Confirmed/ })
    .check()
  await page
    .locator('.card')
    .getByLabel(/^Rationale/)
    .fill('Two state archives agree.')
  await page.getByRole('button', { name: 'Record review' }).click()

  await page
    .getByRole('alert')
    .getByText('Attach a piece of evidence that supports it before confirming')
    .waitFor()
  expect(await page.getByLabel(/^Rationale/).inputValue()).toBe('Two state archives agree.')
}

async function attachEvidence(page: Page): Promise<void> {
  await page.locator('.adding > summary').click()
  await page.getByLabel(/^Address/).fill('https://archive.example.org/visits/2000')
  await page.getByLabel('Title', { exact: true }).fill('Register of state visits, 2000')
  await page.getByLabel(/^Publisher/).fill('Example State Archive')
  await page.getByLabel('Kind').selectOption('record')
  await page.getByLabel('Primary').check()
  await page.getByLabel('Supports').check()
  await page.getByLabel(/^Excerpt/).fill('First visit: July 2000.')
  await page.getByLabel(/^Locator/).fill('p. 12')
  await page.getByRole('button', { name: 'Add evidence' }).click()

  await page.getByRole('status').getByText('Evidence added.').waitFor()
  await page.locator('.evidence').getByRole('link', { name: 'Register of state visits, 2000' }).waitFor()
  expect(await page.locator('.arithmetic').innerText()).toMatch(
    /1 support, 0 refute, 1 origin, 1 primary: suggests\s*confirmed/,
  )
}

async function confirm(page: Page): Promise<void> {
  await page
    .locator('.card')
    .getByRole('radio', { name: /^Confirmed/ })
    .check()
  await page
    .locator('.card')
    .getByLabel(/^Rationale/)
    .fill('The register lists one visit before.')
  await page.getByRole('button', { name: 'Record review' }).click()

  await page.getByRole('status').getByText('Review recorded.').waitFor()
  await page.locator('.article-bar').getByText('1 of 61').waitFor()
  expect(await page.locator('.card .chips').innerText()).toContain('Confirmed')
}

async function seeReport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Report', exact: true }).click()
  await page.getByRole('row').filter({ hasText: 'The register lists one visit before.' }).waitFor()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`${SAMPLE}-r1-2024-05-30.csv`)
  expect(readFileSync(await download.path(), 'utf8')).toContain('The register lists one visit before.')
}
