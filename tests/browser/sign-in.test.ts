import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { offerSetup } from '../../src/db/people/invitations.js'
import { SAMPLE, serve } from '../support/app.js'
import { executablePath, test as browserTest } from '../support/browser.js'
import { SECRET } from '../support/sign-in.js'

interface Door {
  /** Where nobody is signed in who did not sign in, on a desk that nobody has set up yet. */
  readonly door: string
  /** The link that makes its first admin. */
  readonly setupLink: string
}

const test = browserTest.extend<Door>({
  door: async ({ context }, use) => {
    const { origin, close } = await serve(context)
    await use(origin)
    await close()
  },
  setupLink: async ({ db, actor, door }, use) => {
    await use(`${door}/setup/${await offerSetup(db, actor, SECRET)}`)
  },
})

const ADMIN = { email: 'ada@desk.example', passPhrase: 'a harbour full of cranes' }
const REVIEWER = { email: 'bea@desk.example', passPhrase: 'seven lanterns on a pier' }
const CLAIM = `/articles/${SAMPLE}?claim=2`

describe.skipIf(executablePath === undefined)('the story of a desk and its people', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`from the setup link to signing out everywhere, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
      openPage,
      door,
      setupLink,
    }) => {
      const [admin, reviewer] = [
        await openPage({ javaScriptEnabled, baseURL: door }),
        await openPage({ javaScriptEnabled, baseURL: door }),
      ]

      await setUp(admin, setupLink)
      const invitation = await invite(admin)
      await accept(reviewer, invitation)
      await signOutAndComeBack(reviewer)
      await record(reviewer)
      await approve(admin)
      await letGo(admin)
      await loseTheSession(reviewer)
      await seeTheWorkStay(admin)
      await signOutEverywhere(admin)
    }, 120_000)
  }
})

async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel(/^Your name/).fill('Ada Admin')
  await page.getByLabel(/^E-mail address/).fill(ADMIN.email)
  await page.getByLabel(/^Pass phrase/).fill(ADMIN.passPhrase)
  await page.getByRole('button', { name: 'Set up the desk' }).click()

  await page.getByRole('heading', { name: /^Putin plans visits/ }).waitFor()
  await page.goto(link)
  await page.getByText('This link').first().waitFor()
  expect(await page.getByLabel(/^Pass phrase/).count()).toBe(0)
}

async function invite(page: Page): Promise<string> {
  await page.goto('/people')
  await page.getByLabel(/^E-mail address/).fill(REVIEWER.email)
  await page.getByRole('radio', { name: /^Reviewer/ }).check()
  await page.getByRole('button', { name: 'Make the link' }).click()

  return page.getByRole('row').filter({ hasText: REVIEWER.email }).locator('code').innerText()
}

async function accept(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByText(`as reviewer, and will sign in with ${REVIEWER.email}`).waitFor()
  await page.getByLabel(/^Your name/).fill('Bea Reviewer')
  await page.getByLabel(/^Pass phrase/).fill(REVIEWER.passPhrase)
  await page.getByRole('button', { name: 'Join the desk' }).click()

  await page.getByRole('link', { name: 'Bea Reviewer' }).waitFor()
  expect(await page.getByRole('link', { name: 'People' }).count()).toBe(0)
}

async function signOutAndComeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('status').getByText('signed out').waitFor()

  await page.goto(CLAIM)
  await page.getByLabel(/^E-mail address/).fill(REVIEWER.email)
  await page.getByLabel(/^Pass phrase/).fill(REVIEWER.passPhrase)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await page.locator('.card').waitFor()
  expect(page.url()).toMatch(/\?claim=2$/)
}

async function record(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Unconfirmed/ }).check()
  await page.getByLabel(/^Rationale/).fill('No source names a day.')
  await page.getByRole('button', { name: 'Record review' }).click()

  await page.getByRole('status').getByText('Review recorded.').waitFor()
  await page.getByText('Somebody else has to approve it.').waitFor()
  expect(await page.getByRole('button', { name: 'Approve this review' }).count()).toBe(0)
}

async function approve(page: Page): Promise<void> {
  await page.goto(CLAIM)
  await page.getByRole('button', { name: 'Approve this review' }).click()

  await page.locator('.approval').getByText('Approved by Ada Admin').waitFor()
}

async function letGo(page: Page): Promise<void> {
  await page.goto('/people')
  await page
    .getByRole('row')
    .filter({ hasText: REVIEWER.email })
    .getByRole('button', { name: 'Deactivate' })
    .click()

  await page.getByRole('row').filter({ hasText: REVIEWER.email }).getByText('Deactivated').waitFor()
}

/** What was typed into a form comes back, and nothing of it is recorded; the way in is closed. */
async function loseTheSession(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Disputed/ }).check()
  await page.getByLabel(/^Rationale/).fill('Typed after I was let go.')
  await page.getByRole('button', { name: 'Record review' }).click()

  await page.getByText('Typed after I was let go.').waitFor()
  await page.getByLabel(/^E-mail address/).fill(REVIEWER.email)
  await page.getByLabel(/^Pass phrase/).fill(REVIEWER.passPhrase)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('No account has this address').first().waitFor()
}

async function seeTheWorkStay(page: Page): Promise<void> {
  await page.goto(CLAIM)

  const reviews = page.locator('.card .reviews > li')
  expect(await reviews.count()).toBe(1)
  expect(await reviews.innerText()).toMatch(
    /Bea Reviewer[\s\S]*No source names a day\.[\s\S]*Approved by Ada Admin/,
  )
}

async function signOutEverywhere(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Ada Admin' }).click()
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()

  await page.goto(CLAIM)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}
