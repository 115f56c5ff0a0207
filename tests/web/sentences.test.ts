import { expect } from 'vitest'
import { faultIn } from '../db/verification/tamper.js'
import { pageOf, post, test } from '../support/app.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { addOwnArticle, CLAIM } from '../support/own-article.js'
import { newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'

const coverageOf = async (origin: string, slug: string): Promise<string | undefined> =>
  textsOf(await pageOf(`${origin}/articles/${slug}`), 'coverage')[0]

const labelsOf = async (origin: string, slug: string): Promise<readonly string[]> =>
  textsOf(await pageOf(`${origin}/articles/${slug}`), 'margin').map((label) =>
    label.replace(/ ?(claimed|waived|uncovered): ?/, ''),
  )

test('a sentence is waived with a reason, and coverage climbs to 100 %', async ({
  origin,
  db,
  actor,
  file,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)
  const path = `/articles/${slug}/waivers`
  const form = formTo(await pageOf(`${origin}/articles/${slug}?sentence=${sentences[2]!.id}`), path)

  const waived = await follow(origin, path, {
    ...valuesOf(form),
    reason: 'opinion',
    note: 'A turn of phrase.',
  })
  const again = await follow(origin, path, { ...valuesOf(form), reason: 'opinion' })
  const other = await follow(origin, path, { ...valuesOf(form), reason: 'transition' })
  const steps = [await coverageOf(origin, slug)]
  await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, part: 'headline', exact: 'The return' })
  await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, exact: 'She said' })
  await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, exact: '7 May' })
  steps.push(await coverageOf(origin, slug))
  await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, exact: 'It will rain.' })
  steps.push(await coverageOf(origin, slug))

  expect([waived.status, waived.location]).toEqual([
    303,
    `/articles/${slug}?sentence=${sentences[2]!.id}#mark`,
  ])
  expect([flashOf(waived.html), flashOf(again.html)]).toEqual([
    'Waived.',
    'This is waived already, for the same reason. Nothing was added.',
  ])
  expect(textsOf(waived.html, 'waiver')[0]).toMatch(/Waived as opinion By The desk.*A turn of phrase\./)
  expect(complaintsOf(other.html).atFields['end']).toContain('lift that waiver first')
  expect(steps).toEqual(['Coverage 20 %', 'Coverage 80 %', 'Coverage 100 %'])
  expect(textsOf(await pageOf(`${origin}/articles/${slug}`), 'uncovered')).toEqual([])
  expect(textsOf(await pageOf(origin), 'desk-article').find((row) => row.includes('The return'))).toContain(
    '100 %',
  )
  expect(await faultIn(file)).toBeNull()
})

test('one waiver takes several sentences, over the end of a paragraph', async ({
  origin,
  db,
  actor,
  file,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)
  const path = `/articles/${slug}/waivers`
  const form = formTo(await pageOf(`${origin}/articles/${slug}?sentence=${sentences[1]!.id}`), path)

  await post(origin + path, { ...valuesOf(form), end: String(sentences[3]!.end), reason: 'boilerplate' })

  expect(await coverageOf(origin, slug)).toBe('Coverage 60 %')
  expect(await db.waiver.count({ where: { article: { slug } } })).toBe(1)
  expect(await faultIn(file)).toBeNull()
})

test.for<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
  ['without a reason', { reason: '' }, { reason: 'Say why the passage needs no claim' }],
  [
    'of an older text',
    { revision: '7' },
    { end: 'The text is at revision 1, and this was chosen in revision 7' },
  ],
  ['of nothing', { end: '' }, { end: 'Choose the sentence up to which it is waived' }],
  ['where a claim stands', { start: '0', end: '22' }, { end: 'A claim stands in it' }],
])(
  'a waiver %s is refused, and what was typed is kept',
  async ([, fields, problems], { origin, db, actor }) => {
    const { slug, sentences } = await addOwnArticle(db, actor)
    await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, exact: '7 May' })
    const path = `/articles/${slug}/waivers`
    const form = valuesOf(
      formTo(await pageOf(`${origin}/articles/${slug}?sentence=${sentences[2]!.id}`), path),
    )

    const answer = await post(origin + path, { ...form, reason: 'opinion', note: 'Kept.', ...fields })
    const html = await answer.text()

    expect(answer.status).toBe(422)
    for (const [field, message] of Object.entries(problems))
      expect(complaintsOf(html).atFields[field]).toContain(message)
    expect(valuesOf(formTo(html, path))['note']).toBe('Kept.')
    expect(await db.waiver.count({ where: { article: { slug } } })).toBe(0)
  },
)

test('a waiver is lifted with a reason, and its sentence is uncovered again', async ({
  origin,
  db,
  actor,
  file,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)
  const waive = { revision: '1', part: 'body', start: '0', end: '22', reason: 'opinion' }
  await post(`${origin}/articles/${slug}/waivers`, waive)
  const { id } = await db.waiver.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } })
  const path = `/waivers/${id}/withdrawal`

  const wrong = await post(origin + path, { reason: '' })
  const lifted = await follow(origin, path, { reason: 'It can be checked.' })
  const again = await follow(origin, path, { reason: 'Again.' })

  expect([wrong.status, complaintsOf(await wrong.text()).atFields['reason']]).toEqual([
    422,
    'Say why it is withdrawn',
  ])
  expect([lifted.status, lifted.location]).toEqual([
    303,
    `/articles/${slug}?sentence=${sentences[0]!.id}#mark`,
  ])
  expect([flashOf(lifted.html), flashOf(again.html)]).toEqual([
    'Waiver lifted.',
    'This waiver was lifted already. Nothing was changed.',
  ])
  expect(await coverageOf(origin, slug)).toBe('Coverage 0 %')
  expect(await newestLines(db, 1)).toEqual([
    { action: 'waiver.withdrawn', before: { reason: 'opinion' }, after: { reason: 'It can be checked.' } },
  ])
  expect(await faultIn(file)).toBeNull()
})

test('a sentence is split and merged again, and its claim stays on its words', async ({
  origin,
  db,
  actor,
  file,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)
  await post(`${origin}/articles/${slug}/claims`, CLAIM)
  const [card, split] = [
    `${origin}/articles/${slug}?sentence=${sentences[1]!.id}`,
    `/sentences/${sentences[1]!.id}/split`,
  ]
  const merge = split.replace('split', 'merge')

  const wrong = await post(origin + split, { at: '' })
  const apart = await follow(origin, split, { at: '51' })
  const labels = await labelsOf(origin, slug)
  const [more, bare] = [await follow(origin, split, { at: '51' }), await coverageOf(origin, slug)]
  const form = valuesOf(formTo(await pageOf(card), merge))
  const whole = await sendThrice(origin, merge, form)

  expect([wrong.status, complaintsOf(await wrong.text()).atFields['at']]).toEqual([
    422,
    'Choose the word with which the second sentence begins',
  ])
  expect(flashOf(apart.html)).toBe('Sentence split. Claims and waivers stay on their words.')
  expect(labels).toEqual(['', '1.1', '1.2', '1.3', '2.1', '2.2'])
  expect([flashOf(more.html), bare]).toEqual(['Nothing was changed.', 'Coverage 16 %'])
  expect(whole).toEqual([303, 303, 303])
  expect(await labelsOf(origin, slug)).toEqual(['', '1.1', '1.2', '2.1', '2.2'])
  expect(textsOf(await pageOf(card), 'sentence-claims')[0]).toContain('She said that he came back.')
  expect((await newestLines(db, 2)).map(({ action, before, after }) => [action, before, after])).toEqual([
    [
      'sentence.merged',
      {
        revision: 1,
        part: 'body',
        sentences: [
          { start: 23, end: 50 },
          { start: 51, end: 65 },
        ],
      },
      expect.objectContaining({ sentences: [{ start: 23, end: 65 }] }),
    ],
    [
      'sentence.split',
      { revision: 1, part: 'body', sentences: [{ start: 23, end: 65 }] },
      expect.objectContaining({
        sentences: [
          { start: 23, end: 50 },
          { start: 51, end: 65 },
        ],
      }),
    ],
  ])
  expect(await faultIn(file)).toBeNull()
})

test('the last sentence of a paragraph is not merged with the next paragraph', async ({
  origin,
  db,
  actor,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)
  const path = `/sentences/${sentences[1]!.id}/merge`

  const html = await pageOf(`${origin}/articles/${slug}?sentence=${sentences[1]!.id}`)
  const answer = await post(origin + path, { until: String(sentences[2]!.end) })

  expect(formsOf(html).some(({ action }) => action === path)).toBe(false)
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining('This is the last sentence of its paragraph'),
  ])
})

test('what is uncovered is listed, what can be checked most first, and n leads on', async ({
  origin,
  db,
  actor,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)

  const html = await pageOf(`${origin}/articles/${slug}`)
  const second = await pageOf(`${origin}/articles/${slug}?sentence=${sentences[0]!.id}`)

  expect(textsOf(html, 'row')).toEqual([
    'Text 1.1He came back on 7 May.number, date, name',
    'Text 1.2She said he came back 👩‍👩‍👧 because of it.cause',
    'HeadlineThe return',
    'Text 2.1Nobody knows why.',
    'Text 2.2It will rain.',
  ])
  expect(/href="([^"]*)"[^>]*data-key="n"/.exec(second)?.[1]).toBe(
    `/articles/${slug}?sentence=${sentences[1]!.id}#mark`,
  )
})

test('a reader sees what became of a sentence, and changes nothing', async ({ origin, db, actor }) => {
  const { slug, sentences } = await addOwnArticle(db, actor)
  const cookie = await sessionCookieOf(db, await personWith(db, 'reader', actor.at))
  const id = sentences[0]!.id

  const html = await (
    await fetch(`${origin}/articles/${slug}?sentence=${id}`, { headers: { cookie } })
  ).text()
  const statuses = await Promise.all(
    [
      `/articles/${slug}/waivers`,
      '/waivers/1/withdrawal',
      `/sentences/${id}/split`,
      `/sentences/${id}/merge`,
    ].map(async (path) => (await post(origin + path, {}, { cookie })).status),
  )

  expect(formsOf(html).map(({ action }) => action)).toEqual(['/session/end', '/appearance'])
  expect(statuses).toEqual([403, 403, 403, 403])
})
