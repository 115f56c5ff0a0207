import { expect } from 'vitest'
import { offerSetup } from '../../src/db/people/invitations.js'
import { readConfig } from '../../src/config.js'
import type { Context } from '../../src/web/context.js'
import { hashPassPhrase } from '../../src/web/pass-phrases.js'
import { pageOf, post, SAMPLE, serve, test as appTest } from '../support/app.js'
import { elementsOf, textsOf } from '../support/html.js'
import { personWith, SECRET } from '../support/sign-in.js'

const PASS_PHRASE = 'a harbour full of cranes'

interface Door {
  /** Where nobody is signed in who brings no cookie. */
  readonly door: string
  readonly email: string
}

/** A desk with one reviewer who has a pass phrase. */
const test = appTest.extend<Door>({
  door: async ({ context }, use) => {
    const { origin, close } = await serve(context)
    await use(origin)
    await close()
  },
  email: async ({ db, actor }, use) => {
    const { id } = await personWith(db, 'reviewer', actor.at, 'Bea Reviewer')
    const passwordHash = await hashPassPhrase(PASS_PHRASE)
    await db.person.update({
      where: { id },
      data: { email: 'bea@desk.example', passwordHash },
      select: { id: true },
    })
    await use('bea@desk.example')
  },
})

/** The cookies of an answer, to be sent back. */
const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

test('who is not signed in is asked to, and lands where they were going', async ({ door, email }) => {
  const asked = await pageOf(`${door}/articles/${SAMPLE}?claim=2`, 401)
  const next = /name="next" value="([^"]*)"/.exec(asked)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const answer = await post(`${door}/session`, {
    email: ` ${email.toUpperCase()} `,
    passPhrase: PASS_PHRASE,
    next,
  })
  const landed = await fetch(door + (answer.headers.get('location') ?? ''), {
    headers: { cookie: cookiesOf(answer) },
  })

  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/articles/${SAMPLE}?claim=2`])
  expect([landed.status, (await landed.text()).includes('Bea Reviewer')]).toEqual([200, true])
  expect(answer.headers.getSetCookie().join()).toMatch(
    /tickmark=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax/,
  )
})

test('a wrong address and a wrong pass phrase are told in the same words, and what was typed is kept', async ({
  door,
  email,
}) => {
  const answers = [
    await post(`${door}/session`, { email, passPhrase: 'a harbour full of boats', next: '/sources' }),
    await post(`${door}/session`, {
      email: 'nobody@desk.example',
      passPhrase: PASS_PHRASE,
      next: '/sources',
    }),
    await post(`${door}/session`, { email: 'nobody@desk.example', passPhrase: '', next: '/sources' }),
  ]
  const pages = await Promise.all(answers.map((answer) => answer.text()))

  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
  const [wrongPassPhrase = '', wrongAddress = ''] = pages
  expect(wrongPassPhrase).toBe(wrongAddress.replaceAll('nobody@desk.example', email))
  expect(wrongPassPhrase).toContain('value="/sources"')
  expect(pages.join()).not.toMatch(/cranes|boats/)
  expect(answers.flatMap((answer) => answer.headers.getSetCookie())).toEqual([])
})

test.for([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  '\t//evil.example',
  'session',
])('whoever signs in stays here, whatever %j says', async (next, { door, email }) => {
  const answer = await post(`${door}/session`, { email, passPhrase: PASS_PHRASE, next })

  const location = new URL(answer.headers.get('location') ?? '', door)
  expect([answer.status, location.origin]).toEqual([303, door])
})

test('signing in takes a new identifier, and signing out ends it', async ({ door, email, db }) => {
  const first = await post(`${door}/session`, { email, passPhrase: PASS_PHRASE })
  const again = await post(
    `${door}/session`,
    { email, passPhrase: PASS_PHRASE },
    { cookie: cookiesOf(first) },
  )
  const sessions = await db.session.findMany({ select: { idHash: true } })
  const out = await post(`${door}/session/end`, {}, { cookie: cookiesOf(again) })

  expect(cookiesOf(first)).not.toBe(cookiesOf(again))
  expect(sessions.map(({ idHash }) => idHash.length)).toEqual([64]) // hashed, and the first one is over
  expect([out.status, out.headers.get('location')]).toEqual([303, '/session'])
  for (const old of [first, again])
    expect((await fetch(door, { headers: { cookie: cookiesOf(old) } })).status).toBe(401)
  expect(await db.session.count()).toBe(0)
})

test('a cookie that is forged, altered or of another installation is nobody’s, and no error', async ({
  door,
  email,
}) => {
  const cookie = cookiesOf(await post(`${door}/session`, { email, passPhrase: PASS_PHRASE }))
  const wrong = [
    'tickmark=',
    'tickmark=s%3Aabc.def',
    'tickmark=%',
    `tickmark=${'x'.repeat(4000)}`,
    cookie.replace(/(tickmark=[^;]*)[^;](?=;|$)/, '$1!'),
    cookie.replace('s%3A', ''),
    'tickmark=s%3A..%2F..%2Fsecret.',
    'tickmark=j%3A%7B%22a%22%3A1%7D',
  ]

  const statuses = await Promise.all(
    wrong.map(async (each) => (await fetch(door, { headers: { cookie: each } })).status),
  )
  expect(statuses).toEqual(wrong.map(() => 401))
})

test('a session ends 12 hours after its last use, and 14 days after its beginning, and reading writes seldom', async ({
  context,
  db,
  email,
}) => {
  let at = context.now()
  const { origin, close } = await serve({ ...context, now: () => at })
  const after = (hours: number) => (at = new Date(at.getTime() + hours * 3_600_000))
  const cookie = cookiesOf(await post(`${origin}/session`, { email, passPhrase: PASS_PHRASE }))
  const status = async (mine = cookie) => {
    const answer = await fetch(origin, { headers: { cookie: mine } })
    await answer.text()
    // It is written down behind the page, which does not wait for it.
    if (answer.ok)
      await expect.poll(async () => at.getTime() - (await lastUsed()).getTime()).toBeLessThan(300_000)
    return answer.status
  }
  const lastUsed = async () =>
    (await db.session.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { lastUsedAt: true } })).lastUsedAt

  const began = await lastUsed()
  after(0.05)
  expect([await status(), await lastUsed()]).toEqual([200, began]) // three minutes later nothing is written
  after(0.05)
  expect([await status(), await lastUsed()]).toEqual([200, at])
  after(11.9)
  expect(await status()).toBe(200)
  after(12.1)
  expect(await status()).toBe(401)

  const other = cookiesOf(await post(`${origin}/session`, { email, passPhrase: PASS_PHRASE }))
  const statuses: number[] = []
  for (let hours = 0; hours <= 14 * 24 + 11; hours += 11) {
    statuses.push(await status(other))
    after(11)
  }
  expect([statuses.at(29), statuses.at(-1)]).toEqual([200, 401])
  await close()
})

test('who is deactivated is out at once, and cannot sign in', async ({ door, email, db, actor }) => {
  const cookie = cookiesOf(await post(`${door}/session`, { email, passPhrase: PASS_PHRASE }))
  await db.person.update({ where: { email }, data: { deactivatedAt: actor.at }, select: { id: true } })

  expect((await fetch(door, { headers: { cookie } })).status).toBe(401)
  expect((await post(`${door}/session`, { email, passPhrase: PASS_PHRASE })).status).toBe(422)
})

test('what was typed when the session had ended is shown again, without what is secret', async ({ door }) => {
  const answer = await post(`${door}/claims/1/reviews`, {
    verdict: 'confirmed',
    rationale: 'An hour of <work>.',
    version: '1',
    current: 'kept secret',
    passPhrase: 'kept secret too',
  })
  const html = await answer.text()

  expect(answer.status).toBe(401)
  expect(textsOf(html, 'typed')).toEqual(['verdict confirmed rationale An hour of <work>.'])
  expect(html).not.toContain('kept secret')
})

test('after ten wrong pass phrases an account rests for strangers, and not for a browser it was used in', async ({
  door,
  email,
}) => {
  const known = cookiesOf(await post(`${door}/session`, { email, passPhrase: PASS_PHRASE }))
  const wrong = { email, passPhrase: 'a harbour full of boats' }
  const tries: number[] = []
  for (let number = 0; number < 11; number++) tries.push((await post(`${door}/session`, wrong)).status)
  const refused = await post(`${door}/session`, { email, passPhrase: PASS_PHRASE, next: '/sources' })
  const html = await refused.text()
  const session = await fetch(door, { headers: { cookie: known } })
  const owner = await post(`${door}/session`, { email, passPhrase: PASS_PHRASE }, { cookie: known })

  expect(tries).toEqual([...Array<number>(10).fill(422), 429])
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)])
  expect(html).toContain(email)
  expect(html).not.toContain('cranes')
  expect([session.status, owner.status]).toEqual([200, 303])
})

test('one network has thirty wrong tries, whatever the accounts', async ({ door }) => {
  const statuses: number[] = []
  for (let number = 0; number < 31; number++) {
    const { status } = await post(`${door}/session`, { email: `${number}@desk.example`, passPhrase: 'x' })
    statuses.push(status)
  }

  expect(statuses).toEqual([...Array<number>(30).fill(422), 429])
})

test('one person writes so much in a minute, and is told with what they typed', async ({
  context,
  actor,
}) => {
  const config = { ...context.config, writesPerMinute: 3 }
  const { origin, close } = await serveAs({ ...context, config }, actor)
  const form = { verdict: 'unconfirmed', rationale: 'No record of it.', version: '1' }

  const statuses: number[] = []
  for (let number = 1; number <= 4; number++)
    statuses.push((await post(`${origin}/claims/${number}/reviews`, form)).status)
  const answer = await post(`${origin}/claims/5/reviews`, form)
  const html = await answer.text()

  expect(statuses).toEqual([303, 303, 303, 429])
  expect(textsOf(html, 'typed')).toEqual(['verdict unconfirmed rationale No record of it.'])
  expect((await fetch(origin)).status).toBe(200)
  await close()
})

async function serveAs(context: Context, person: { readonly id: number; readonly at: Date }) {
  const { sessionCookieOf } = await import('../support/sign-in.js')
  return serve(context, await sessionCookieOf(context.db, person))
}

test('behind TLS the cookie is bound to the host and the connection, and a silent proxy is named', async ({
  context,
  email,
}) => {
  const settings = { PUBLIC_ORIGIN: 'https://desk.example', TRUST_PROXY: '1' }
  const config = readConfig(settings, process.cwd())
  const { origin, close } = await serve({ ...context, config })
  const form = { email, passPhrase: PASS_PHRASE }
  const own = { origin: 'https://desk.example' }

  const told = await post(`${origin}/session`, form, { ...own, 'x-forwarded-proto': 'https' })
  const silent = await post(`${origin}/session`, form, own)

  const cookies = told.headers.getSetCookie()
  expect(cookies.find((line) => line.startsWith('__Host-tickmark='))).toMatch(
    /; Path=\/; .*; HttpOnly; Secure/,
  )
  expect([silent.status, await silent.text()]).toEqual([400, expect.stringContaining('X-Forwarded-Proto')])
  await close()
})

test('the first link makes the first admin, once', async ({ door, db, actor }) => {
  const token = await offerSetup(db, actor, SECRET)
  const newer = (await offerSetup(db, actor, SECRET)) ?? ''
  const form = { name: 'Ada Admin', email: 'Ada@desk.example', passPhrase: PASS_PHRASE }

  await pageOf(`${door}/setup/${token}`, 410) // the newest is the one that is good
  const page = await pageOf(`${door}/setup/${newer}`)
  const answer = await post(`${door}/setup/${newer}`, form)
  const desk = await fetch(door, { headers: { cookie: cookiesOf(answer) } })
  const again = await post(`${door}/setup/${newer}`, { ...form, email: 'other@desk.example' })

  expect(page).toContain('Set up this desk')
  expect([answer.status, desk.status, again.status]).toEqual([303, 200, 410])
  expect(await desk.text()).toContain('Ada Admin')
  expect(await db.person.findMany({ where: { kind: 'human' }, select: { email: true, role: true } })).toEqual(
    [{ email: 'ada@desk.example', role: 'admin' }],
  )
  expect(await offerSetup(db, actor, SECRET)).toBeNull()
})

test('the first link sent three times at once makes one admin', async ({ door, db, actor }) => {
  const token = (await offerSetup(db, actor, SECRET)) ?? ''
  const answers = await Promise.all(
    ['ada', 'bea', 'cem'].map((name) =>
      post(`${door}/setup/${token}`, { name, email: `${name}@desk.example`, passPhrase: PASS_PHRASE }),
    ),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  expect(await db.person.count({ where: { kind: 'human' } })).toBe(1)
})

test.for([
  ['x'.repeat(43), 'never made'],
  ['short', 'cut off'],
  ['%00', 'broken'],
])('a link that was %s says what to do', async ([token], { door }) => {
  const html = await pageOf(`${door}/invitation/${token}`, 410)

  expect(html).toContain('ask an admin of the desk for a new link')
  expect(elementsOf(html).some(({ tagName }) => tagName === 'form')).toBe(true)
})
