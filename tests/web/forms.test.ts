import { expect } from 'vitest'
import { createApp } from '../../src/web/app.js'
import { test } from '../support/app.js'
import {
  ask,
  attach,
  claimNumbered,
  countTwice,
  loseSecondHalf,
  vouch,
  waitForSecondOpinions,
} from '../support/desk-work.js'
import { formAt, formPlaces, typedInto, type Place } from '../support/form-places.js'
import { read, titleOf } from '../support/pages.js'
import { complaintsOf, formsOf, type FieldFound, type FormFound } from '../support/forms.js'
import { routesOf } from '../support/routes.js'
import { encode, sendBody, sendForm, WRONGS, type Sent, type Wrong } from '../support/wrong-forms.js'

/** Fields that only say where to go on. What cannot be right in them leads home, or nowhere. */
const WAYS = ['here', 'find', 'next']

/** A text may be that long. */
const holds = ({ name }: FieldFound, { what }: Wrong): boolean => name === 'body' && what === 'too long'

/** How the title begins of a page that refuses: a screen reader reads it first. */
const NOT_SAVED = expect.stringMatching(/^Not saved: \w/) as string

const SHOWN = ['text', 'email', 'textarea', 'date', 'datetime-local', 'radio', 'select']

/** What is taken once, or reviewed otherwise, is off the page: these are tried first, and only with what cannot pass. */
const ONCE = [
  '/reviews/:id/approvals',
  '/claims/:id/settlements',
  '/claims/:id/withdrawal',
  '/change-requests/:id/withdrawal',
  '/sign-offs/:id/withdrawal',
  '/articles/:slug/waivers',
  '/articles/:slug/dismissals',
  '/dismissals/:id/withdrawal',
]

test('every route that takes a form has one on some page', async ({ origin, context, db, actor }) => {
  await attach(db, actor, await claimNumbered(db, 1))
  await waitForSecondOpinions(db, actor)
  await ask(db, actor, await claimNumbered(db, 1))
  await loseSecondHalf(db, actor)
  await countTwice(db, actor)
  await vouch(db, actor)
  const posts = routesOf(createApp(context)).filter(({ methods }) => methods.includes('post'))

  const places = await formPlaces(origin, context)

  expect(new Set(places.map(({ route }) => route))).toEqual(new Set(posts.map(({ path }) => path)))
})

test(
  'a form with a field that is wrong is refused and keeps what was typed, and nothing is recorded',
  { timeout: 120_000 },
  async ({ origin, context, db, actor }) => {
    for (const number of [1, 2, 3, 4])
      await attach(db, actor, await claimNumbered(db, 1), { title: `Source ${number}` })
    await waitForSecondOpinions(db, actor)
    await ask(db, actor, await claimNumbered(db, 1))
    await loseSecondHalf(db, actor)
    await countTwice(db, actor)
    await vouch(db, actor)
    const places = await formPlaces(origin, context)

    const inOrder = [...places].sort((one, other) => rank(one) - rank(other))

    for (const place of inOrder) {
      let form = await formAt(origin, context, place)
      for (const field of form.fields) {
        for (const wrong of WRONGS) {
          if (wrong.mayPass && (ONCE.includes(place.route) || form.multipart)) continue
          if (form.multipart && wrong.what === 'half a percent sign') continue // a sign like any other there
          const [before, sent] = [await db.activity.count(), typedInto(form)]
          const answer = await sendForm(origin, form, wrong.body(sent, field.name))
          const html = await answer.text()

          const about = `${place.route} on ${place.page}: ${field.name} ${wrong.what}`
          const expected =
            wrong.mayPass || WAYS.includes(field.name) || holds(field, wrong)
              ? [303, 400, 422]
              : wrong.shown
                ? [400, 422]
                : [400]
          if (answer.status === 429 && /^\/(?:session|account\/pass-phrase)$/.test(place.route)) continue // so many wrong ones are enough
          expect.soft([about, expected]).toEqual([about, expect.arrayContaining([answer.status])])
          if (answer.status === 303) form = await formAt(origin, context, place)
          else expect.soft([about, await db.activity.count()]).toEqual([about, before])
          if (answer.status !== 422 || WAYS.includes(field.name)) continue
          expectKept({ about, html, form, sent, field, wrong })
          expect.soft([about, titleOf(read(origin, form.action, answer, html))]).toEqual([about, NOT_SAVED])
        }
      }
    }
    expect(places.length).toBeGreaterThanOrEqual(11)
  },
)

/** What is taken once comes first, a new text last: it takes the words from under the claims. */
const rank = ({ route }: Place): number =>
  ONCE.includes(route) ? 0 : route === '/articles/:slug/revisions' ? 2 : 1

function expectKept({
  about,
  html,
  form,
  sent,
  field,
  wrong,
}: {
  readonly about: string
  readonly html: string
  readonly form: FormFound
  readonly sent: Sent
  readonly field: FieldFound
  readonly wrong: Wrong
}): void {
  const again = formsOf(html).find(
    ({ action, fields }) => action === form.action && fields.length >= form.fields.length,
  )
  const visible = form.fields.filter(
    ({ name, kind }) => SHOWN.includes(kind) && (name !== field.name || !/radio|select/.test(kind)),
  )
  const typed = new Map(sent)
  const kept = visible.map(({ name }) => [
    name,
    again?.fields.find((each) => each.name === name)?.value.trim(),
  ])
  const expected = visible.map(({ name }) => {
    const value = typed.get(name) ?? ''
    return [name, (name === field.name ? (wrong.shown?.(value) ?? '') : value).trim()]
  })
  const { summary, atFields } = complaintsOf(html)

  expect.soft([about, kept]).toEqual([about, expected])
  expect.soft([about, atFields[field.name]]).toEqual([about, expect.stringMatching(/\w{3}/)])
  expect
    .soft([about, summary.map((line) => line.field)])
    .toEqual([about, expect.arrayContaining([field.name])])
}

/** More bytes than a form may have: where a whole draft comes, more than for others. */
const tooMuch = ({ route }: Place): number => (route === '/articles/:slug/revisions' ? 3_200_000 : 260 * 1024)

test('what no form of ours sends is refused by everything that takes a form', async ({
  origin,
  context,
  db,
  actor,
}) => {
  await attach(db, actor, await claimNumbered(db, 1))
  await waitForSecondOpinions(db, actor)
  await ask(db, actor, await claimNumbered(db, 1))
  await loseSecondHalf(db, actor)
  await countTwice(db, actor)
  await vouch(db, actor)
  const places = await formPlaces(origin, context)
  const before = await db.activity.count()

  for (const place of places) {
    const form = await formAt(origin, context, place)
    const url = origin + form.action
    const fields = typedInto(form)
    const lists = JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name, [value]])))
    const objects = JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name, { value }])))
    const statuses = [
      await sendBody(url, lists, 'application/json'),
      await sendBody(url, objects, 'application/json'),
      await sendBody(url, encode(fields) || 'any=thing', 'text/plain'),
      await sendBody(url, encode(fields) || 'any=thing', ''),
      await sendBody(
        url,
        `--x\r\ncontent-disposition: form-data; name="version"\r\n\r\n1\r\n--x--`,
        'multipart/form-data; boundary=x',
      ),
      await sendBody(url, encode([...fields, ['more', 'x'.repeat(tooMuch(place))]])),
    ].map(({ status }) => status)

    // Where a file can come, a form may be multipart: this one lacks all that it needs.
    const multipart = form.multipart ? 422 : 400
    expect.soft([place, statuses]).toEqual([place, [400, 400, 400, 400, multipart, 413]])
  }
  expect(await db.activity.count()).toBe(before)
})
