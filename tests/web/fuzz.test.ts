import { expect } from 'vitest'
import { SAMPLE, serve, test } from '../support/app.js'
import { ask, attach, claimNumbered, vouch, waitForSecondOpinions } from '../support/desk-work.js'
import { formPlaces, typedInto } from '../support/form-places.js'
import { formsOf, type FormFound } from '../support/forms.js'
import { attribute } from '../support/html.js'
import { crawl } from '../support/pages.js'
import { sessionCookieOf } from '../support/sign-in.js'
import { encode, sendForm, type Sent } from '../support/wrong-forms.js'

const REQUESTS = 2000

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  "'; DROP TABLE Claim; --",
  '" OR 1=1 --',
  '../../../etc/passwd',
  '<%= process.env %>',
  '${7*7}{{7*7}}#{7*7}',
  '=cmd|/C calc!A0',
  '\u0000',
  'a\u0000b',
  '\u202Eevil',
  '\u200B',
  '👩‍👩‍👧‍👦'.repeat(200),
  'é'.normalize('NFD'),
  'x'.repeat(20_000),
  '9007199254740993',
  '-1',
  '1e309',
  'NaN',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '\r\nSet-Cookie: a=b',
  '2024-02-30',
  '0000-00-00T99:99',
  ' ',
  '',
] as const

/** Bytes and shapes that no form sends. */
const ENDINGS = ['', '&=', '&&&', '&%', '&a=%ff', '&version=1&version=2', '&__proto__[x]=1', '&x[]=1&x[y]=2']

/** Numbers from 0 to 1, the same for the same seed. @see mulberry32 */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

test(
  'whatever is sent into whatever form, nothing breaks and nothing comes alive on a page',
  { timeout: 240_000 },
  async ({ context, db, actor }) => {
    const signIn = () => sessionCookieOf(db, actor, 'a session that is made again')
    const { origin, close } = await serve(context, await signIn())
    const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
    const random = dice(seed)
    const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
    await attach(db, actor, await claimNumbered(db, 1))
    await waitForSecondOpinions(db, actor)
    await ask(db, actor, await claimNumbered(db, 1))
    await vouch(db, actor)
    const forms = new Map<string, FormFound>()
    for (const { page } of await formPlaces(origin, context)) {
      for (const form of formsOf(await (await fetch(origin + page)).text()))
        // These two only end the session that asks.
        if (form.method === 'post' && !form.action.endsWith('/end')) forms.set(form.action, form)
    }

    const broken: string[] = []
    let refused = 0
    for (let nth = 0; nth < REQUESTS; nth += 1) {
      const form = one([...forms.values()])
      const sent: Sent = typedInto(form).flatMap(([name, value]) => {
        const roll = random()
        if (roll < 0.1) return []
        if (roll < 0.2) return [[name + one(['[]', '[x]', '.x', ' ']), value]]
        return [[name, roll < 0.7 ? one(HOSTILE) : value]]
      })
      const body = encode(sent) + (random() < 0.3 ? one(ENDINGS) : '')
      const { status } = await sendForm(origin, form, body)
      // Whoever comes in by a link, or signs in, is somebody else from then on.
      if (/^\/(?:setup|invitation|session)/.test(form.action)) await signIn()
      if (status === 401) refused += 1
      if (status >= 500) broken.push(`${status} ${form.action} ${body.slice(0, 300)}`)
    }

    expect(broken, `FUZZ_SEED=${seed}`).toEqual([])
    const pages = await crawl(origin, ['/', '/people', '/settings', '/account', `/articles/${SAMPLE}/report`])
    for (const { path, status, elements } of pages.values()) {
      expect.soft([path, status < 400]).toEqual([path, true])
      const alive = elements.filter(
        (element) =>
          (element.tagName === 'script' && !attribute(element, 'src')?.startsWith('/assets/')) ||
          element.attrs.some(
            ({ name, value }) => name.startsWith('on') || /^\s*(?:javascript|data|vbscript):/i.test(value),
          ),
      )
      // What was typed stands in the fields again: there it is only text.
      const running = alive.filter(({ tagName }) => !['input', 'option', 'textarea'].includes(tagName))
      expect.soft([path, running.map(({ tagName }) => tagName), seed]).toEqual([path, [], seed])
    }
    expect(refused).toBeLessThan(REQUESTS / 10) // it came past the door
    await close()
  },
)
