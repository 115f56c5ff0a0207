import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { approve, claimNumbered, colleague, contest, review } from '../support/desk-work.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { brokenLinks, newestLines } from '../support/record.js'

const FORM = { deskName: 'Foreign desk', timeZone: 'Europe/Vienna', approvals: 'all', version: '1' }

test('a desk that set nothing has a name, tells the time in UTC and wants approvals for what is sensitive', async ({
  origin,
}) => {
  const html = await pageOf(`${origin}/settings`)

  expect(valuesOf(formTo(html, '/settings'))).toEqual({
    deskName: 'The desk',
    timeZone: 'UTC',
    approvals: 'sensitive',
    version: '1',
  })
})

test('what is saved holds on every page and in the report, and each change stands in the history', async ({
  origin,
  db,
  actor,
}) => {
  await review(db, actor, await claimNumbered(db, 1))

  const followed = await follow(origin, '/settings', FORM)

  expect(flashOf(followed.html)).toBe('Settings saved.')
  expect(valuesOf(formTo(followed.html, '/settings'))).toEqual({ ...FORM, version: '4' })
  expect(await pageOf(origin)).toContain('<title>Desk · Foreign desk · Tickmark</title>')
  const report = await pageOf(`${origin}/articles/${SAMPLE}/report`)
  expect(textsOf(report, 'report-particulars')[0]).toContain('30 May 2024, 12:00 CEST, by Foreign desk')
  expect(textsOf(report, 'agreement')).toEqual(['61 still need an approval'])
  expect(await newestLines(db, 3)).toEqual([
    { action: 'setting.changed', before: { approvals: 'sensitive' }, after: { approvals: 'all' } },
    { action: 'setting.changed', before: { timeZone: 'UTC' }, after: { timeZone: 'Europe/Vienna' } },
    { action: 'setting.changed', before: { deskName: 'The desk' }, after: { deskName: 'Foreign desk' } },
  ])
  expect(await pageOf(`${origin}/activity`)).toContain('time zone: UTC → Europe/Vienna')
  expect(await brokenLinks(db)).toEqual([])
})

test('what does not hold is refused with what was typed', async ({ origin, db }) => {
  const wrong = { deskName: '', timeZone: 'Mars/Olympus', approvals: 'some', version: '1' }

  const answer = await post(`${origin}/settings`, wrong)
  const html = await answer.text()

  expect(answer.status).toBe(422)
  expect(Object.keys(complaintsOf(html).atFields).sort()).toEqual(['approvals', 'deskName', 'timeZone'])
  expect(valuesOf(formTo(html, '/settings'))).toMatchObject({ deskName: '', timeZone: 'Mars/Olympus' })
  expect(await db.setting.count()).toBe(0)
})

test('a stale form is refused with both versions, and what was typed stays', async ({ origin, db }) => {
  await post(`${origin}/settings`, { ...FORM, deskName: 'Home desk' })

  const answer = await post(`${origin}/settings`, FORM)
  const html = await answer.text()

  expect(answer.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toContain('Name of the desk Home desk Foreign desk')
  expect(valuesOf(formTo(html, '/settings'))).toEqual({ ...FORM, version: '4' })
  expect(await db.setting.findUnique({ where: { key: 'deskName' } })).toMatchObject({ value: 'Home desk' })
})

test('the same again changes nothing, and of three that differ at once one is taken', async ({
  origin,
  db,
}) => {
  const before = await db.activity.count()

  const statuses = await sendThrice(origin, '/settings', FORM)
  const again = await follow(origin, '/settings', FORM)
  const lines = (await db.activity.count()) - before
  const differing = await Promise.all(
    ['One', 'Two', 'Three'].map(
      async (deskName) => (await post(`${origin}/settings`, { ...FORM, deskName, version: '4' })).status,
    ),
  )

  expect(statuses).toEqual([303, 303, 303])
  expect(flashOf(again.html)).toBe('Nothing was changed.')
  expect(lines).toBe(3)
  expect(differing.sort()).toEqual([303, 409, 409])
})

test('desk, article and report count what is approved, contested and still wants an approval apart', async ({
  origin,
  db,
  actor,
}) => {
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  const first = await claimNumbered(db, 1)
  await review(db, ada, first)
  await approve(db, ben, first)
  await contest(db, await claimNumbered(db, 2), ada, ben)
  await post(`${origin}/claims/${await claimNumbered(db, 3)}/sensitivity`, {
    sensitivity: 'legal',
    version: '1',
  })

  const desk = await pageOf(origin)
  const article = await pageOf(`${origin}/articles/${SAMPLE}`)
  const report = await pageOf(`${origin}/articles/${SAMPLE}/report`)
  const markdown = await (await fetch(`${origin}/articles/${SAMPLE}/report.md`)).text()
  const json = await (await fetch(`${origin}/articles/${SAMPLE}/report.json`)).text()

  expect(textsOf(desk, 'under-bar')[0]).toContain('2 of 61 reviewed, 1 approved, 1 contested')
  for (const text of [textsOf(article, 'reviewed')[0], textsOf(report, 'standing')[0]])
    expect(text).toContain('1 approved, 1 contested, 1 still needs an approval')
  expect(report).toMatch(/Approved by Ben Ito, <time/)
  expect(markdown).toContain('1 approved, 1 contested, 1 still need an approval (needed for sensitive)')
  expect(markdown).toContain('- Approved by: Ben Ito, 2024-05-30T10:00:00.000Z')
  const data = JSON.parse(json) as { agreement: unknown; claims: { number: number; approvals: unknown }[] }
  expect(data.agreement).toEqual({ approved: 1, contested: 1, outstanding: 1, needed: 'sensitive' })
  expect(data.claims.find(({ number }) => number === 1)?.approvals).toEqual([
    { by: 'Ben Ito', at: '2024-05-30T10:00:00.000Z' },
  ])
})
