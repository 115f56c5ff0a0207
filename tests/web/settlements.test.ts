import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { claimNumbered, colleague, contest, review, REVIEW, versionOf } from '../support/desk-work.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'

const FORM = { ...REVIEW, rationale: 'Neither record shows it.', from: 'claim' }

const settlementForms = (html: string) =>
  formsOf(html).filter(({ action }) => action.endsWith('/settlements'))

test('both opinions stand side by side, marked as contested, with the form that settles them', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  await contest(db, id, await colleague(db, actor), await colleague(db, actor, 'Ben Ito'))

  for (const page of [`/claims/${id}`, `/articles/${SAMPLE}?claim=1`]) {
    const html = await pageOf(origin + page)

    const [opinions] = textsOf(html, 'opinions')
    expect(opinions).toMatch(/Unconfirmed Ada Quist .*No record shows it\..*misleading Ben Ito .*left out\./)
    expect(textsOf(html, 'chips')[0]).toMatch(/Unconfirmed Contested/)
    expect(settlementForms(html)).toHaveLength(1)
    expect(textsOf(html, 'approval')).toEqual([])
  }
})

test('a settlement ends the contest, under its verdict', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await contest(db, id, await colleague(db, actor), await colleague(db, actor, 'Ben Ito'))

  const followed = await follow(origin, `/claims/${id}/settlements`, { ...FORM, version: '3' })

  expect([followed.status, followed.location]).toEqual([303, `/claims/${id}`])
  expect(flashOf(followed.html)).toBe('Settled. The claim stands under your verdict.')
  expect(textsOf(followed.html, 'contest')).toEqual([])
  expect(textsOf(followed.html, 'chips')[0]).toMatch(/Unconfirmed (?!Contested)/)
  expect(textsOf(followed.html, 'reviews')[0]).toMatch(/Unconfirmed The desk settlement/)
  expect(await pageOf(`${origin}/activity`)).toContain(
    'settled the contest: unconfirmed; before: unconfirmed',
  )
})

test('who reviewed the claim is not offered to settle it, and cannot', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await contest(db, id, actor, await colleague(db, actor))

  const html = await pageOf(`${origin}/claims/${id}`)
  const answer = await post(`${origin}/claims/${id}/settlements`, { ...FORM, version: '3' })

  expect(settlementForms(html)).toEqual([])
  expect(textsOf(html, 'contest')[0]).toContain('A third person, an editor who has not reviewed it, settles')
  expect(answer.status).toBe(422)
  const { summary } = complaintsOf(await answer.text())
  expect(summary).toEqual([
    { field: 'verdict', message: 'You reviewed this claim: a third person has to settle it' },
  ])
  expect(await db.review.count()).toBe(2)
})

test('what is wrong is refused and stays in the form, apart from the form of one’s own review', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  const path = `/claims/${id}/settlements`
  await contest(db, id, await colleague(db, actor), await colleague(db, actor, 'Ben Ito'))

  const answer = await post(origin + path, {
    ...FORM,
    verdict: 'confirmed',
    rationale: 'It is so.',
    version: '3',
  })
  const html = await answer.text()

  expect(answer.status).toBe(422)
  expect(complaintsOf(html).atFields['verdict']).toMatch(/supports it before confirming/)
  expect(valuesOf(formTo(html, path))).toMatchObject({ verdict: 'confirmed', rationale: 'It is so.' })
  expect(valuesOf(formTo(html, `/claims/${id}/reviews`))).toMatchObject({ verdict: '', rationale: '' })
  expect(await db.review.count()).toBe(2)
})

test('a stale settlement is refused with what happened, even where nothing is contested any more', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  const path = `/claims/${id}/settlements`
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  await contest(db, id, ada, ben)
  await review(db, ben, id, { rationale: 'Ada is right.' })

  const answer = await post(origin + path, { ...FORM, version: '3' })
  const html = await answer.text()
  const anyway = await post(origin + path, { ...FORM, version: '4' })

  expect(answer.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toMatch(/Ben Ito recorded unconfirmed.*Ada is right\./)
  expect(valuesOf(formTo(html, path))).toMatchObject({ ...FORM, version: '4' })
  expect(anyway.status).toBe(422)
  expect(await anyway.text()).toContain('Nothing is contested here: record a review instead')
})

test('sent three times at once it is one settlement', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await contest(db, id, await colleague(db, actor), await colleague(db, actor, 'Ben Ito'))

  const statuses = await sendThrice(origin, `/claims/${id}/settlements`, { ...FORM, version: '3' })

  expect(statuses).toEqual([303, 303, 303])
  expect([await db.review.count(), await versionOf(db, id)]).toEqual([3, 4])
})
