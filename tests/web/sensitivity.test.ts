import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { claimNumbered, review, versionOf } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { newestLines } from '../support/record.js'

test('a claim is marked as sensitive, and its page, its card and the history say so', async ({
  origin,
  db,
  actor,
}) => {
  const id = await claimNumbered(db, 1)
  await review(db, actor, id)

  const followed = await follow(origin, `/claims/${id}/sensitivity`, { sensitivity: 'legal', version: '2' })

  expect(flashOf(followed.html)).toBe('Sensitivity saved.')
  expect(textsOf(followed.html, 'chips')[0]).toContain('Legal')
  expect(textsOf(await pageOf(`${origin}/articles/${SAMPLE}?claim=1`), 'chips')[0]).toContain('Legal')
  expect(textsOf(followed.html, 'history')[0]).toContain('sensitivity: normal → legal')
  expect(await newestLines(db, 1)).toEqual([
    { action: 'claim.edited', before: { sensitivity: 'normal' }, after: { sensitivity: 'legal' } },
  ])
  expect(await db.claim.findUnique({ where: { id } })).toMatchObject({ version: 3, verdict: 'unconfirmed' })
})

test('a wrong word and a stale form are refused, and the same again changes nothing', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)
  const path = `/claims/${id}/sensitivity`

  const wrong = await post(origin + path, { sensitivity: 'secret', version: '1' })
  const same = await follow(origin, path, { sensitivity: 'normal', version: '1' })
  await post(origin + path, { sensitivity: 'sensitive', version: '1' })
  const stale = await post(origin + path, { sensitivity: 'legal', version: '1' })
  const html = await stale.text()

  expect(wrong.status).toBe(422)
  expect(complaintsOf(await wrong.text()).atFields['sensitivity']).toBe('Choose normal, sensitive or legal')
  expect(flashOf(same.html)).toBe('Nothing was changed.')
  expect(stale.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toContain('sensitivity: normal → sensitive')
  expect(valuesOf(formTo(html, path))).toEqual({ sensitivity: 'legal', version: '2' })
  expect([
    await versionOf(db, id),
    (await post(`${origin}/claims/9999/sensitivity`, { version: '1' })).status,
  ]).toEqual([2, 404])
})
