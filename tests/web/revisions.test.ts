import { expect } from 'vitest'
import { pageOf, post, test } from '../support/app.js'
import { review } from '../support/desk-work.js'
import { textsOf } from '../support/html.js'
import { addOwnArticle, BODY, CLAIM } from '../support/own-article.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'
import { mistakesIn } from '../support/valid-html.js'

const DRAFT = { version: '1', headline: 'The return', standfirst: '', note: 'by phone' }

test('a new draft is pasted in, saved at once, and compared with the revision before', async ({
  origin,
  db,
  actor,
}) => {
  const { id, slug } = await addOwnArticle(db, actor)
  await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, exact: 'He came back on 7 May' })
  await post(`${origin}/articles/${slug}/claims`, {
    ...CLAIM,
    exact: 'It will rain',
    statement: 'It will rain.',
  })
  const claim = await db.claim.findFirstOrThrow({ where: { articleId: id, number: 1 } })
  await review(db, actor, claim.id)
  const form = await pageOf(`${origin}/articles/${slug}/revisions/new`)

  const body = BODY.replace('7 May', '9 May').replace(' It will rain.', '')
  const answer = await post(`${origin}/articles/${slug}/revisions`, { ...DRAFT, body })
  const html = await pageOf(origin + answer.headers.get('location')!)
  const claimPage = await pageOf(`${origin}/claims/${claim.id}`)

  expect(form).toContain('She said he came back')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/articles/${slug}/revisions/2`])
  expect(html).toContain('<del>7</del><ins>9</ins>')
  expect(textsOf(html, 'outcomes')[0]).toBe(
    '1 changed 1 verdict void in all 0 ambiguous verdicts held 1 gone words not in the text 0 moved verdicts stand 0 same verdicts stand',
  )
  expect(textsOf(html, 'warning')[0]).toBe('1 claim needs a person.')
  expect(textsOf(html, 'followed')).toEqual([
    '1 She said that he came back. Unconfirmed is void, now Open He came back on 7 May He came back on 9 May Review again Change the statement',
    expect.stringMatching(
      /^2 It will rain\. Open “It will rain” is gone from the text Where is “It will rain” now\? .*Withdraw the claim/,
    ) as string,
  ])
  expect(textsOf(claimPage, 'reviews').join()).toContain(
    'void: Text changed from “He came back on 7 May” to “He came back on 9 May”',
  )
  expect(await mistakesIn(html)).toEqual([])
  expect(await mistakesIn(form)).toEqual([])
})

test('a draft that says nothing new, or too much, is refused and kept', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)
  const address = `${origin}/articles/${slug}/revisions`

  const same = await post(address, { ...DRAFT, body: `${BODY}\r\n`, note: 'mine' })
  const long = await post(address, { ...DRAFT, body: 'Ж'.repeat(200_001) })
  const larger = await post(address, { ...DRAFT, body: 'a'.repeat(3_200_000) })

  const [html, longHtml] = [await same.text(), await long.text()]
  expect([same.status, long.status, larger.status]).toEqual([422, 422, 413])
  expect(textsOf(html, 'problems')[0]).toContain('This is revision 1 word for word')
  expect(html).toContain('value="mine"')
  expect(textsOf(longHtml, 'problems')[0]).toContain('Shorten this by 1 characters')
  expect(longHtml).toContain('Ж'.repeat(1_000))
  expect(await db.revision.count({ where: { article: { slug } } })).toBe(1)
})

test('a draft on an older revision is refused with the difference, and can be saved on the newest', async ({
  origin,
  db,
  actor,
}) => {
  const { slug } = await addOwnArticle(db, actor)
  const address = `${origin}/articles/${slug}/revisions`
  await post(address, { ...DRAFT, body: BODY.replace('7 May', '8 May') })

  const stale = await post(address, { ...DRAFT, body: BODY.replace('7 May', '9 May') })
  const html = await stale.text()
  const again = await post(address, { ...DRAFT, version: '2', body: BODY.replace('7 May', '9 May') })
  const twice = await post(address, { ...DRAFT, version: '2', body: BODY.replace('7 May', '9 May') })

  expect(stale.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toContain('Revision 2 came meanwhile')
  expect(html).toContain('<del>7</del><ins>8</ins>')
  expect(html).toContain('He came back on 9 May')
  expect(html).toContain('name="version" value="2"')
  expect([again.headers.get('location'), twice.headers.get('location')]).toEqual([
    `/articles/${slug}/revisions/3`,
    `/articles/${slug}/revisions/3`,
  ])
  expect(await db.revision.count({ where: { article: { slug } } })).toBe(3)
})

test('the comparison is filtered, shown side by side, and tells what there is not', async ({
  origin,
  db,
  actor,
}) => {
  const { slug } = await addOwnArticle(db, actor)
  await post(`${origin}/articles/${slug}/claims`, {
    ...CLAIM,
    exact: 'It will rain',
    statement: 'It will rain.',
  })
  await post(`${origin}/articles/${slug}/revisions`, { ...DRAFT, body: `It will rain. ${BODY}` })
  const address = `${origin}/articles/${slug}/revisions`

  const [first, side, none] = [
    await pageOf(`${address}/1`),
    await pageOf(`${address}/2?view=side`),
    await pageOf(`${address}/2?show=void`),
  ]

  expect(first).toContain('This is the first revision')
  expect(textsOf(side, 'side-by-side')).not.toEqual([])
  expect(textsOf(none, 'followed')).toEqual([])
  expect(none).toContain('No claim is like that.')
  for (const path of ['/3', '/0', '/x', '/2?show=x', '/2?view=1'])
    expect([path, (await fetch(address + path)).status]).toEqual([path, 404])
})

test('a reader reads the comparison and brings no draft', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)
  const cookie = await sessionCookieOf(db, await personWith(db, 'reader', actor.at))
  const headers = { cookie }

  const read = await fetch(`${origin}/articles/${slug}/revisions/1`, { headers })
  const sent = await post(`${origin}/articles/${slug}/revisions`, { ...DRAFT, body: 'A text.' }, headers)

  expect([read.status, sent.status]).toEqual([200, 403])
  expect(await db.revision.count({ where: { article: { slug } } })).toBe(1)
})

test('words that could stand in several places are settled on the page of the revision', async ({
  origin,
  db,
  actor,
}) => {
  const { id, slug } = await addOwnArticle(db, actor)
  await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, exact: 'Nobody knows why' })
  const claim = await db.claim.findFirstOrThrow({ where: { articleId: id } })
  await review(db, actor, claim.id)
  const body = 'Nobody knows why.\nHe came back on 7 May.\nNobody knows why.'
  await post(`${origin}/articles/${slug}/revisions`, { ...DRAFT, body })
  const address = `${origin}/articles/${slug}/revisions/2`
  const place = await db.placement.findFirstOrThrow({ where: { claimId: claim.id, start: null } })
  const { version } = await db.claim.findUniqueOrThrow({ where: { id: claim.id } })
  const fields = { version: String(version), exact: 'He came home', part: 'body' }

  const [page, held] = [await pageOf(address), await pageOf(`${origin}/claims/${claim.id}`)]
  const wrong = await post(`${origin}/placements/${place.id}/settlement`, { ...fields, place: 'words' })
  const stale = await post(`${origin}/placements/${place.id}/settlement`, {
    ...fields,
    version: '1',
    place: '1',
  })
  const settled = await post(`${origin}/placements/${place.id}/settlement`, { ...fields, place: '2' })
  const after = await pageOf(address)

  expect(textsOf(page, 'place-option')).toEqual([
    '…Nobody knows why. He came back on 7 May.…',
    expect.stringContaining('Nobody knows why') as string,
    'All of these places',
    'At the words below',
  ])
  expect(held).toContain('Its verdict is held until somebody says which are meant')
  expect([wrong.status, stale.status, settled.status]).toEqual([422, 409, 303])
  const wrongPage = await wrong.text()
  expect(wrongPage).toContain('value="He came home"')
  expect(textsOf(wrongPage, 'problems')[0]).toContain('These words do not stand there')
  expect(await stale.text()).toContain('Somebody changed this claim meanwhile')
  expect(settled.headers.get('location')).toBe(`/articles/${slug}/revisions/2#claim-1`)
  expect(textsOf(after, 'place-option')).toEqual([])
  expect(textsOf(await pageOf(`${origin}/claims/${claim.id}`), 'revision-words')[0]).toBe(
    'Revision 2 “Nobody knows why” Revision 1 “Nobody knows why”',
  )
  expect(await mistakesIn(page)).toEqual([])
  expect(await mistakesIn(wrongPage)).toEqual([])
})
