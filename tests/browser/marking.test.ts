import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { executablePath, test } from '../support/browser.js'
import { addOwnArticle } from '../support/own-article.js'

/** Selects words as a person does who holds the shift key. */
const select = (page: Page, from: string, until: string): Promise<unknown> =>
  page.evaluate(`{
    const [first, last] = ${JSON.stringify([from, until])}
    const walker = document.createTreeWalker(document.querySelector('.text .body'), NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let found = false
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const [start, end] = [node.nodeValue.indexOf(first), node.nodeValue.lastIndexOf(last)]
      if (start !== -1 && !found) range.setStart(node, start)
      if (end !== -1) range.setEnd(node, end + last.length)
      found ||= start !== -1
    }
    document.getSelection().removeAllRanges()
    document.getSelection().addRange(range)
  }`)

/** Where some words of the second sentence begin and end on the screen. */
const edgesOf = async (page: Page, words: string): Promise<readonly [number, number, number, number]> =>
  page.evaluate(`{
    const sentence = document.querySelectorAll('.body .sentence')[1]
    const node = [...sentence.childNodes].find((each) => each.nodeValue?.includes(${JSON.stringify(words)}))
    const range = document.createRange()
    range.setStart(node, 0)
    range.setEnd(node, ${words.length})
    const rects = [...range.getClientRects()]
    const [first, last] = [rects[0], rects.at(-1)]
    ;[first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2]
  }`)

const finish = async (page: Page): Promise<void> => {
  await page.getByLabel(/^Kind/).selectOption('event')
  await page.getByRole('button', { name: 'Make the claim' }).click()
  await page.getByText('Claim made.').waitFor()
}

describe.skipIf(executablePath === undefined)('words that are selected', () => {
  test('by mouse become a claim on exactly those words', async ({ openPage, db, actor }) => {
    const { slug } = await addOwnArticle(db, actor)
    const page = await openPage()
    await page.goto(`/articles/${slug}`)
    const [left, top, right, bottom] = await edgesOf(page, 'She said he came back')

    await page.mouse.move(left, top)
    await page.mouse.down()
    await page.mouse.move(right, bottom, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('link', { name: 'Make a claim' }).click()
    expect(await page.getByLabel(/^Words/).inputValue()).toBe('She said he came back')
    await finish(page)

    expect(await page.locator('.body mark').allTextContents()).toEqual(['She said he came ', 'back'])
  })

  test('by keyboard, across an emoji and a claim’s number, become one with m', async ({
    openPage,
    db,
    actor,
  }) => {
    const { slug } = await addOwnArticle(db, actor)
    const page = await openPage()
    await page.goto(`/articles/${slug}`)
    await select(page, 'he came back', 'back 👩')
    await page.getByRole('link', { name: 'Make a claim' }).waitFor()
    await page.keyboard.press('m')
    expect(await page.getByLabel(/^Words/).inputValue()).toBe('he came back 👩‍👩‍👧')
    await finish(page)

    await select(page, 'because', 'of it.')
    await page.getByRole('link', { name: 'One more place of claim 1' }).waitFor()
    await page.keyboard.press('p')
    await page.locator('.placing[open]').waitFor()
    expect(await page.getByLabel(/^Words/).inputValue()).toBe('because of it.')
    await page.getByRole('button', { name: 'Add this place' }).click()
    await page.getByText('The claim has one more place.').waitFor()

    const places = await db.placement.findMany({ orderBy: { id: 'desc' }, take: 2, select: { exact: true } })
    expect(places).toEqual([{ exact: 'because of it.' }, { exact: 'he came back 👩‍👩‍👧' }])
  })

  test('across paragraphs are refused with what to do', async ({ openPage, db, actor }) => {
    const { slug } = await addOwnArticle(db, actor)
    const page = await openPage()
    await page.goto(`/articles/${slug}`)

    await select(page, 'because', 'Nobody knows')
    await page.getByRole('link', { name: 'Make a claim' }).click()

    await page.getByRole('alert').getByText('A claim stands within one paragraph').waitFor()
  })

  test('with a finger on a narrow screen become one too', async ({ openPage, db, actor }) => {
    const { slug } = await addOwnArticle(db, actor)
    const page = await openPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
    await page.goto(`/articles/${slug}`)

    await select(page, 'It will', 'rain.')
    await page.getByRole('link', { name: 'Make a claim' }).tap()
    expect(await page.getByLabel(/^Words/).inputValue()).toBe('It will rain.')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await finish(page)
  })
})

describe.skipIf(executablePath === undefined)('without JavaScript', () => {
  test('a sentence is opened by its number, and its words are trimmed', async ({ openPage, db, actor }) => {
    const { slug } = await addOwnArticle(db, actor)
    const page = await openPage({ javaScriptEnabled: false })
    await page.goto(`/articles/${slug}`)

    await page.getByRole('link', { name: /^1\.2 uncovered/ }).click()
    await page.getByRole('link', { name: 'Make a claim of it' }).click()
    await page.getByLabel(/^Words/).fill('he came back')
    await page.getByLabel(/^Statement/).fill('Ann Lee came back.')
    await finish(page)

    expect(await page.locator('.body mark').allTextContents()).toEqual(['he came ', 'back'])
  })
})

describe.skipIf(executablePath === undefined)('the keys of a sentence', () => {
  test('w on its number leads to the field that waives it, n to the next uncovered one', async ({
    openPage,
    db,
    actor,
  }) => {
    const { slug } = await addOwnArticle(db, actor)
    const page = await openPage()
    await page.goto(`/articles/${slug}`)

    await page.getByRole('link', { name: /^2\.1 uncovered/ }).focus()
    await page.keyboard.press('w')
    await page.waitForURL(/sentence=\d+#reason$/)
    await page.keyboard.press('w')
    await page.locator('#reason:focus').waitFor()
    await page.getByLabel('Reason').selectOption('opinion')
    await page.getByRole('button', { name: 'Waive', exact: true }).click()
    await page.getByText('Waived.', { exact: true }).waitFor()
    await page.locator('.card').focus()
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: 'Text 2.2' }).waitFor()

    expect(await db.waiver.count({ where: { article: { slug }, reason: 'opinion' } })).toBe(1)
  })
})
