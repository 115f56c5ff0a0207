import { expect } from 'vitest'
import { pageOf, post, test } from '../support/app.js'
import { follow, sendThrice } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { addOwnArticle, CLAIM } from '../support/own-article.js'
import { newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'

test('without JavaScript a sentence is opened, its words are trimmed, and they are a claim', async ({
  origin,
  db,
  actor,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)
  const path = `/articles/${slug}/claims`

  const form = formTo(await pageOf(`${origin}${path}/new?sentence=${sentences[1]!.id}`), path)
  const typed = {
    exact: 'she said he came back',
    statement: 'Ann Lee said that he came back.',
    kind: 'event',
  }
  const wrong = await follow(origin, path, { ...valuesOf(form), ...typed })
  const right = await follow(origin, path, { ...valuesOf(form), ...typed, exact: 'She said he came back' })

  expect(valuesOf(form)).toMatchObject({
    revision: '1',
    part: 'body',
    exact: 'She said he came back 👩‍👩‍👧 because of it.',
    statement: 'She said he came back 👩‍👩‍👧 because of it.',
    kind: '',
    about: 'true',
  })
  expect(wrong.status).toBe(422)
  expect(complaintsOf(wrong.html).atFields).toEqual({
    exact: expect.stringContaining('copy them from the text') as string,
  })
  expect(valuesOf(formTo(wrong.html, path))).toMatchObject(typed)
  expect([right.status, right.location]).toEqual([303, `/articles/${slug}?claim=1#claim-1`])
  expect(flashOf(right.html)).toBe('Claim made.')
  expect(textsOf(right.html, 'coverage')[0]).toBe('Coverage 20 %')
  const [placement] = await db.placement.findMany({ orderBy: { id: 'desc' }, take: 1 })
  expect(placement).toMatchObject({
    start: 23,
    end: 44,
    exact: 'She said he came back',
    prefix: 'He came back on 7 May. ',
  })
})

test('the kind is suggested beside the choice, and never chosen', async ({ origin, db, actor }) => {
  const { slug, sentences } = await addOwnArticle(db, actor)

  const hints = await Promise.all(
    sentences.map(async ({ id }) => {
      const html = await pageOf(`${origin}/articles/${slug}/claims/new?sentence=${id}`)
      return [
        valuesOf(formTo(html, `/articles/${slug}/claims`))['kind'],
        /“[^”]*” points to: \w+/.exec(html)?.[0] ?? '',
      ]
    }),
  )

  expect(hints).toEqual([
    ['', '“7” points to: Number'],
    ['', '“because of” points to: Cause'],
    ['', ''],
    ['', '“will” points to: Prediction'],
  ])
})

test('everything that a claim is made of is recorded with it', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)

  await post(`${origin}/articles/${slug}/claims`, {
    ...CLAIM,
    about: 'said',
    sensitivity: 'legal',
    question: 'Where was he?',
    timePhrase: 'on 7 May',
    'verb-1': 'reports',
    'speaker-1': 'An agency',
    'verb-3': 'quotes',
    'speaker-3': 'two officials',
    'capacity-3': 'of the ministry',
    'anonymous-3': 'yes',
  })

  const saidBy = [
    { verb: 'reports', speaker: 'An agency', capacity: '', anonymous: false },
    { verb: 'quotes', speaker: 'two officials', capacity: 'of the ministry', anonymous: true },
  ]
  const [line] = await newestLines(db, 1)
  expect(line).toMatchObject({
    action: 'claim.added',
    after: {
      number: 1,
      about: 'said',
      sensitivity: 'legal',
      question: 'Where was he?',
      timePhrase: 'on 7 May',
      saidBy,
    },
  })
  expect(textsOf(await pageOf(`${origin}/articles/${slug}?claim=1`), 'chain')[0]).toMatch(
    /An agency.*two officials, of the ministry anonymous/,
  )
})

test('one more link of the chain is a button, and nothing that was typed goes', async ({
  origin,
  db,
  actor,
}) => {
  const { slug } = await addOwnArticle(db, actor)
  const path = `/articles/${slug}/claims`
  const typed = { ...CLAIM, 'verb-1': 'reports', 'speaker-1': 'An agency', statement: 'Not yet' }

  const answer = await post(origin + path, { ...typed, more: 'link' })
  const html = await answer.text()

  expect(answer.status).toBe(200)
  expect(valuesOf(formTo(html, path))).toMatchObject({ ...typed, 'speaker-2': '', 'verb-2': '' })
  expect(await db.claim.count({ where: { article: { slug } } })).toBe(0)
})

test('words that stand there twice are asked about, and the answer is taken', async ({
  origin,
  db,
  actor,
}) => {
  const { slug } = await addOwnArticle(db, actor)
  const path = `/articles/${slug}/claims`

  const asked = await post(origin + path, { ...CLAIM, exact: 'came back' })
  const html = await asked.text()
  const form = formTo(html, path)
  const answered = await follow(origin, path, { ...valuesOf(form), start: '35' })

  expect(asked.status).toBe(422)
  expect(complaintsOf(html).atFields['start']).toBe(
    'These words stand there more than once: say which you mean',
  )
  expect(textsOf(html, 'which')[0]).toMatch(/…He came back on 7 May\. She said he c… .*said he came back 👩/)
  expect(answered.status).toBe(303)
  expect(await db.placement.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ start: 35, end: 44 })
})

const NOT_THERE = 'These words do not stand there: copy them from the text, one after the other'

test.for<[string, Readonly<Record<string, string>>, string]>([
  [
    'of white space alone',
    { exact: '', start: '22', end: '23' },
    'You chose nothing but white space: choose words',
  ],
  ['across paragraphs', { exact: '', start: '30', end: '80' }, 'A claim stands within one paragraph'],
  ['of another text', { exact: 'They came' }, NOT_THERE],
  ['of an older revision', { revision: '2' }, 'The text is at revision 1, and this was chosen in revision 2'],
  ['of nothing', { exact: ' ' }, 'Say which words make the claim'],
])(
  'a claim %s is refused, and what was typed is kept',
  async ([, fields, message], { origin, db, actor }) => {
    const { slug } = await addOwnArticle(db, actor)
    const path = `/articles/${slug}/claims`
    const before = await db.activity.count()

    const answer = await post(origin + path, { ...CLAIM, ...fields })
    const html = await answer.text()

    expect(answer.status).toBe(422)
    expect(complaintsOf(html).atFields['exact']).toContain(message)
    expect(valuesOf(formTo(html, path))).toMatchObject({
      statement: CLAIM['statement'],
      kind: 'event',
      revision: '1',
    })
    expect(await db.activity.count()).toBe(before)
  },
)

test.for([
  ['revision', 'x'],
  ['part', 'footnote'],
  ['start', '-1'],
  ['end', '1e3'],
  ['anonymous-1', 'perhaps'],
] as const)('a form with %s: %s is none of ours', async ([field, value], { origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)

  const { status } = await post(`${origin}/articles/${slug}/claims`, {
    ...CLAIM,
    'verb-1': 'reports',
    [field]: value,
  })

  expect(status).toBe(400)
})

test('a selection within an emoji takes all of it', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)

  const answer = await post(`${origin}/articles/${slug}/claims`, {
    ...CLAIM,
    exact: '',
    start: '46',
    end: '47',
  })

  expect(answer.status).toBe(303)
  expect(await db.placement.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
    exact: '👩‍👩‍👧',
    start: 45,
    end: 50,
  })
})

test('nested, overlapping and adjoining claims stand beside each other', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)
  const spans = [
    [23, 44],
    [28, 44],
    [32, 50],
    [0, 22],
    [23, 31],
    [0, 7],
  ]

  for (const [index, [start, end]] of spans.entries()) {
    const words = {
      exact: '',
      start: String(start),
      end: String(end),
      statement: `Claim ${index + 1} says this.`,
    }
    expect((await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, ...words })).status).toBe(303)
  }

  const html = await pageOf(`${origin}/articles/${slug}`)
  expect(textsOf(html, 'coverage')[0]).toBe('Coverage 40 %')
  expect(textsOf(html, 'row').filter((row) => row.startsWith('Claim'))).toHaveLength(6)
})

test('sent three times at once it is one claim', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)

  const statuses = await sendThrice(origin, `/articles/${slug}/claims`, CLAIM)

  expect(statuses).toEqual([303, 303, 303])
  expect(await db.claim.count({ where: { article: { slug } } })).toBe(1)
})

test('a claim gets a second place, once, and both are shown', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)
  await post(`${origin}/articles/${slug}/claims`, { ...CLAIM, exact: '', start: '3', end: '12' })
  const { id } = await db.claim.findFirstOrThrow({ where: { article: { slug } }, select: { id: true } })
  const path = `/claims/${id}/placements`
  const form = formTo(await pageOf(`${origin}/articles/${slug}?claim=1`), path)

  const twice = await post(origin + path, { ...valuesOf(form), exact: 'came back' })
  const added = await follow(origin, path, { ...valuesOf(form), exact: 'came back', start: '35' })
  const again = await follow(origin, path, { ...valuesOf(form), exact: 'came back', start: '35' })

  expect(twice.status).toBe(422)
  expect(textsOf(await twice.text(), 'which')).toHaveLength(1)
  expect([added.status, added.location]).toEqual([303, `/articles/${slug}?claim=1#claim-1`])
  expect([flashOf(added.html), flashOf(again.html)]).toEqual([
    'The claim has one more place.',
    'The claim stands there already. Nothing was added.',
  ])
  expect(textsOf(added.html, 'coverage')[0]).toBe('Coverage 40 %')
  expect(textsOf(added.html, 'history')[0]).toMatch(/gave claim 1 one more place .*“came back”/)
  expect(await db.placement.count({ where: { claimId: id } })).toBe(2)
})

test('a reader is offered nothing of it, and cannot', async ({ origin, db, actor }) => {
  const { slug } = await addOwnArticle(db, actor)
  const cookie = await sessionCookieOf(db, await personWith(db, 'reader', actor.at))

  const html = await (await fetch(`${origin}/articles/${slug}`, { headers: { cookie } })).text()
  const answer = await post(`${origin}/articles/${slug}/claims`, CLAIM, { cookie })

  expect(html).not.toContain('claims/new')
  expect(answer.status).toBe(403)
})
