import { expect } from 'vitest'
import { post, test } from '../support/app.js'
import { attach, claimNumbered, EVIDENCE } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { textsOf } from '../support/html.js'
import { addSources } from '../support/many.js'

/** Half of a form "Add evidence": something in every field that is typed or chosen. */
const TYPED = { ...EVIDENCE, url: 'https://www.example.org/other', title: 'Half a ti', note: 'Ask again.' }

for (const from of ['claim', 'article']) {
  test(`looking for a source from the page of the ${from} keeps all that was typed, and records nothing`, async ({
    origin,
    db,
    actor,
  }) => {
    await attach(db, actor, await claimNumbered(db, 1))
    const path = `/claims/${await claimNumbered(db, 2)}/evidence`
    const activity = await db.activity.count()

    const answer = await post(origin + path, { ...TYPED, find: 'DECREE', search: 'sources', from })
    const html = await answer.text()

    expect([answer.status, answer.headers.get('hx-push-url')]).toEqual([200, 'false'])
    const { sourceKind: _kind, ...kept } = TYPED
    expect(valuesOf(formTo(html, path))).toMatchObject({ ...kept, find: 'DECREE', from })
    expect(html).toContain('<option value="document" selected>')
    expect(textsOf(html, 'found')[0]).toMatch(/1 source found for “DECREE”.*Presidential decree of 7 May/)
    expect(complaintsOf(html).summary).toEqual([])
    expect([await db.evidence.count(), await db.activity.count()]).toEqual([1, activity])
  })
}

test('a source that was found and chosen is attached as it stands, and stays chosen when something is missing', async ({
  origin,
  db,
  actor,
}) => {
  await attach(db, actor, await claimNumbered(db, 1))
  const path = `/claims/${await claimNumbered(db, 2)}/evidence`
  const search = await post(origin + path, { find: 'decree', search: 'sources', from: 'claim' })
  const source = String((await db.source.findFirstOrThrow()).id)
  const chosen = { ...valuesOf(formTo(await search.text(), path)), source, stance: 'refutes' }

  const refused = await post(origin + path, chosen)
  const html = await refused.text()
  const followed = await follow(origin, path, { ...chosen, locator: 'line 9' })

  expect(refused.status).toBe(422)
  expect(valuesOf(formTo(html, path))).toMatchObject({ source, find: 'decree' })
  expect(textsOf(html, 'found')[0]).toContain('Presidential decree of 7 May')
  expect(textsOf(followed.html, 'evidence')[0]).toContain('Refutes Presidential decree of 7 May')
  expect(await db.source.count()).toBe(1)
})

test('a source stays chosen while one looks for others, found again or not', async ({
  origin,
  db,
  actor,
}) => {
  await attach(db, actor, await claimNumbered(db, 1))
  const path = `/claims/${await claimNumbered(db, 2)}/evidence`
  const source = String((await db.source.findFirstOrThrow()).id)

  for (const find of ['decree', 'nothing like it', ' ']) {
    const answer = await post(origin + path, { ...TYPED, source, find, search: 'sources' })
    const html = await answer.text()

    expect.soft([find, valuesOf(formTo(html, path))['source']]).toEqual([find, source])
    expect.soft(html.match(/value="\d+" checked/g)).toHaveLength(1)
  }
})

test('it says how many were found, and what to do when there is none', async ({ origin, db, actor }) => {
  await addSources(db, actor, 12, 'Letter')
  await addSources(db, actor, 2, 'Call')
  const said = async (find: string) => {
    const answer = await post(`${origin}/claims/1/evidence`, { find, search: 'sources' })
    return textsOf(await answer.text(), 'found')[0] ?? ''
  }

  expect(await said('letter')).toContain('More than 10 sources found for “letter”: the first 10 by title')
  expect(await said('call')).toContain('2 sources found for “call”.')
  expect(await said('<b>')).toContain('Nothing found for “<b>”. Describe it below as a new source.')
})

test('looking for nothing is refused at the field, with what was typed kept', async ({ origin }) => {
  for (const [find, message] of [
    [' ', /^Type a part of the title/],
    ['a\u0000b', /invisible/],
  ] as const) {
    for (const from of ['claim', 'article']) {
      const answer = await post(`${origin}/claims/1/evidence`, { ...TYPED, find, search: 'sources', from })
      const html = await answer.text()

      expect(answer.status).toBe(422)
      const { summary, atFields } = complaintsOf(html)
      expect(summary).toEqual([{ field: 'find', message: atFields['find'] }])
      expect(atFields['find']).toMatch(message)
      expect(valuesOf(formTo(html, '/claims/1/evidence'))).toMatchObject({ note: 'Ask again.', from })
    }
  }
})

test('a search under a claim that is not there is not found', async ({ origin }) => {
  const statuses = await Promise.all(
    ['claim', 'article'].map(
      async (from) =>
        (await post(`${origin}/claims/99999/evidence`, { find: 'a', search: 'sources', from })).status,
    ),
  )

  expect(statuses).toEqual([404, 404])
})
