import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { brokenLinks, newestLines } from '../support/record.js'

const PATH = `/articles/${SAMPLE}`
const DETAILS = {
  byline: 'D. Writer',
  outlet: 'Foreign desk',
  language: 'en',
  publishedOn: '2024-05-29',
  deadline: '2024-05-30T16:50',
  version: '1',
}

test('byline, outlet, language, date and deadline of an article are set, and the history says so', async ({
  origin,
  db,
}) => {
  const followed = await follow(origin, PATH, DETAILS)

  expect([followed.status, followed.location]).toEqual([303, PATH])
  expect(flashOf(followed.html)).toBe('Article details saved.')
  expect(flashOf(followed.again)).toBe('')
  expect(followed.html).toContain('By D. Writer')
  expect(textsOf(followed.html, 'meta').join(' ')).toMatch(
    /29 May 2024.*30 May 2024, 16:50 UTC, in 6 h 50 min/,
  )
  expect(valuesOf(formTo(followed.html, PATH))).toEqual({ ...DETAILS, version: '2' })
  const edits = (await newestLines(db, 50)).filter(({ action }) => action === 'article.edited')
  expect(edits).toEqual([
    {
      action: 'article.edited',
      before: { byline: '', outlet: '', publishedOn: null, deadline: null },
      after: {
        byline: 'D. Writer',
        outlet: 'Foreign desk',
        publishedOn: '2024-05-29',
        deadline: '2024-05-30T16:50:00.000Z',
      },
    },
  ])
  expect(await pageOf(`${origin}/activity`)).toContain('byline: none → D. Writer')
  expect(await brokenLinks(db)).toEqual([])
})

test('the desk and the report show what was set', async ({ origin }) => {
  await post(origin + PATH, { ...DETAILS, deadline: '2024-05-29T18:00' })

  const [desk, report] = [await pageOf(origin), await pageOf(`${origin}${PATH}/report`)]

  expect(textsOf(desk, 'late')).toEqual(['16 h late'])
  expect(desk).toContain('By D. Writer')
  expect(textsOf(report, 'report-particulars')[0]).toContain(
    'By D. Writer, Foreign desk, article date 29 May 2024',
  )
})

test('what is wrong is refused field by field and stays in the form', async ({ origin, db }) => {
  const wrong = {
    ...DETAILS,
    byline: 'x'.repeat(301),
    language: 'no language',
    publishedOn: '2023-02-29',
    deadline: 'soon',
  }

  const answer = await post(origin + PATH, wrong)
  const html = await answer.text()

  expect(answer.status).toBe(422)
  const { summary, atFields } = complaintsOf(html)
  expect(summary.map(({ field }) => field)).toEqual(['byline', 'language', 'publishedOn', 'deadline'])
  expect(Object.keys(atFields)).toEqual(['byline', 'language', 'publishedOn', 'deadline'])
  for (const { field, message } of summary) expect(atFields[field]).toBe(message)
  expect(valuesOf(formTo(html, PATH))).toEqual(wrong)
  expect(await db.article.findFirst({ select: { byline: true, version: true } })).toEqual({
    byline: '',
    version: 1,
  })
})

test('a stale form is refused: both versions are shown and what was typed is kept', async ({
  origin,
  db,
}) => {
  await post(origin + PATH, DETAILS)
  const activity = await db.activity.count()
  const mine = { ...DETAILS, byline: 'E. Editor', publishedOn: '' }

  const answer = await post(origin + PATH, mine)
  const html = await answer.text()

  expect(answer.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toContain('Byline D. Writer E. Editor')
  expect(textsOf(html, 'conflict')[0]).toContain('Article date 2024-05-29 none')
  expect(valuesOf(formTo(html, PATH))).toEqual({ ...mine, version: '2' })
  expect(await db.activity.count()).toBe(activity)
  // Sent again from there, it is saved: the person has seen both.
  expect((await post(origin + PATH, { ...mine, version: '2' })).status).toBe(303)
})

test('the same details sent again, or three times at once, are put on record once', async ({
  origin,
  db,
}) => {
  const edits = () => db.activity.count({ where: { action: 'article.edited' } })
  const before = await edits()

  const statuses = await sendThrice(origin, PATH, DETAILS)
  const again = await follow(origin, PATH, { ...DETAILS, version: '2' })

  expect(statuses).toEqual([303, 303, 303])
  expect(flashOf(again.html)).toBe('Nothing was changed.')
  expect(await edits()).toBe(before + 1)
  expect(await db.article.findFirst({ select: { version: true } })).toEqual({ version: 2 })
})

test('details that are emptied are empty again', async ({ origin, db }) => {
  await post(origin + PATH, DETAILS)

  const followed = await follow(origin, PATH, { language: 'en', version: '2' })

  expect(followed.html).toContain('article date not set')
  expect(await db.article.findFirst({ select: { byline: true, publishedOn: true, deadline: true } })).toEqual(
    {
      byline: '',
      publishedOn: null,
      deadline: null,
    },
  )
})

test('times are taken as UTC, and a day that is typed in other ways is understood or refused, never guessed', async ({
  origin,
  db,
}) => {
  const accepted = await post(origin + PATH, {
    ...DETAILS,
    deadline: '2024-05-30 16:50:30',
    publishedOn: ' 2024-05-29 ',
  })
  const refused = await Promise.all(
    ['30.05.2024', '2024-5-30', '2024-13-01', 'today', '0x7e8'].map(async (publishedOn) => {
      const { status } = await post(origin + PATH, { ...DETAILS, publishedOn, version: '2' })
      return status
    }),
  )

  const saved = await db.article.findFirst({ select: { deadline: true, publishedOn: true } })
  expect(accepted.status).toBe(303)
  expect(saved).toEqual({ deadline: new Date('2024-05-30T16:50:00Z'), publishedOn: '2024-05-29' })
  expect(refused).toEqual([422, 422, 422, 422, 422])
})
