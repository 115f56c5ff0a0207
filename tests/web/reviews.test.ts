import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { attach, claimNumbered, review, REVIEW } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { brokenLinks, newestLines } from '../support/record.js'

const FORM = { ...REVIEW, version: '1', from: 'claim' }

test('a verdict with its rationale stands on the claim, and the bar moves', async ({ origin, db }) => {
  const id = await claimNumbered(db, 1)

  const followed = await follow(origin, `/claims/${id}/reviews`, FORM)

  expect([followed.status, followed.location]).toEqual([303, `/claims/${id}`])
  expect(flashOf(followed.html)).toBe('Review recorded.')
  expect(flashOf(followed.again)).toBe('')
  expect(textsOf(followed.html, 'reviews')[0]).toContain(
    'Unconfirmed The desk Revision 1, 30 May 2024, 10:00',
  )
  expect(textsOf(followed.html, 'reviews')[0]).toContain(REVIEW.rationale)
  for (const path of ['/', `/articles/${SAMPLE}`, `/articles/${SAMPLE}/report`]) {
    expect(textsOf(await pageOf(origin + path), 'counts')[0]).toMatch(
      /0 confirmed\s*1 unconfirmed\s*0 disputed\s*60 open/,
    )
  }
  expect(await pageOf(origin)).toContain('1 of 61')
})

test('from the text one comes back to the text, where the mark has the colour of the verdict', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 7)

  const followed = await follow(origin, `/claims/${id}/reviews`, { ...FORM, from: 'article' })

  expect(followed.location).toBe(`/articles/${SAMPLE}?claim=7#claim-7`)
  expect(followed.html).toMatch(/<mark class="v-unconfirmed [^"]*selected">/)
})

test('the history says which verdict was recorded in place of which, and on what it rests', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  await review(db, actor, id)
  await attach(db, actor, id, { stance: 'refutes' })

  await post(`${origin}/claims/${id}/reviews`, {
    ...FORM,
    verdict: 'disputed',
    rationale: 'Denied.',
    version: '3',
  })

  expect(await newestLines(db, 1)).toMatchObject([
    {
      action: 'review.recorded',
      before: { verdict: 'unconfirmed', disputeReason: null },
      after: {
        verdict: 'disputed',
        disputeReason: 'contradicted',
        rationale: 'Denied.',
        suggested: 'disputed',
        revision: 1,
      },
    },
  ])
  expect(await pageOf(`${origin}/activity`)).toContain(
    'recorded disputed (contradicted); before: unconfirmed',
  )
  expect(await brokenLinks(db)).toEqual([])
})

test('what does not hold is refused with what to do about it, and stays in the form', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)
  const path = `/claims/${id}/reviews`
  const cases = [
    [{ verdict: '' }, 'verdict', /Choose confirmed/],
    [{ verdict: 'true' }, 'verdict', /Choose confirmed/],
    [{ rationale: ' ' }, 'rationale', /Say why/],
    [{ rationale: 'r'.repeat(4001) }, 'rationale', /by 1 characters/],
    [{ verdict: 'confirmed' }, 'verdict', /supports it before confirming/],
    [{ verdict: 'disputed' }, 'disputeReason', /refutes it, or name the reason/],
    [{ verdict: 'disputed', disputeReason: 'whim' }, 'disputeReason', /Choose a reason/],
  ] as const

  for (const [wrong, field, message] of cases) {
    for (const from of ['claim', 'article']) {
      const answer = await post(origin + path, { ...FORM, ...wrong, from })
      const html = await answer.text()

      expect(answer.status).toBe(422)
      const { summary, atFields } = complaintsOf(html)
      expect(atFields[field]).toMatch(message)
      expect(summary).toContainEqual({ field, message: atFields[field] })
      const { rationale, verdict } = { ...FORM, ...wrong }
      expect(valuesOf(formTo(html, path))).toMatchObject({
        from,
        rationale,
        verdict: verdict === 'true' ? '' : verdict,
      })
    }
  }
  expect(await db.review.count()).toBe(0)
})

test('disputed needs refuting evidence or a named reason', async ({ origin, db, actor }) => {
  const [named, refuted] = [await claimNumbered(db, 1), await claimNumbered(db, 2)]
  await attach(db, actor, refuted, { stance: 'refutes' })
  const disputed = { ...FORM, verdict: 'disputed' }

  const byReason = await follow(origin, `/claims/${named}/reviews`, {
    ...disputed,
    disputeReason: 'out_of_date',
  })
  const byEvidence = await follow(origin, `/claims/${refuted}/reviews`, { ...disputed, version: '2' })

  expect(textsOf(byReason.html, 'reviews')[0]).toContain('Disputed: out of date')
  expect(textsOf(byReason.html, 'reviews')[0]).toContain('departs from the evidence')
  expect(textsOf(byEvidence.html, 'reviews')[0]).toContain('Disputed: contradicted')
  expect(textsOf(byEvidence.html, 'reviews')[0]).not.toContain('departs')
})

test('a verdict against what the evidence suggests is taken, and marked wherever it is shown', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  await attach(db, actor, id)

  const { html } = await follow(origin, `/claims/${id}/reviews`, { ...FORM, version: '2' })

  expect(textsOf(html, 'reviews')[0]).toContain('departs from the evidence')
  expect(await pageOf(`${origin}/articles/${SAMPLE}/report`)).toContain('departs from the evidence')
  expect(await pageOf(`${origin}/activity`)).toContain('recorded unconfirmed, departing from the evidence')
})
