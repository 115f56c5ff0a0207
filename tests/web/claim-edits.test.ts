import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { approve, attach, claimNumbered, colleague, review, versionOf } from '../support/desk-work.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'
import { faultIn } from '../db/verification/tamper.js'

/** The form "Edit this claim", as it stands. */
const editOf = async (origin: string, id: number): Promise<Readonly<Record<string, string>>> =>
  valuesOf(formTo(await pageOf(`${origin}/claims/${id}`), `/claims/${id}`))

test('a claim is edited, and the history says what changed', async ({ origin, db, file }) => {
  const id = await claimNumbered(db, 1)
  const form = await editOf(origin, id)

  const saved = await follow(origin, `/claims/${id}`, {
    ...form,
    kind: 'prediction',
    question: 'Which record?',
    'speaker-1': 'Three diplomats',
  })

  expect([saved.status, saved.location, flashOf(saved.html)]).toEqual([303, `/claims/${id}`, 'Claim saved.'])
  expect(textsOf(saved.html, 'chain')[0]).toContain('Three diplomats')
  expect(textsOf(saved.html, 'history')[0]).toMatch(
    /edited claim 1 .*kind: identity → prediction; to check: .* → Which record\?; said by: none → Three diplomats/,
  )
  expect(await editOf(origin, id)).toMatchObject({ version: '2', kind: 'prediction' })
  expect(await faultIn(file)).toBeNull()
})

test('a change of what it says makes its reviews and approvals void, and it is open again', async ({
  origin,
  db,
  actor,
  file,
}) => {
  const id = await claimNumbered(db, 1)
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  await review(db, ada, id)
  await review(db, ben, id)
  await approve(db, ada, id)
  const form = await editOf(origin, id)

  const before = await pageOf(`${origin}/claims/${id}`)
  const saved = await follow(origin, `/claims/${id}`, {
    ...form,
    statement: 'Putin does not plan any visit.',
  })

  expect(textsOf(before, 'warning').join()).toContain('2 reviews of this claim hold. To change what it says')
  expect(flashOf(saved.html)).toBe('Claim saved. Its reviews no longer hold: it is open again.')
  expect(await db.claim.findUnique({ where: { id } })).toMatchObject({
    verdict: null,
    approved: false,
    contested: false,
    version: 7,
  })
  expect(await db.reviewVoid.findMany({ select: { cause: true, reason: true } })).toEqual(
    Array.from({ length: 2 }, () => ({ cause: 'claim', reason: 'The statement was changed' })),
  )
  expect(textsOf(saved.html, 'reviews')[0]).toMatch(
    /void: The statement was changed.*void: The statement was changed/,
  )
  expect((await newestLines(db, 3)).map(({ action }) => action)).toEqual([
    'review.voided',
    'review.voided',
    'claim.edited',
  ])
  expect(await faultIn(file)).toBeNull()

  await review(db, ada, id)
  expect(await db.claim.findUnique({ where: { id } })).toMatchObject({ verdict: 'unconfirmed' })
  expect(await faultIn(file)).toBeNull()
})

test.for([
  ['kind', { kind: 'cause' }, true],
  ['question', { question: 'Where would one look?' }, true],
  ['time phrase', { timePhrase: 'soon' }, true],
  ['a comma', { statement: 'Vladimir Putin, plans' }, false],
  ['what is checked', { about: 'said' }, false],
  ['who says so', { 'speaker-1': 'Nobody' }, false],
] as const)(
  'after a change of %s a review holds or is void',
  async ([, change, holds], { origin, db, actor }) => {
    const id = await claimNumbered(db, 1)
    await review(db, await colleague(db, actor), id)

    await post(`${origin}/claims/${id}`, { ...(await editOf(origin, id)), ...change })

    const { verdict } = await db.claim.findUniqueOrThrow({ where: { id }, select: { verdict: true } })
    expect(verdict).toBe(holds ? 'unconfirmed' : null)
  },
)

test('a wrong form is refused, one more link is a button, the same again changes nothing', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)
  const form = await editOf(origin, id)
  const before = await db.activity.count()

  const wrong = await post(`${origin}/claims/${id}`, { ...form, statement: ' ', question: 'Kept?' })
  const html = await wrong.text()
  const more = await (
    await post(`${origin}/claims/${id}`, {
      ...form,
      statement: 'Kept.',
      'speaker-1': 'Ann Lee',
      more: 'link',
    })
  ).text()
  const same = await follow(origin, `/claims/${id}`, form)

  expect(wrong.status).toBe(422)
  expect(complaintsOf(html).atFields).toEqual({ statement: 'Say in one sentence what is claimed' })
  expect(valuesOf(formTo(html, `/claims/${id}`))).toMatchObject({ statement: ' ', question: 'Kept?' })
  expect(valuesOf(formTo(more, `/claims/${id}`))).toMatchObject({ statement: 'Kept.', 'speaker-2': '' })
  expect(flashOf(same.html)).toBe('Nothing was changed.')
  expect(await db.activity.count()).toBe(before)
})

test('a stale edit shows what happened meanwhile, and keeps what was typed', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  const form = await editOf(origin, id)
  await attach(db, actor, id, { title: 'Decree' })

  const stale = await post(`${origin}/claims/${id}`, { ...form, statement: 'Mine.' })
  const html = await stale.text()

  expect(stale.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toContain('attached Decree')
  expect(valuesOf(formTo(html, `/claims/${id}`))).toMatchObject({ statement: 'Mine.', version: '2' })
  expect(await versionOf(db, id)).toBe(2)
})

test('a withdrawn claim leaves coverage, lists and report; its page and its number stay', async ({
  origin,
  db,
  file,
}) => {
  const id = await claimNumbered(db, 61)
  const path = `/claims/${id}/withdrawal`

  const wrong = await post(origin + path, { reason: ' ' })
  const withdrawn = await follow(origin, path, { reason: 'It repeats claim 60.' })
  const again = await follow(origin, path, { reason: 'Again.' })

  expect(wrong.status).toBe(422)
  expect(complaintsOf(await wrong.text()).atFields).toEqual({ reason: 'Say why it is withdrawn' })
  expect(flashOf(withdrawn.html)).toBe(
    'Claim withdrawn. It stays on record, and its number is never given again.',
  )
  expect(withdrawn.html).toMatch(/Withdrawn by The desk, 30 May 2024, 10:00 UTC: It repeats claim 60\./)
  expect(withdrawn.html).not.toMatch(/Your review|Edit this claim|Add evidence/)
  expect(flashOf(again.html)).toBe('This claim was withdrawn already. Nothing was changed.')
  expect(textsOf(await pageOf(`${origin}/articles/${SAMPLE}`), 'row')).toHaveLength(60)
  expect(await pageOf(`${origin}/articles/${SAMPLE}/report`)).not.toContain('id="row-61"')
  expect(await db.article.findFirst()).toMatchObject({ claimCount: 60, lastClaimNumber: 61 })
  expect(
    (await post(`${origin}/claims/${id}/reviews`, { version: '2', verdict: 'unconfirmed', rationale: 'x' }))
      .status,
  ).toBe(404)
  expect(await faultIn(file)).toBeNull()

  const made = {
    revision: '1',
    part: 'body',
    exact: '',
    start: '0',
    end: '7',
    statement: 'One more.',
    kind: 'event',
    about: 'true',
  }
  await post(`${origin}/articles/${SAMPLE}/claims`, made)
  expect(await db.claim.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ number: 62 })
})

test('three withdrawals at once are one', async ({ origin, db }) => {
  const id = await claimNumbered(db, 1)

  expect(await sendThrice(origin, `/claims/${id}/withdrawal`, { reason: 'Twice.' })).toEqual([303, 303, 303])
  expect(await db.activity.count({ where: { action: 'claim.withdrawn' } })).toBe(1)
})

test('a reviewer withdraws what they made themselves, and is not offered what another made', async ({
  origin,
  db,
  actor,
}) => {
  const reviewer = await personWith(db, 'reviewer', actor.at)
  const cookie = await sessionCookieOf(db, reviewer)
  const made = {
    revision: '1',
    part: 'body',
    start: '0',
    end: '7',
    statement: 'One more.',
    kind: 'event',
    about: 'true',
  }
  await post(`${origin}/articles/${SAMPLE}/claims`, made, { cookie })
  const [own, other] = [await claimNumbered(db, 62), await claimNumbered(db, 1)]

  const page = await (await fetch(`${origin}/claims/${other}`, { headers: { cookie } })).text()
  const statuses = [
    (await post(`${origin}/claims/${other}/withdrawal`, { reason: 'No.' }, { cookie })).status,
    (await post(`${origin}/claims/${own}/withdrawal`, { reason: 'No.' }, { cookie })).status,
  ]

  expect(page).not.toContain('Withdraw this claim')
  expect(statuses).toEqual([403, 303])
})
