import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { executablePath, test } from '../support/browser.js'

const FILE = join(import.meta.dirname, '../intake/files/harbour.docx')
const SLUG = 'harbour-bridge-to-close-for-14-weeks'

describe.skipIf(executablePath === undefined)('the story of an article of the desk’s own', () => {
  test(
    'it comes in as a file, is marked, checked and mended with its author, and is signed off',
    { timeout: 90_000 },
    async ({ openPage, db }) => {
      const page = await openPage()
      const plain = await openPage({ javaScriptEnabled: false })

      await handIn(page)
      await claimBySelection(page, 'The harbour bridge will close on 3 June')
      await claimBySelection(page, 'Repairs cost €4.2 million')
      await claimWithoutScript(plain)
      await waiveTheRest(page)
      await seeWhatBlocks(page)
      await bringSecondDraft(page)
      await settle(page)
      await review(page, 1, 'Confirmed')
      await review(page, 2, 'Confirmed')
      await review(page, 3, 'Unconfirmed')
      await askForChange(page)
      await applyIt(page)
      await review(page, 3, 'Confirmed')
      await signOff(page)

      const revisions = await db.revision.findMany({
        where: { article: { slug: SLUG } },
        orderBy: { number: 'asc' },
        select: { body: true, signOffs: { select: { overrides: true } } },
      })
      expect(revisions.map(({ signOffs }) => signOffs)).toEqual([[], [], [{ overrides: '[]' }]])
      expect(revisions[2]?.body.match(/It was last closed in the nineties\./g)).toHaveLength(2)
    },
  )
})

async function handIn(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Add article' }).click()
  await page.getByLabel(/^Or choose a file/).setInputFiles(FILE)
  await page.getByRole('button', { name: 'Read the article' }).click()
  expect(await page.getByLabel(/^Byline/).inputValue()).toBe('Ada Writer')
  await page.getByRole('checkbox', { name: 'Share.' }).check()
  await page.getByRole('button', { name: 'Save article' }).click()

  await page.getByRole('status').getByText('Article added.').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/articles/${SLUG}`)
}

/** Selects words as a person does who holds the shift key, and makes a claim of them. */
async function claimBySelection(page: Page, words: string): Promise<void> {
  await page.evaluate(`{
    const walker = document.createTreeWalker(document.querySelector('.text .body'), NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue.indexOf(${JSON.stringify(words)})
      if (at !== -1) document.getSelection().setBaseAndExtent(node, at, node, at + ${words.length})
    }
  }`)
  await page.getByRole('link', { name: 'Make a claim' }).waitFor()
  await page.keyboard.press('m')
  expect(
    await page
      .locator('#mark')
      .getByLabel(/^Words/)
      .inputValue(),
  ).toBe(words)
  await finishClaim(page)
}

async function finishClaim(page: Page): Promise<void> {
  await page.getByLabel(/^Kind/).selectOption('event')
  await page.getByRole('button', { name: 'Make the claim' }).click()
  await page.getByText('Claim made.').waitFor()
}

async function claimWithoutScript(page: Page): Promise<void> {
  await page.goto(`/articles/${SLUG}`)
  await page.getByRole('link', { name: /^1\.2 uncovered/ }).click()
  await page.getByRole('link', { name: 'Make a claim of it' }).click()
  await page.getByLabel(/^Words/).fill('It last closed in 1998')
  await page.getByLabel(/^Statement/).fill('The harbour bridge last closed in 1998.')
  await finishClaim(page)
}

async function waiveTheRest(page: Page): Promise<void> {
  await page.goto(`/articles/${SLUG}`)
  for (const left of [5, 4, 3, 2, 1]) {
    await page.getByText(`${left} uncovered`).first().waitFor()
    await page.getByRole('link', { name: 'Next uncovered' }).click()
    await page.getByLabel('Reason').selectOption('boilerplate')
    await page.getByRole('button', { name: 'Waive', exact: true }).click()
    await page.getByText('Waived.', { exact: true }).waitFor()
  }
  expect(await page.locator('.article-bar .coverage').innerText()).toBe('Coverage 100 %')
}

async function seeWhatBlocks(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sign-off' }).click()
  await page.getByRole('button', { name: 'Sign off', exact: true }).click()

  await page.getByRole('alert').waitFor()
  const blocks = page.locator('.gate', { hasText: 'Blocks:' })
  expect(await blocks.locator('.gate-name').allInnerTexts()).toEqual(['Blocks: every claim is reviewed'])
  expect(await blocks.locator('.blockers a').allInnerTexts()).toEqual(['Claim 1', 'Claim 2', 'Claim 3'])
}

/** It says twice when the bridge last closed, and in the old place no more. */
async function bringSecondDraft(page: Page): Promise<void> {
  await page.goto(`/articles/${SLUG}`)
  await page.getByRole('link', { name: 'New draft' }).click()
  const body = page.getByLabel(/^Text/)
  const text = await body.inputValue()
  const says = 'It last closed in 1998.'
  await body.fill(`${text.replace(says, '').replace('budget.', `budget. ${says}`)}\n\n${says}`)
  await page.getByRole('button', { name: 'Save as revision 2' }).click()

  await page.getByRole('status').getByText('Revision saved.').waitFor()
  expect(await page.locator('.revision-page .warning').innerText()).toBe('1 claim needs a person.')
}

async function settle(page: Page): Promise<void> {
  const claim = page.locator('#claim-3')
  expect(await claim.innerText()).toContain('could stand in several places')
  await claim.getByRole('radio', { name: /^All of these places/ }).check()
  await claim.getByRole('button', { name: 'Place the claim' }).click()

  await page.getByRole('status').getByText('Settled: the claim stands where you said.').waitFor()
  expect(await page.locator('.revision-page .warning').count()).toBe(0)
}

/** Records a verdict on the card of a claim: a confirmed one with a document that supports it. */
async function review(page: Page, number: number, verdict: 'Confirmed' | 'Unconfirmed'): Promise<void> {
  await page.goto(`/articles/${SLUG}?claim=${number}`)
  if (verdict === 'Confirmed') await attachEvidence(page, number)
  const card = page.locator('.card')
  await card.getByRole('radio', { name: new RegExp(`^${verdict}`) }).check()
  await card.getByLabel(/^Rationale/).fill('This is what the record shows.')
  await page.getByRole('button', { name: 'Record review' }).click()

  await page.getByRole('status').getByText('Review recorded.').waitFor()
}

async function attachEvidence(page: Page, number: number): Promise<void> {
  await page.locator('.adding > summary').click()
  await page.getByLabel('Title', { exact: true }).fill(`Log of the harbour, volume ${number}`)
  await page.locator('#evidence-form').getByLabel('Kind').selectOption('record')
  await page.getByLabel('Primary').check()
  await page.getByLabel('Supports').check()
  await page.getByLabel(/^Excerpt/).fill('as it says there')
  await page.getByRole('button', { name: 'Add evidence' }).click()

  await page.getByRole('status').getByText('Evidence added.').waitFor()
}

/** The log knows the decade alone, and the author agrees to say no more. */
async function askForChange(page: Page): Promise<void> {
  await page.locator('.card').getByRole('link', { name: 'Full page' }).click()
  await page.locator('#ask-form > summary').click()
  await page.getByLabel('What is asked').selectOption('soften')
  await page.getByLabel(/^New words/).fill('It was last closed in the nineties')
  await page.getByLabel(/^Why/).fill('The log names the decade alone.')
  await page.getByRole('button', { name: 'Ask for the change' }).click()
  await page.getByRole('status').getByText('Request recorded.').waitFor()

  await page.locator('.request summary', { hasText: 'The author’s answer' }).click()
  await page.getByLabel('Answer', { exact: true }).selectOption('accepted')
  await page.getByRole('button', { name: 'Record answer' }).click()
  await page.getByRole('status').getByText('Answer recorded.').waitFor()
}

async function applyIt(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Apply it to the text' }).click()
  expect(await page.locator('.agreed-choice .rewording').innerText()).toContain('at 2 places')
  expect(await page.locator('.difference ins').allInnerTexts()).toContain('the nineties')
  await page.getByRole('button', { name: 'Apply 1 change as revision 3' }).click()

  await page.getByRole('status').getByText('The agreed changes are in the text.').waitFor()
  expect(await page.locator('#claim-3').innerText()).toContain('as agreed: soften')
}

async function signOff(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sign-off' }).click()
  await page.getByText('Nothing blocks revision 3').waitFor()
  await page.getByRole('button', { name: 'Sign off', exact: true }).click()

  await page.getByRole('status').getByText('Signed off.').waitFor()
}
