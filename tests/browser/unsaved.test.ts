import type { Dialog, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { SAMPLE } from '../support/app.js'
import { executablePath, test } from '../support/browser.js'

const CARD = `/articles/${SAMPLE}?claim=3`

describe.skipIf(executablePath === undefined)('what is typed and not saved', () => {
  for (const [place, address, keys] of [
    ['the card', CARD, ['j', 'k', 'Enter']],
    ['a claim’s page', '/claims/3', ['j', 'k', 'Enter']],
  ] as const) {
    test(`on ${place} no key leaves it, and the page says why`, async ({ openPage }) => {
      const page = await openPage()
      await page.goto(address)
      await type(page, 'Nobody is named.')

      for (const key of keys) {
        await page.keyboard.press(key)
        await page.getByRole('status').getByText('so the key did nothing').waitFor()
      }

      expect(page.url()).toContain(address)
      expect(await page.getByLabel(/^Rationale/).inputValue()).toBe('Nobody is named.')
      await page.getByLabel(/^Rationale/).fill('')
      await blur(page)
      await page.keyboard.press('j')
      await page.locator('.number.selected', { hasText: /^4$/ }).first().waitFor()
    })
  }

  test('stays when it came back with a refusal, though it stands as the page was sent', async ({
    openPage,
  }) => {
    for (const address of [CARD, '/claims/3']) {
      const page = await openPage()
      await page.goto(address)
      await type(page, 'Nobody is named.')
      await page.getByRole('button', { name: 'Record review' }).click()
      await page.getByRole('alert').waitFor()
      await blur(page)

      await page.keyboard.press('j')

      await page.getByRole('status').getByText('so the key did nothing').waitFor()
      expect(await page.getByLabel(/^Rationale/).inputValue()).toBe('Nobody is named.')
    }
  })

  test('is asked about before another claim is opened by a click', async ({ openPage }) => {
    const page = await openPage()
    await page.goto(CARD)
    await type(page, 'Nobody is named.')
    const row = page.locator('.row', { hasText: /^Claim 5\D/ })

    const asked = await answering(page, false, () => row.click())
    const kept = await page.getByLabel(/^Rationale/).inputValue()
    const again = await answering(page, true, () => row.click())

    expect([asked, again]).toEqual(['confirm', 'confirm'])
    expect(kept).toBe('Nobody is named.')
    await page.locator('.card .number', { hasText: /^5$/ }).waitFor()
  })

  test('is asked about before the page is left', async ({ openPage }) => {
    const page = await openPage()
    await page.goto('/claims/3')
    await type(page, 'Nobody is named.')

    const asked = await answering(page, false, () => page.getByRole('link', { name: 'Sources' }).click())

    expect(asked).toBe('beforeunload')
    expect(await page.getByLabel(/^Rationale/).inputValue()).toBe('Nobody is named.')
  })

  for (const [place, address] of [
    ['the card', CARD],
    ['a claim’s page', '/claims/3'],
  ] as const) {
    test(`on ${place} it stays while another form is sent, refused or not`, async ({ openPage }) => {
      const page = await openPage()
      const asked = questionsOf(page)
      await page.goto(address)
      await page
        .locator('.review-form')
        .getByRole('radio', { name: /^Confirmed/ })
        .check()
      await type(page, 'Nobody is named.')
      if (address === CARD) await page.locator('.adding > summary').click()
      const standing = async () => [
        await page.getByLabel(/^Rationale/).inputValue(),
        await page.locator('input[name=verdict]:checked').getAttribute('value'),
      ]

      await page.getByRole('button', { name: 'Add evidence' }).click()
      await page.getByRole('alert').getByText('Name the source').waitFor()
      const refused = await standing()
      await page.getByLabel('Title', { exact: true }).fill('A letter')
      await page.getByLabel('Primary').check()
      await page.getByLabel('Context').check()
      await page.getByRole('button', { name: 'Add evidence' }).click()
      await page.getByRole('status').getByText('Evidence added.').waitFor()

      expect(refused).toEqual(['Nobody is named.', 'confirmed'])
      expect(await standing()).toEqual(refused)
      expect(await page.locator('input[name=version]').last().inputValue()).toBe('2')
      expect(asked).toEqual([])
    })
  }

  test('is saved without a question', async ({ openPage }) => {
    for (const address of [CARD, '/claims/3']) {
      const page = await openPage()
      const asked = questionsOf(page)
      await page.goto(address)
      await page
        .locator('.review-form')
        .getByRole('radio', { name: /^Unconfirmed/ })
        .check()
      await type(page, `Nobody is named, says ${address}`)

      await page.getByRole('button', { name: 'Record review' }).click()

      await page.getByRole('status').getByText('Review recorded.').waitFor()
      expect(asked).toEqual([])
    }
  })
})

async function type(page: Page, rationale: string): Promise<void> {
  await page.getByLabel(/^Rationale/).fill(rationale)
  await blur(page)
}

/** What the browser asks from now on; each is answered with yes. */
function questionsOf(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  return asked
}

const blur = (page: Page) => page.evaluate('document.activeElement.blur()')

/** Does what makes the browser ask, and answers. @returns the kind of the question */
async function answering(page: Page, yes: boolean, act: () => Promise<void>): Promise<string> {
  const answered = new Promise<Dialog>((resolve) =>
    page.once('dialog', (dialog) => {
      void (yes ? dialog.accept() : dialog.dismiss()).then(() => {
        resolve(dialog)
      })
    }),
  )
  await act()
  return (await answered).type()
}
