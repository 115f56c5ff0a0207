import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import {
  approve,
  attach,
  claimNumbered,
  colleague,
  contest,
  newestReview,
  review,
  versionOf,
} from '../support/desk-work.js'
import { follow, sendThrice } from '../support/follow.js'
import { formsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'

const approvalForms = (html: string) => formsOf(html).filter(({ action }) => action.endsWith('/approvals'))

test('a colleague’s review can be approved on the claim’s page and beside the text, and says so then', async ({
  origin,
  db,
  actor,
}) => {
  for (const [number, from, back] of [
    [1, 'claim', /^\/claims\/\d+$/],
    [2, 'article', /\?claim=2#claim-2$/],
  ] as const) {
    const id = await claimNumbered(db, number)
    const ada = number === 1 ? await colleague(db, actor) : await colleague(db, actor, 'Ben Ito')
    await review(db, ada, id)
    const page = from === 'claim' ? `/claims/${id}` : `/articles/${SAMPLE}?claim=${number}`
    const [form] = approvalForms(await pageOf(origin + page))

    const followed = await follow(origin, form!.action, valuesOf(form!))

    expect([followed.status, followed.location]).toEqual([303, expect.stringMatching(back)])
    expect(flashOf(followed.html)).toBe('Review approved.')
    expect(textsOf(followed.html, 'approval')).toEqual(['Approved by The desk 30 May 2024, 10:00 UTC'])
    expect(textsOf(followed.html, 'chips')[0]).toMatch(/Unconfirmed Approved/)
    expect(textsOf(followed.html, 'history')[0]).toContain('approved the review: unconfirmed')
    expect(approvalForms(followed.html)).toEqual([])
  }
})

test('who wrote a review is not offered to approve it, and cannot', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await review(db, actor, id)
  const reviewId = await newestReview(db, id)

  const pages = [await pageOf(`${origin}/claims/${id}`), await pageOf(`${origin}/articles/${SAMPLE}?claim=1`)]
  const version = String(await versionOf(db, id))
  const answer = await post(`${origin}/reviews/${reviewId}/approvals`, { version, from: 'claim' })

  for (const html of pages) {
    expect(approvalForms(html)).toEqual([])
    expect(textsOf(html, 'approval')).toEqual(['Somebody else has to approve it.'])
  }
  expect(answer.status).toBe(422)
  expect(textsOf(await answer.text(), 'problems')[0]).toContain('you wrote this review')
  expect(await db.approval.count()).toBe(0)
})

test('a stale form is refused on the page it stood on, which tells what happened meanwhile', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  await review(db, await colleague(db, actor), id)
  const path = `/reviews/${await newestReview(db, id)}/approvals`
  await attach(db, actor, id, { stance: 'refutes', excerpt: 'This is false.' })

  for (const from of ['claim', 'article']) {
    const answer = await post(origin + path, { version: '2', from })
    const html = await answer.text()

    expect(answer.status).toBe(409)
    expect(textsOf(html, 'conflict')[0]).toMatch(
      /attached Presidential decree of 7 May: refutes.*not recorded/,
    )
    // Nobody can approve it over evidence that its author had not seen.
    expect(textsOf(html, 'approval')).toEqual([
      'The evidence changed: somebody has to review it again first.',
    ])
  }
  expect(await db.approval.count()).toBe(0)
})

test('sent again, or three times at once, it is one approval', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await review(db, await colleague(db, actor), id)
  const path = `/reviews/${await newestReview(db, id)}/approvals`
  const before = await db.activity.count()

  const statuses = await sendThrice(origin, path, { version: '2', from: 'claim' })
  const again = await follow(origin, path, { version: '2', from: 'claim' })

  expect(statuses).toEqual([303, 303, 303])
  expect(flashOf(again.html)).toBe('You had approved this review already. Nothing was added.')
  expect([await db.approval.count(), await db.activity.count()]).toEqual([1, before + 1])
})

test('an approval that no longer counts is told, and not shown as one', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await review(db, actor, id)
  await approve(db, await colleague(db, actor), id)
  await review(db, actor, id, { rationale: 'Looked again.' })

  const html = await pageOf(`${origin}/claims/${id}`)

  expect(textsOf(html, 'approval')).toEqual([
    'Somebody else has to approve it.',
    'Was approved by Ada Quist, 30 May 2024, 10:00 UTC. It no longer counts.',
  ])
  expect(textsOf(html, 'chips')[0]).not.toContain('Approved')
})

test('an approval of no review, or without a version, is no form of ours', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await review(db, await colleague(db, actor), id)

  const missing = await post(`${origin}/reviews/9999/approvals`, { version: '1' })
  const bare = await post(`${origin}/reviews/${await newestReview(db, id)}/approvals`)

  expect([missing.status, bare.status]).toEqual([404, 400])
  expect(formTo(await pageOf(`${origin}/claims/${id}`), `/claims/${id}/reviews`)).toBeDefined()
})

test('what needs an approval says so on its card, its page, its line and on the desk, until somebody approves it', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  const other = await claimNumbered(db, 2)
  await post(`${origin}/claims/${id}/sensitivity`, { sensitivity: 'legal', version: '1' })
  await review(db, await colleague(db, actor), id)
  await contest(db, other, await colleague(db, actor, 'Ben Ito'), await colleague(db, actor, 'Cy Abara'))
  const marks = async () => {
    const [card, page, list, desk] = [
      await pageOf(`${origin}/articles/${SAMPLE}?claim=1`),
      await pageOf(`${origin}/claims/${id}`),
      await pageOf(`${origin}/articles/${SAMPLE}?claim=2`),
      await pageOf(origin),
    ]
    return [
      textsOf(card, 'chips')[0]?.includes('Needs an approval'),
      textsOf(page, 'chips')[0]?.includes('Needs an approval'),
      textsOf(list, 'row')
        .find((row) => /^Claim 1\D/.test(row))
        ?.includes('needs an approval'),
      textsOf(desk, 'under-bar')[0]?.split(' reviewed')[1],
    ]
  }

  const before = await marks()
  await approve(db, actor, id)
  const after = await marks()
  await db.setting.create({
    data: { uid: randomUUID(), createdAt: actor.at, key: 'approvals', value: 'all' },
  })
  const all = textsOf(await pageOf(origin), 'under-bar')[0]

  expect(before).toEqual([true, true, true, ', 1 contested, 1 still needs an approval'])
  expect(after).toEqual([false, false, false, ', 1 approved, 1 contested'])
  expect(all).toContain('1 approved, 1 contested, 60 still need an approval')
})
