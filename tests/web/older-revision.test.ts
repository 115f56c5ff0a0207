import { expect } from 'vitest'
import { pageOf, SAMPLE, test } from '../support/app.js'
import {
  addRevision,
  approve,
  attach,
  claimNumbered,
  colleague,
  contest,
  review,
} from '../support/desk-work.js'
import { formsOf } from '../support/forms.js'
import { textsOf } from '../support/html.js'

const OLDER = `/articles/${SAMPLE}?revision=1`

test('an older revision shows the verdicts and reviews that were given on it, whatever came after', async ({
  origin,
  db,
  actor,
}) => {
  const [first, second, third] = [
    await claimNumbered(db, 1),
    await claimNumbered(db, 2),
    await claimNumbered(db, 3),
  ]
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  await review(db, ada, first, { rationale: 'Said on the first text.' })
  await approve(db, actor, first)
  await contest(db, third, ada, ben)
  await addRevision(db, actor)
  await attach(db, actor, second)
  await review(db, ben, second, { verdict: 'confirmed', rationale: 'Said on the second text.' })
  await review(db, ben, first, {
    verdict: 'disputed',
    disputeReason: 'misleading',
    rationale: 'Now it misleads.',
  })

  const [older, newest, openFirst, openThird] = [
    await pageOf(origin + OLDER),
    await pageOf(`${origin}/articles/${SAMPLE}`),
    await pageOf(`${origin}${OLDER}&claim=1`),
    await pageOf(`${origin}${OLDER}&claim=3`),
  ]

  expect(textsOf(older, 'reviewed')[0]).toBe('2 of 61 reviewed, 1 approved, 1 contested')
  expect(textsOf(newest, 'reviewed')[0]).toMatch(/^2 of 61 reviewed/)
  expect(textsOf(newest, 'reviewed')[0]).not.toContain('approved')
  expect(textsOf(openFirst, 'chips')[0]).toMatch(/Unconfirmed Approved/)
  expect(textsOf(openFirst, 'reviews').join()).toMatch(/Said on the first text\./)
  expect(textsOf(openFirst, 'reviews').join()).not.toContain('Now it misleads.')
  expect(textsOf(openThird, 'opinions')).toHaveLength(1)
  expect(textsOf(openFirst, 'notice')[0]).toBe(
    'You read revision 1, with the verdicts that were given on it. Nothing can be recorded here: review the newest one. See what it changed.',
  )
})

test('nothing can be recorded on an older revision, whoever reads it', async ({ origin, db, actor }) => {
  const id = await claimNumbered(db, 1)
  await attach(db, actor, id)
  await review(db, await colleague(db, actor), id)
  const ofDesk = (html: string) =>
    formsOf(html).filter(({ action }) => /^\/(articles|claims|reviews|evidence)\//.test(action))
  const asNewest = ofDesk(await pageOf(`${origin}/articles/${SAMPLE}?claim=1`))
  await addRevision(db, actor)

  const older = await pageOf(`${origin}${OLDER}&claim=1`)

  expect(asNewest.length).toBeGreaterThan(3)
  expect(ofDesk(older)).toEqual([])
  expect(older).toContain(`<a href="/articles/${SAMPLE}">review the newest one</a>`)
})
