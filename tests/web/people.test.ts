import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect } from 'vitest'
import { hashPassPhrase } from '../../src/web/pass-phrases.js'
import { pageOf, post, serve, test as appTest } from '../support/app.js'
import { attach, claimNumbered } from '../support/desk-work.js'
import { textsOf } from '../support/html.js'
import { brokenLinks, newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'

const PASS_PHRASE = 'a harbour full of cranes'

const test = appTest.extend<{ readonly door: string }>({
  door: async ({ context }, use) => {
    const { origin, close } = await serve(context)
    await use(origin)
    await close()
  },
})

const linkIn = (html: string): string => /\/invitation\/[\w-]{43}/.exec(html)?.[0] ?? 'no link'

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

test('an admin invites somebody, who gets in once with the role they were given', async ({
  origin,
  door,
  db,
}) => {
  const invited = await post(`${origin}/people/invitations`, { email: 'Bea@Desk.example', role: 'editor' })
  const link = linkIn(await pageOf(`${origin}/people`))
  const page = await pageOf(door + link)
  const joined = await post(door + link, {
    name: 'Bea Quist',
    email: 'other@desk.example',
    passPhrase: PASS_PHRASE,
  })
  const desk = await fetch(door, { headers: { cookie: cookiesOf(joined) } })

  expect([invited.status, joined.status, desk.status]).toEqual([303, 303, 200])
  expect(page).toContain('You were invited as editor, and will sign in with bea@desk.example.')
  const person = await db.person.findUniqueOrThrow({ where: { email: 'bea@desk.example' } })
  expect(person).toMatchObject({ name: 'Bea Quist', role: 'editor', deactivatedAt: null })
  expect(person.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect((await newestLines(db, 1))[0]).toMatchObject({
    action: 'person.added',
    after: { name: 'Bea Quist', role: 'editor' },
  })
  await pageOf(door + link, 410)
  expect(await brokenLinks(db)).toEqual([])
})

test('a link that is handed on begins with the desk’s own origin, whatever the request says its host is', async ({
  origin,
  context,
  db,
  actor,
}) => {
  await post(`${origin}/people/invitations`, { email: 'bea@desk.example', role: 'editor' })
  const { port } = new URL(origin)
  const linksAt = async (place: string) => {
    const page = await pageAs(`${place}/people`, await sessionCookieOf(db, actor), 'evil.example')
    return [page.includes('evil'), /[^<>]*(?=\/invitation\/)/.exec(page)?.[0]]
  }
  const listening = async (config: Partial<typeof context.config>) => {
    const { origin: place, close } = await serve({ ...context, config: { ...context.config, ...config } })
    const found = await linksAt(place)
    await close()
    return found.map((each) => (typeof each === 'string' ? each.replace(new URL(place).port, 'PORT') : each))
  }

  expect(await linksAt(origin)).toEqual([false, `http://127.0.0.1:${port}`])
  expect(await listening({ host: '0.0.0.0' })).toEqual([false, 'http://localhost:PORT'])
  expect(await listening({ host: '::1' })).toEqual([false, 'http://[::1]:PORT'])
  expect(await listening({ publicOrigin: 'http://desk.example:8080' })).toEqual([
    false,
    'http://desk.example:8080',
  ])
})

/** A page, asked for with this host: `fetch` sets its own. */
function pageAs(url: string, cookie: string, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie, host } }, (answer) => {
      text(answer).then(resolve, reject)
    }).on('error', reject)
  })
}

test('an invitation ends after seven days, and when the same address is invited again', async ({
  context,
  actor,
  db,
}) => {
  let at = context.now()
  const { origin, close } = await serve({ ...context, now: () => at }, await sessionCookieOf(db, actor))
  const form = { email: 'bea@desk.example', role: 'reviewer' }
  await post(`${origin}/people/invitations`, form)
  const first = linkIn(await pageOf(`${origin}/people`))
  await post(`${origin}/people/invitations`, form)
  const second = linkIn(await pageOf(`${origin}/people`))

  await pageOf(origin + first, 410)
  await pageOf(origin + second)
  at = new Date(at.getTime() + 7 * 24 * 3_600_000)
  await pageOf(origin + second, 410)
  await close()
})

test('a common or short pass phrase is refused, and what else was typed is kept', async ({
  origin,
  door,
  db,
}) => {
  await post(`${origin}/people/invitations`, { email: 'bea@desk.example', role: 'reader' })
  const link = linkIn(await pageOf(`${origin}/people`))

  for (const passPhrase of ['too short', 'Qwerty123456', 'leavemealone']) {
    const answer = await post(door + link, { name: 'Bea <Quist>', passPhrase })
    const html = await answer.text()
    expect([passPhrase, answer.status]).toEqual([passPhrase, 422])
    expect(html).toContain('value="Bea &lt;Quist&gt;"')
    expect(html).not.toContain(passPhrase)
  }
  expect(await db.person.count({ where: { kind: 'human' } })).toBe(0)
})

test('who lost their pass phrase takes a new one by a link, and their sessions end', async ({
  origin,
  door,
  db,
  actor,
}) => {
  const person = await personWith(db, 'reviewer', actor.at, 'Bea Quist')
  const session = await sessionCookieOf(db, person)
  await post(`${origin}/people/${person.id}/link`)
  const link = linkIn(await pageOf(`${origin}/people`))

  const answer = await post(door + link, { passPhrase: PASS_PHRASE })

  expect(answer.status).toBe(303)
  expect((await fetch(door, { headers: { cookie: session } })).status).toBe(401)
  expect((await fetch(door, { headers: { cookie: cookiesOf(answer) } })).status).toBe(200)
})

test('who leaves is out at once, and their name stays on their work', async ({ origin, door, db, actor }) => {
  const person = await personWith(db, 'reviewer', actor.at, 'Bea Quist')
  await attach(db, person, await claimNumbered(db, 1))
  const session = await sessionCookieOf(db, person)

  const answer = await post(`${origin}/people/${person.id}/deactivation`)

  expect(answer.status).toBe(303)
  expect((await fetch(door, { headers: { cookie: session } })).status).toBe(401)
  expect(await pageOf(`${origin}/claims/1`)).toContain('Bea Quist')
  expect((await newestLines(db, 1))[0]).toMatchObject({
    action: 'person.deactivated',
    after: { active: false },
  })

  await post(`${origin}/people/${person.id}/reactivation`)
  const again = await sessionCookieOf(db, person)
  expect((await fetch(door, { headers: { cookie: again } })).status).toBe(200)
})

test('the last admin can neither leave nor take a lesser role', async ({ db, actor, context }) => {
  const admin = await personWith(db, 'admin', actor.at, 'Ada Admin')
  const passwordHash = await hashPassPhrase(PASS_PHRASE)
  await db.person.update({ where: { id: admin.id }, data: { passwordHash }, select: { id: true } })
  const { origin, close } = await serve(context, await sessionCookieOf(db, admin))
  const activity = await db.activity.count()

  const answers = [
    await post(`${origin}/people/${admin.id}/deactivation`),
    await post(`${origin}/people/${admin.id}`, { role: 'editor', version: '1' }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([422, 422])
  for (const answer of answers) expect(await answer.text()).toContain('Make somebody else an admin first')
  expect(await db.activity.count()).toBe(activity)
  await close()
})

test('a role changes once, and not over somebody else’s change', async ({ origin, db, actor }) => {
  const { id } = await personWith(db, 'reader', actor.at)
  const role = (to: string, version: string) => post(`${origin}/people/${id}`, { role: to, version })

  const statuses = [(await role('editor', '1')).status, (await role('editor', '1')).status]
  const stale = await role('admin', '1')

  expect([...statuses, stale.status]).toEqual([303, 303, 409])
  expect(await stale.text()).toContain('<option value="admin" selected>')
  expect(await db.person.findUniqueOrThrow({ where: { id } })).toMatchObject({ role: 'editor', version: 2 })
  expect(await newestLines(db, 1)).toEqual([
    { action: 'person.role', before: { role: 'reader' }, after: { role: 'editor' } },
  ])
})

test('an admin says who may give the legal sign-off, takes that back, and the history says so', async ({
  origin,
  db,
  actor,
}) => {
  const { id } = await personWith(db, 'reviewer', actor.at, 'Lena Counsel')
  const save = (fields: Readonly<Record<string, string>>) =>
    post(`${origin}/people/${id}`, { role: 'reviewer', ...fields })
  const legal = async () =>
    (await db.person.findUniqueOrThrow({ where: { id }, select: { legal: true } })).legal

  const given = [(await save({ version: '1', legal: 'yes' })).status, await legal()]
  const page = await pageOf(`${origin}/people`)
  const stale = [(await save({ version: '1' })).status, await legal()]
  const wrong = (await save({ version: '2', legal: 'perhaps' })).status
  const taken = [(await save({ version: '2' })).status, await legal()]

  expect([given, stale, wrong, taken]).toEqual([[303, true], [409, true], 400, [303, false]])
  expect(page).toMatch(/name="legal" value="yes" checked/)
  expect(await newestLines(db, 2)).toEqual([
    { action: 'person.legal', before: { legal: true }, after: { legal: false } },
    { action: 'person.legal', before: { legal: false }, after: { legal: true } },
  ])
  expect(await pageOf(`${origin}/activity`)).toContain('let Lena Counsel give the legal sign-off')
})

test('one changes one’s own pass phrase, and stays signed in here alone', async ({ context, db, actor }) => {
  const person = await personWith(db, 'reader', actor.at)
  const passwordHash = await hashPassPhrase(PASS_PHRASE)
  await db.person.update({ where: { id: person.id }, data: { passwordHash }, select: { id: true } })
  const [here, there] = [await sessionCookieOf(db, person), await sessionCookieOf(db, person)]
  const { origin, close } = await serve(context, here)

  const wrong = await post(`${origin}/account/pass-phrase`, {
    current: 'another one',
    passPhrase: 'a street of trams',
  })
  const right = await post(`${origin}/account/pass-phrase`, {
    current: PASS_PHRASE,
    passPhrase: 'a street of trams',
  })

  expect([wrong.status, right.status]).toEqual([422, 303])
  expect((await fetch(origin, { headers: { cookie: there } })).status).toBe(401)
  expect((await fetch(origin)).status).toBe(200)
  await close()
})

test('signing out everywhere ends every session of one’s own, and nobody else’s', async ({
  context,
  db,
  actor,
}) => {
  const [person, other] = [await personWith(db, 'reader', actor.at), await personWith(db, 'reader', actor.at)]
  const sessions = [await sessionCookieOf(db, person), await sessionCookieOf(db, person)]
  const others = await sessionCookieOf(db, other)
  const { origin, close } = await serve(context, sessions[0])

  expect(textsOf(await pageOf(`${origin}/account`), 'sessions')[0]).toMatch(/Firefox on Linux \(this one\)/)
  await post(`${origin}/account/sessions/end`)

  for (const cookie of sessions) expect((await fetch(origin, { headers: { cookie } })).status).toBe(401)
  expect((await fetch(origin, { headers: { cookie: others } })).status).toBe(200)
  await close()
})

test('a reader is offered no form that they may not send', async ({ context, db, actor }) => {
  await attach(db, actor, await claimNumbered(db, 1))
  const reader = await personWith(db, 'reader', actor.at)
  const { origin, close } = await serve(context, await sessionCookieOf(db, reader))

  const slug = 'putin-plans-visits-to-north-korea-and-vietnam-in-the-coming'
  for (const path of ['/', '/claims/1', `/articles/${slug}?claim=1`, '/activity', '/sources/1']) {
    const actions = [...(await pageOf(origin + path)).matchAll(/<form[^>]*method="post" action="([^"]+)"/g)]
    expect.soft([path, actions.map(([, action]) => action)]).toEqual([path, ['/session/end', '/appearance']])
  }
  expect(await pageOf(origin)).not.toMatch(/href="\/(people|settings)"/)
  await close()
})

test('a reviewer withdraws their own evidence, and an editor anybody’s', async ({ context, db, actor }) => {
  const [bea, cem] = [await personWith(db, 'reviewer', actor.at), await personWith(db, 'reviewer', actor.at)]
  const editor = await personWith(db, 'editor', actor.at)
  const claim = await claimNumbered(db, 1)
  await attach(db, bea, claim, { title: 'First' })
  await attach(db, bea, claim, { title: 'Second' })
  const as = async (person: typeof bea, id: number) => {
    const { origin, close } = await serve(context, await sessionCookieOf(db, person))
    const { status } = await post(`${origin}/evidence/${id}/withdrawal`, { reason: 'The wrong page.' })
    await close()
    return status
  }

  expect([await as(cem, 1), await as(bea, 1), await as(editor, 2)]).toEqual([403, 303, 303])
})
