import { expect } from 'vitest'
import { loggedError } from '../../src/web/logged-error.js'
import { post, test } from '../support/app.js'
import { claimNumbered, REVIEW } from '../support/desk-work.js'

const SECRET = 'correct-horse-battery'

/** What a request may bring along that nobody else should read. */
const HEADERS = {
  cookie: `session=${SECRET}`,
  authorization: `Basic ${SECRET}`,
  referer: `http://x/?q=${SECRET}`,
}
const FIELDS = { name: SECRET, passphrase: SECRET, ...REVIEW, rationale: SECRET }

test('the log has a line with an id for each request, and nothing that came with it', async ({
  origin,
  db,
  log,
}) => {
  const claim = await claimNumbered(db, 1)

  await fetch(`${origin}/sources?find=${SECRET}`, { headers: HEADERS })
  await post(`${origin}/session?next=${SECRET}`, FIELDS, HEADERS)
  await post(`${origin}/claims/${claim}/reviews?then=${SECRET}`, { ...FIELDS, version: '1' }, HEADERS)

  const lines = log.map((line) => JSON.parse(line) as { req: { id: string; path: string }; res: object })
  expect(lines.map(({ req }) => req.path)).toEqual(['/sources', '/session', `/claims/${claim}/reviews`])
  expect(new Set(lines.map(({ req }) => req.id)).size).toBe(3)
  expect(log.join('')).not.toContain(SECRET)
})

test('a link that lets somebody in does not stand in the log', async ({ origin, log }) => {
  const token = 'T'.repeat(43)
  await fetch(`${origin}/setup/${token}`)
  await post(`${origin}/invitation/${token}?a=b`, { name: 'Ada' })

  expect(log.join('')).toMatch(/"path":"\/setup\/…".*"path":"\/invitation\/…"/s)
  expect(log.join('')).not.toContain(token)
})

test.for([
  ['a wrong value', { kind: SECRET }],
  ['a wrong time', { createdAt: new Date(SECRET), statement: SECRET }],
  ['a wrong type', { statement: [SECRET] }],
] as const)(
  'an error of the database, as for %s, does not quote what was to be stored',
  async ([_, data], { context, db, log }) => {
    const error: unknown = await db.claim.update({ where: { id: 1 }, data: data as never }).then(
      () => null,
      (thrown: unknown) => thrown,
    )

    context.log.error({ err: loggedError(error) }, 'request failed')

    expect(error).toBeInstanceOf(Error)
    expect(log.join('')).toContain('PrismaClientValidationError')
    expect(log.join('')).not.toContain(SECRET)
  },
)
