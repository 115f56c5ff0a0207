import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { claimNumbered, EVIDENCE, review } from '../support/desk-work.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { brokenLinks, newestLines } from '../support/record.js'

const ADDRESS = 'https://www.example.org/decree?id=7'
const FORM = { ...EVIDENCE, url: ADDRESS }

test('a source attached to a claim stands on its page with what it says, and the arithmetic counts it', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)

  const followed = await follow(origin, `/claims/${id}/evidence`, { ...FORM, from: 'claim' })

  expect([followed.status, followed.location]).toEqual([303, `/claims/${id}`])
  expect(flashOf(followed.html)).toBe('Evidence added.')
  expect(flashOf(followed.again)).toBe('')
  const [evidence] = textsOf(followed.html, 'evidence')
  expect(evidence).toContain('Supports Presidential decree of 7 May')
  expect(evidence).toContain('Kremlin · 7 May 2024 · Document · primary · page 1 · www.example.org')
  expect(evidence).toContain('shall take office on 7 May 2024')
  expect(textsOf(followed.html, 'arithmetic')[0]).toContain(
    '1 support, 0 refute, 1 origin, 1 primary: suggests confirmed',
  )
  expect(await db.claim.findUnique({ where: { id }, select: { version: true, supports: true } })).toEqual({
    version: 2,
    supports: 1,
  })
})

test('from the text one comes back to the text, with the same card open', async ({ origin, db }) => {
  const id = await claimNumbered(db, 7)

  const followed = await follow(origin, `/claims/${id}/evidence`, { ...FORM, from: 'article' })

  expect(followed.location).toBe(`/articles/${SAMPLE}?claim=7#claim-7`)
  expect(textsOf(followed.html, 'card')[0]).toContain('Presidential decree of 7 May')
  expect(flashOf(followed.html)).toBe('Evidence added.')
})

test('the history says what was attached to which claim, and that the source is new', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)

  await post(`${origin}/claims/${id}/evidence`, FORM)

  const [source, evidence] = await newestLines(db, 2)
  expect(source).toMatchObject({
    action: 'source.added',
    before: null,
    after: { title: EVIDENCE.title, url: ADDRESS },
  })
  expect(evidence).toMatchObject({
    action: 'evidence.attached',
    before: null,
    after: {
      stance: 'supports',
      excerpt: EVIDENCE.excerpt,
      locator: 'page 1',
      source: expect.any(String) as string,
    },
  })
  expect(await pageOf(`${origin}/activity`)).toContain('attached Presidential decree of 7 May: supports')
  expect(await brokenLinks(db)).toEqual([])
})

test('what is wrong is refused field by field, wherever the form stood, and stays in it', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)
  const path = `/claims/${id}/evidence`
  const wrong = {
    ...FORM,
    url: 'javascript:alert(1)',
    title: '',
    sourceKind: 'rumour',
    tier: '',
    stance: '',
    publishedOn: 'May',
    note: 'n'.repeat(4001),
  }

  for (const from of ['claim', 'article']) {
    const answer = await post(origin + path, { ...wrong, from })
    const html = await answer.text()

    expect(answer.status).toBe(422)
    const { summary, atFields } = complaintsOf(html)
    const fields = ['url', 'title', 'sourceKind', 'tier', 'publishedOn', 'stance', 'note']
    expect(summary.map(({ field }) => field).sort()).toEqual([...fields].sort())
    for (const { field, message } of summary) expect(atFields[field]).toBe(message)
    const { source: _source, sourceKind: _kind, ...kept } = wrong
    expect(valuesOf(formTo(html, path))).toMatchObject({ ...kept, from })
  }
  expect([await db.evidence.count(), await db.source.count()]).toEqual([0, 0])
})

test('the same evidence sent again, or three times at once, is attached once', async ({ origin, db }) => {
  const path = `/claims/${await claimNumbered(db, 1)}/evidence`
  const activity = await db.activity.count()

  const withAddress = await sendThrice(origin, path, FORM)
  const without = await sendThrice(origin, path, {
    ...FORM,
    url: '',
    title: 'Call with the press office',
    sourceKind: 'interview',
  })
  const again = await follow(origin, path, FORM)

  expect([...withAddress, ...without]).toEqual([303, 303, 303, 303, 303, 303])
  expect(flashOf(again.html)).toBe('This evidence was attached already. Nothing was added.')
  expect([await db.evidence.count(), await db.source.count(), await db.activity.count()]).toEqual([
    2,
    2,
    activity + 4,
  ])
})

test('a passage that stands there already is not attached with the other stance', async ({ origin, db }) => {
  const path = `/claims/${await claimNumbered(db, 1)}/evidence`
  await post(origin + path, FORM)

  const answer = await post(origin + path, { ...FORM, stance: 'refutes' })

  expect(answer.status).toBe(422)
  expect(complaintsOf(await answer.text()).atFields['stance']).toContain('attached already, as “supports”')
  expect(await db.evidence.count()).toBe(1)
})

test('evidence that comes after a verdict marks the claim until somebody reviews it again', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  await review(db, actor, id)
  const warned = async () =>
    (await pageOf(`${origin}/claims/${id}`)).includes('The evidence changed since the verdict')
  const before = await warned()

  await post(`${origin}/claims/${id}/evidence`, FORM)
  const after = await warned()
  const row = textsOf(await pageOf(`${origin}/articles/${SAMPLE}`), 'row').find((text) =>
    text.startsWith('Claim 1'),
  )
  await review(db, actor, id)

  expect([before, after, await warned()]).toEqual([false, true, false])
  expect(row).toContain('evidence changed')
})
