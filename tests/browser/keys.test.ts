import { describe, expect } from 'vitest'
import { SAMPLE } from '../support/app.js'
import { executablePath, test } from '../support/browser.js'

describe.skipIf(executablePath === undefined)('the keys', () => {
  test('j and k walk through the claims of an article, Enter opens one', async ({ openPage }) => {
    const page = await openPage()
    await page.goto(`/articles/${SAMPLE}?claim=3`)

    await page.keyboard.press('j')
    await page.locator('.card .number', { hasText: /^4$/ }).waitFor()
    await page.keyboard.press('k')
    await page.locator('.card .number', { hasText: /^3$/ }).waitFor()
    await page.keyboard.press('Enter')

    await page.waitForURL(/\/claims\/3$/)
  })

  test('c, u and d choose a verdict, and write letters while somebody types', async ({ openPage }) => {
    const page = await openPage()
    await page.goto('/claims/3')
    const chosen = () => page.locator('input[name=verdict]:checked').getAttribute('value')

    await page.keyboard.press('u')
    expect(await chosen()).toBe('unconfirmed')
    await page.keyboard.press('d')
    expect(await chosen()).toBe('disputed')
    await page.getByLabel(/^Rationale/).pressSequentially('cud?')
    expect(await chosen()).toBe('disputed')
    expect(await page.getByLabel(/^Rationale/).inputValue()).toBe('cud?')
  })

  test('? lists them, and they can be turned off for good', async ({ openPage }) => {
    const page = await openPage()
    await page.goto('/claims/3')
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('next, previous claim').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()

    await page.getByRole('button', { name: 'Turn keys off' }).click()
    await page.reload()
    await page.keyboard.press('u')

    expect(await page.locator('input[name=verdict]:checked').count()).toBe(0)
    await page.getByRole('button', { name: 'Turn keys on' }).waitFor()
  })

  test('on the desk j goes to an article, which Enter opens', async ({ openPage }) => {
    const page = await openPage()
    await page.goto('/')

    await page.keyboard.press('j')
    await page.keyboard.press('Enter')

    await page.waitForURL(new RegExp(`/articles/${SAMPLE}$`))
  })
})
