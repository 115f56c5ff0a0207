import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { verifyRecord } from '../../src/db/verification/verify.js'
import type { Reach } from '../../src/intake/reach.js'
import { projectRoot } from '../../src/project-root.js'
import { pageOf, serve, test } from '../support/app.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { read } from '../support/pages.js'
import { brokenLinks, newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'
import { upload } from '../support/uploads.js'
import { mistakesIn } from '../support/valid-html.js'

const fileNamed = (name: string) => ({
  name,
  bytes: readFileSync(join(import.meta.dirname, '../intake/files', name)),
})

const TEXT = `Harbour bridge to close for 14 weeks
By Ada Writer

The harbour bridge will close on 3 June. It last closed in 1998.

Share.

Repairs cost €4.2 million.`

/** Reads an article, and what the page that comes then would send. */
async function handIn(
  origin: string,
  ...form: Parameters<typeof upload> extends [string, ...infer Rest] ? Rest : never
) {
  const answer = await upload(`${origin}/articles`, ...form)
  const html = await answer.text()
  return {
    status: answer.status,
    html,
    values: answer.status === 200 ? valuesOf(formTo(html, '/articles')) : {},
  }
}

test('a pasted text is shown as it was read, saved, and stands on the desk with its sentences uncovered', async ({
  origin,
  db,
}) => {
  const read = await handIn(origin, { text: TEXT })
  const { waive, ...values } = read.values
  const saved = await upload(`${origin}/articles`, { ...values, waive: 'Share.', act: 'save' })

  expect(read.status).toBe(200)
  expect(values).toMatchObject({
    headline: 'Harbour bridge to close for 14 weeks',
    byline: 'Ada Writer',
    language: 'en',
    note: 'Pasted.',
  })
  expect([textsOf(read.html, 'line').filter(Boolean), waive]).toEqual([['Share.'], '']) // offered, and a person's to tick
  const address = saved.headers.get('location') ?? ''
  expect([saved.status, address]).toEqual([303, '/articles/harbour-bridge-to-close-for-14-weeks'])
  const html = await pageOf(origin + address)
  expect(html).toContain('By Ada Writer')
  expect(textsOf(html, 'meta').join(' ')).toContain('0 sentences claimed, 1 waived, 4 uncovered')
  expect(await pageOf(`${origin}/`)).toContain('Harbour bridge to close for 14 weeks')
  const { id } = await db.article.findFirstOrThrow({ where: { sample: false }, select: { id: true } })
  expect((await newestLines(db, 2)).map(({ action }) => action).sort()).toEqual([
    'article.added',
    'waiver.added',
  ])
  expect(await db.revision.count({ where: { articleId: id, number: 1 } })).toBe(1)
  expect(await brokenLinks(db)).toEqual([])
})

test('a Word file is read, and what is corrected is what is saved', async ({ origin, db }) => {
  const { values, html } = await handIn(origin, {}, fileNamed('tracked.docx'))
  const saved = await upload(`${origin}/articles`, {
    ...values,
    headline: 'Bridge closes',
    publishedOn: '2024-05-30',
    act: 'save',
  })

  expect(html).toContain('tracked changes (2)')
  expect(values['note']).toBe('From the file tracked.docx.')
  expect(saved.headers.get('location')).toBe('/articles/bridge-closes')
  const article = await db.article.findFirstOrThrow({
    where: { slug: 'bridge-closes' },
    select: {
      byline: true,
      publishedOn: true,
      language: true,
      revisions: { select: { headline: true, standfirst: true, body: true } },
    },
  })
  expect(article).toMatchObject({ byline: 'Ada Writer', publishedOn: '2024-05-30' })
  expect(article.revisions[0]).toMatchObject({
    headline: 'Bridge closes',
    standfirst: 'Ferries will run every 20 minutes from 3 June, the city says.',
  })
  expect(article.revisions[0]?.body).toContain('It last closed in 1998.')
  expect(article.revisions[0]?.body).not.toContain('1989')
})

test(
  'two hundred thousand characters get through, in the longest letters as well',
  { timeout: 120_000 },
  async ({ origin, db }) => {
    const line = '𝒲'.repeat(999)
    const text = Array.from({ length: 199 }, () => line).join('\n')

    const { status, values } = await handIn(origin, { text })
    const saved = await upload(`${origin}/articles`, { ...values, headline: 'Long', act: 'save' })
    const longer = await handIn(origin, { text: `${text}\n${line}\n${line}` })

    expect([status, saved.status]).toEqual([200, 303])
    expect(
      (await db.revision.findFirstOrThrow({ where: { headline: 'Long' }, select: { body: true } })).body,
    ).toBe(text)
    expect(longer.status).toBe(422)
    expect(complaintsOf(longer.html).atFields['text']).toContain('999 characters too long')
  },
)

test('the same text sent again adds nothing, and leads to the article that is there', async ({
  origin,
  db,
}) => {
  const { values } = await handIn(origin, { text: TEXT })

  const statuses = await Promise.all(
    [1, 2, 3].map(async () =>
      (await upload(`${origin}/articles`, { ...values, act: 'save' })).headers.get('location'),
    ),
  )

  expect(new Set(statuses)).toEqual(new Set(['/articles/harbour-bridge-to-close-for-14-weeks']))
  expect(await db.article.count({ where: { sample: false } })).toBe(1)
})

test('lines that were broken at a width are joined, and put back when somebody asks', async ({ origin }) => {
  const { values, html } = await handIn(origin, {}, fileNamed('wrapped.txt'))
  const corrected = { ...values, body: `${values['body']}\n\nA line more.` }

  const apart = await (await upload(`${origin}/articles`, { ...corrected, act: 'lines' })).text()
  const back = await (
    await upload(`${origin}/articles`, { ...valuesOf(formTo(apart, '/articles')), act: 'lines' })
  ).text()

  expect(values['headline']).toBe('Harbour bridge to close for 14 weeks')
  expect(values['body']).toContain('said on Tuesday.')
  expect(html).toContain('Put the line ends back')
  expect(valuesOf(formTo(apart, '/articles'))['body']).toContain('said on\nTuesday.')
  expect(apart).toContain('Join the lines')
  expect(valuesOf(formTo(back, '/articles'))['body']).toContain('A line more.')
})

const REFUSED: readonly (readonly [
  string,
  Readonly<Record<string, string>>,
  string | null,
  string,
  RegExp,
])[] = [
  ['nothing', {}, null, 'text', /Paste the text, choose a file, or give an address/],
  ['blank text', { text: ' \n\u200b' }, null, 'text', /no text/],
  ['only furniture', { text: 'Share.\nAdvertisement\nRead more' }, null, 'text', /furniture/],
  ['text and address', { text: TEXT, address: 'http://news.example/' }, null, 'address', /one way/],
  ['a page of scripts', {}, 'scripts-only.html', 'file', /no text/],
  ['a protected Word file', {}, 'protected.docx', 'file', /password/],
  ['an old Word file', {}, 'harbour.doc', 'file', /save it as .docx/],
  ['an OpenDocument file', {}, 'harbour.odt', 'file', /\.odt/],
  ['this machine', { address: 'http://127.0.0.1:80/' }, null, 'address', /not a place on the public web/],
  ['a port that is not of the web', { address: 'http://1.1.1.1:25/' }, null, 'address', /not a place/],
  ['another scheme', { address: 'file:///etc/passwd' }, null, 'address', /https/],
]

test('what cannot be read is refused with what to do, what was typed is kept, and nothing is saved', async ({
  origin,
  db,
}) => {
  const before = await db.activity.count()

  for (const [what, fields, name, field, message] of REFUSED) {
    const answer = await upload(`${origin}/articles`, fields, name === null ? null : fileNamed(name))
    const html = await answer.text()
    const page = read(origin, '/articles', answer, html)

    expect.soft([what, answer.status]).toEqual([what, 422])
    expect.soft([what, complaintsOf(html).atFields[field]]).toEqual([what, expect.stringMatching(message)])
    const kept = valuesOf(formTo(html, '/articles'))
    for (const [typed, value] of Object.entries(fields))
      expect.soft([what, kept[typed]?.trim()]).toEqual([what, value.trim()])
    expect.soft([what, await mistakesIn(page.html)]).toEqual([what, []])
  }
  expect(await db.activity.count()).toBe(before)
})

test('a file that is too large is refused, and what was typed beside it stays', async ({ origin }) => {
  const large = { name: 'large.txt', bytes: Buffer.alloc(3 * 1024 * 1024, 'words and ') }

  const answer = await upload(`${origin}/articles`, { text: 'Typed words.' }, large)
  const html = await answer.text()
  const huge = await upload(
    `${origin}/articles`,
    {},
    { name: 'huge.txt', bytes: Buffer.alloc(17 * 1024 * 1024) },
  )

  expect(answer.status).toBe(422)
  expect(complaintsOf(html).atFields['file']).toContain('larger than 2 MB')
  expect(valuesOf(formTo(html, '/articles'))['text']?.trim()).toBe('Typed words.')
  expect(huge.status).toBe(413)
  expect(await huge.text()).toContain('A file can have 2 MB')
})

test('what is wrong in the corrected article is said at its field, and everything typed is kept', async ({
  origin,
  db,
}) => {
  const { values } = await handIn(origin, { text: TEXT })
  const wrong = {
    ...values,
    headline: ' ',
    body: `${values['body']}\u0000`,
    language: '!',
    publishedOn: 'tomorrow',
    url: 'ftp://x',
    note: 'n'.repeat(1_001),
    waive: 'Share.',
  }

  const answer = await upload(`${origin}/articles`, { ...wrong, act: 'save' })
  const html = await answer.text()

  expect(answer.status).toBe(422)
  expect(Object.keys(complaintsOf(html).atFields).sort()).toEqual([
    'body',
    'headline',
    'language',
    'note',
    'publishedOn',
    'url',
  ])
  expect(valuesOf(formTo(html, '/articles'))).toMatchObject({
    language: '!',
    url: 'ftp://x',
    byline: 'Ada Writer',
  })
  expect(html).toContain('checked')
  expect(await mistakesIn(html)).toEqual([])
  expect(await db.article.count({ where: { sample: false } })).toBe(0)
})

test('a reader is offered no way to add an article, and has none; one whose session is over keeps the text', async ({
  context,
  db,
  actor,
}) => {
  const reader = await serve(context, await sessionCookieOf(db, await personWith(db, 'reader', actor.at)))
  const nobody = await serve(context)

  const desk = await pageOf(`${reader.origin}/`)
  const sent = await upload(`${reader.origin}/articles`, { text: TEXT })
  const over = await upload(`${nobody.origin}/articles`, { text: TEXT })

  expect(desk).not.toContain('Add article')
  expect(sent.status).toBe(403)
  expect(over.status).toBe(401)
  expect(await over.text()).toContain('It last closed in 1998.')
  await Promise.all([reader.close(), nobody.close()])
})

test('with fetching off, no address is asked for and none is fetched', async ({ context, db, actor }) => {
  const off = { ...context, config: { ...context.config, fetchAddresses: false } }
  const { origin, close } = await serve(off, await sessionCookieOf(db, actor))

  const page = await pageOf(`${origin}/articles/new`)
  const { status, html } = await handIn(origin, { address: 'https://news.example/' })

  expect(page).not.toContain('address')
  expect(status).toBe(422)
  expect(complaintsOf(html).atFields['text']).toBe('Paste the text, or choose a file')
  await close()
})

test('an article that was added says so once, and its page is where the work goes on', async ({ origin }) => {
  const { values } = await handIn(origin, { text: TEXT })
  const saved = await upload(`${origin}/articles`, { ...values, act: 'save' })
  const cookie = saved.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

  const html = await (
    await fetch(origin + (saved.headers.get('location') ?? ''), { headers: { cookie } })
  ).text()

  expect(flashOf(html)).toContain('Article added.')
})

test('a page is fetched, read and saved with its address; one that leads to this machine is refused', async ({
  context,
  db,
  actor,
  file,
}) => {
  const page = fileNamed('article.html').bytes
  const site = createServer((req, res) => {
    if (req.url === '/article') res.setHeader('content-type', 'text/html').end(page)
    else res.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const { port } = site.address() as AddressInfo
  const reach: Reach = {
    resolve: () => Promise.resolve(['127.0.0.1']),
    admits: (_address, at) => at === port,
  }
  const { origin, close } = await serve({ ...context, reach }, await sessionCookieOf(db, actor))

  const found = await handIn(origin, { address: `http://news.example:${port}/article` })
  const saved = await upload(`${origin}/articles`, { ...found.values, act: 'save' })
  const inside = await handIn(origin, { address: `http://news.example:${port}/elsewhere` })

  expect(saved.headers.get('location')).toBe('/articles/hafenbrucke-sperrt-14-wochen')
  const article = await db.article.findFirstOrThrow({
    where: { sample: false },
    select: { byline: true, outlet: true, language: true, publishedOn: true, url: true },
  })
  expect(article).toEqual({
    byline: 'Ada Autorin',
    outlet: 'Stadtblatt',
    language: 'de-AT',
    publishedOn: '2024-05-30',
    url: `http://news.example:${port}/article`,
  })
  const record = await verifyRecord({ file, root: projectRoot(), dataDir: dirname(file), heads: [] })
  expect(record).toMatchObject({ holds: true, verified: { articles: 2 } })
  expect([inside.status, complaintsOf(inside.html).atFields['address']]).toEqual([
    422,
    expect.stringContaining('not a place on the public web'),
  ])
  site.closeAllConnections()
  site.close()
  await close()
})
