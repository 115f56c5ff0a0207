import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { pageOf, SAMPLE, test } from '../support/app.js'
import { attach, claimNumbered, colleague, review } from '../support/desk-work.js'
import { textsOf } from '../support/html.js'

test('the history is narrowed by who, what and when, and says so in its form', async ({
  origin,
  db,
  actor,
}) => {
  const ada = await colleague(db, actor)
  const claim = await claimNumbered(db, 1)
  await attach(db, actor, claim)
  await review(db, ada, claim)

  const linesOf = async (query: string) => textsOf(await pageOf(`${origin}/activity?${query}`), 'said')
  const [byAda, reviews, thatDay, before] = [
    await linesOf(`person=${ada.id}`),
    await linesOf('kind=review&person=&day='),
    await linesOf('kind=evidence&day=2024-05-30'),
    await linesOf('kind=evidence&day=2024-05-29'),
  ]

  expect(byAda).toEqual([expect.stringMatching(/^Ada Quist recorded/)])
  expect(reviews).toEqual(byAda)
  expect(thatDay).toEqual([expect.stringMatching(/^The desk attached/)])
  expect(before).toEqual([])
  const page = await pageOf(`${origin}/activity?kind=evidence&day=2024-05-29`)
  expect(page).toContain('Nothing recorded like that')
  expect(page).toContain('<option value="evidence" selected>')
  expect(page).toContain('href="/activity.csv?kind=evidence&amp;day=2024-05-29"')
})

test('all of the history is one file, which a spreadsheet reads, in reading order', async ({
  origin,
  db,
  actor,
}) => {
  await attach(db, actor, await claimNumbered(db, 1), { title: '=1+1' })
  const answer = await fetch(`${origin}/activity.csv`)
  const rows = parse<Record<string, string>>(await answer.text(), { columns: true, bom: true })

  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="history-2024-05-30.csv"')
  expect(rows).toHaveLength(await db.activity.count())
  const newest = await db.activity.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect(rows[0]).toMatchObject({
    action: newest.action,
    hash: newest.hash,
    seq: String(newest.seq),
    by: 'The desk',
  })
  const one = await fetch(`${origin}/activity.csv?article=${SAMPLE}&kind=claim`)
  const claims = parse<Record<string, string>>(await one.text(), { columns: true, bom: true })
  expect([claims.length, claims[0]?.['article']]).toEqual([61, SAMPLE])
})

test.for(['kind=other', 'day=2024-13-01', 'day=today', 'person=x', 'person=0', 'kind=claim&kind=review'])(
  'a filter that names nothing is not found: %s',
  async (query, { origin }) => {
    await pageOf(`${origin}/activity?${query}`, 404)
  },
)
