import { expect } from 'vitest'
import { pageOf, post, test } from '../support/app.js'
import { addClaim } from '../../src/db/claims/claims.js'
import type { Db } from '../../src/db/database.js'
import type { Actor } from '../../src/db/record/actor.js'
import { agree, review, versionOf } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { addOwnArticle } from '../support/own-article.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'
import { mistakesIn } from '../support/valid-html.js'

const BODY = 'The mill closed in 1998. Ann was glad. Bob was sad.\nThe harbour is full of cranes.'
const FORM = { kind: 'event', about: 'true', question: '', timePhrase: '', saidBy: [] }

async function claimOn(db: Db, actor: Actor, articleId: number, exact: string): Promise<number> {
  const form = { ...FORM, statement: `It says ${exact}.` }
  const made = await addClaim(db, actor, { articleId, form, words: [{ part: 'body', exact }] })
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  await review(db, actor, made.value.id)
  return made.value.id
}

/** An article with two changes that were agreed to. */
async function agreedArticle(db: Db, actor: Actor) {
  const { id, slug } = await addOwnArticle(db, actor, BODY)
  const [mill, bob] = [
    await claimOn(db, actor, id, 'closed in 1998'),
    await claimOn(db, actor, id, 'Bob was sad'),
  ]
  const reword = await agree(db, actor, mill, { request: 'reword', after: 'closed in 1999' })
  const cut = await agree(db, actor, bob, { request: 'cut', after: '' })
  return { id, slug, mill, bob, reword, cut, page: `/articles/${slug}/agreed-changes` }
}

/** The form as a browser sends it that has it open. */
const sentFrom = (html: string, page: string, ids: readonly number[]) => {
  const { version = '', seen = '' } = valuesOf(formTo(html, page))
  return new URLSearchParams([
    ['version', version],
    ['seen', seen],
    ...ids.map((id) => [`request-${id}`, 'yes'] as [string, string]),
  ])
}
const send = (url: string, body: URLSearchParams) =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { origin: new URL(url).origin }, body })

test('what the author agreed to is shown with what it makes of the text, and applied at one go', async ({
  origin,
  db,
  actor,
}) => {
  const { slug, mill, bob, reword, cut, page } = await agreedArticle(db, actor)
  const article = await pageOf(`${origin}/articles/${slug}`)
  const html = await pageOf(origin + page)

  const answer = await send(origin + page, sentFrom(html, page, [reword, cut]))
  const compared = await pageOf(origin + (answer.headers.get('location') ?? ''))
  const claim = await pageOf(`${origin}/claims/${mill}`)

  expect(article).toContain(`href="${page}"`)
  expect(textsOf(html, 'agreed-choice')[0]).toContain('closed in 1998 → closed in 1999')
  expect(html.match(/name="request-\d+"[^>]* checked/g)).toHaveLength(2)
  expect(html).toContain('<del>1998</del><ins>1999</ins>')
  expect(await mistakesIn(html)).toEqual([])
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/articles/${slug}/revisions/2`])
  expect(textsOf(compared, 'followed')).toEqual([
    expect.stringMatching(
      /^1 It says closed in 1998\. as agreed: reword Unconfirmed is void, now Open/,
    ) as string,
    expect.stringMatching(
      /as agreed: cut .*“Bob was sad” was cut, as agreed The claim was withdrawn\./,
    ) as string,
  ])
  expect(textsOf(claim, 'request')[0]).toContain('applied in revision 2')
  expect(textsOf(claim, 'warning').join()).toContain(
    'Revision 2 has new words here, as agreed with the author',
  )
  expect(textsOf(claim, 'history')[0]).toContain('applied a change request in revision 2: reword')
  expect(await pageOf(`${origin}/claims/${bob}`)).toContain('Cut in revision 2, as agreed with the author')
  expect(await pageOf(`${origin}/articles/${slug}`)).not.toContain(page)
  expect(textsOf(await pageOf(origin + page), 'lead')[0]).toContain('agreed to nothing')
})

test('the difference follows what is chosen, without a script, and nothing else is applied', async ({
  origin,
  db,
  actor,
}) => {
  const { slug, reword, cut, page } = await agreedArticle(db, actor)
  const all = await pageOf(origin + page)

  const unseen = await send(origin + page, sentFrom(all, page, [cut]))
  const unseenHtml = await unseen.text()
  const chosen = await pageOf(`${origin}${page}?${sentFrom(all, page, [cut]).toString()}`)
  const none = await pageOf(`${origin}${page}?${sentFrom(all, page, []).toString()}`)
  const refused = await send(origin + page, sentFrom(none, page, []))
  const applied = await send(origin + page, sentFrom(chosen, page, [cut]))
  const twice = await follow(origin, page, Object.fromEntries(sentFrom(chosen, page, [cut])))

  expect(unseen.status).toBe(409)
  expect(textsOf(unseenHtml, 'conflict')[0]).toContain('This is not the text that you were shown')
  expect(unseenHtml).not.toContain('<ins>1999</ins>')
  expect(unseenHtml.match(/name="request-\d+"[^>]* checked/g)).toHaveLength(1)
  expect(chosen).not.toContain('<ins>1999</ins>')
  expect(none).toContain('Nothing is chosen.')
  expect(refused.status).toBe(422)
  expect(complaintsOf(await refused.text()).atFields[`request-${reword}`]).toBe('Choose at least one change')
  expect(applied.status).toBe(303)
  expect(flashOf(twice.html)).toBe('These changes were applied already. Nothing was added.')
  expect(await db.revision.count({ where: { article: { slug } } })).toBe(2)
  expect(await db.changeRequest.findUnique({ where: { id: reword } })).toMatchObject({ appliedInId: null })
})

test('a request that was answered otherwise, and a newer text, are told with the difference', async ({
  origin,
  db,
  actor,
}) => {
  const { slug, mill, reword, cut, page } = await agreedArticle(db, actor)
  const html = await pageOf(origin + page)
  const version = String(await versionOf(db, mill))
  await post(`${origin}/change-requests/${reword}/answer`, { version, answer: 'declined', answerNote: 'No.' })

  const declined = await send(origin + page, sentFrom(html, page, [reword, cut]))
  await post(`${origin}/articles/${slug}/revisions`, {
    ...{ version: '1', headline: 'The return', standfirst: '', note: '' },
    body: BODY.replace('glad', 'angry'),
  })
  const newer = await send(origin + page, sentFrom(html, page, [cut]))
  const newerHtml = await newer.text()
  const again = await send(origin + page, sentFrom(newerHtml, page, [cut]))

  expect(declined.status).toBe(409)
  expect(textsOf(await declined.text(), 'conflict')[0]).toContain(
    'Claim 1, reword “closed in 1998” → “closed in 1999”: declined meanwhile',
  )
  expect(newer.status).toBe(409)
  expect(textsOf(newerHtml, 'conflict')[0]).toContain('Revision 2 came meanwhile')
  expect(newerHtml).toContain('<del>glad</del><ins>angry</ins>')
  expect(again.headers.get('location')).toBe(`/articles/${slug}/revisions/3`)
})

test('what overlaps, or stands on other words, is named with why and cannot be chosen', async ({
  origin,
  db,
  actor,
}) => {
  const { id, reword, cut, page } = await agreedArticle(db, actor)
  const other = await agree(db, actor, await claimOn(db, actor, id, 'Bob was'), {
    request: 'reword',
    after: 'Bob grew',
  })

  const html = await pageOf(origin + page)
  const forced = await send(origin + page, sentFrom(html, page, [reword, other]))

  expect(html.match(/name="request-\d+"/g)).toHaveLength(1)
  expect(textsOf(html, 'warning')).toEqual([
    'It overlaps a request of claim 3, “Bob was”: take one of the two back',
    'It overlaps a request of claim 2, “Bob was sad”: take one of the two back',
  ])
  expect(forced.status).toBe(409)
  expect(await db.changeRequest.count({ where: { id: { in: [reword, cut] }, appliedInId: null } })).toBe(2)
})

test('it is offered to those who may, and the sign-off leads there', async ({
  origin,
  db,
  actor,
  context,
}) => {
  const { slug, page } = await agreedArticle(db, actor)
  const cookie = await sessionCookieOf(db, await personWith(db, 'reader', context.now()))

  const [refused, article] = await Promise.all(
    [page, `/articles/${slug}`].map((path) => fetch(origin + path, { headers: { cookie } })),
  )

  expect(refused?.status).toBe(403)
  expect(await article?.text()).not.toContain(page)
  expect(await pageOf(`${origin}/articles/${slug}/sign-offs`)).toContain(`href="${page}"`)
})
