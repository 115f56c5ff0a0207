import { expect } from 'vitest'
import { post, test } from '../support/app.js'
import { claimNumbered, EVIDENCE } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { flashOf } from '../support/html.js'

const ADDRESS = 'https://www.example.org/decree?id=7'
const FORM = { ...EVIDENCE, url: ADDRESS }

test('another spelling of an address that the desk knows uses the source it has, and says so', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)
  await post(`${origin}/claims/${id}/evidence`, FORM)
  const spellings = [
    'HTTPS://WWW.Example.ORG:443/decree?id=7',
    'https://www.example.org/decree/?id=7#part-2',
    'https://www.example.org/decree?utm_source=mail&id=7&fbclid=x',
    `  ${ADDRESS}  `,
  ]

  for (const [index, url] of spellings.entries()) {
    const form = { ...FORM, url, title: `Spelling ${index}`, locator: `page ${index + 2}` }
    const followed = await follow(origin, `/claims/${id}/evidence`, form)

    expect(flashOf(followed.html)).toBe(
      'Evidence added. The desk had this source: the one in the registry is used, as it stands there.',
    )
    expect(followed.html).not.toContain(`Spelling ${index}`)
  }
  expect([await db.source.count(), await db.evidence.count()]).toEqual([1, 5])
})

test('other addresses, and http beside https, are other sources', async ({ origin, db }) => {
  const id = await claimNumbered(db, 1)
  const others = [
    'http://www.example.org/decree?id=7',
    'https://www.example.org/decree?id=8',
    'https://example.org/decree?id=7',
    'https://www.example.org/Decree?id=7',
  ]

  for (const url of [ADDRESS, ...others]) await post(`${origin}/claims/${id}/evidence`, { ...FORM, url })

  expect(await db.source.count()).toBe(5)
})

test('only http and https are addresses', async ({ origin, db }) => {
  const id = await claimNumbered(db, 1)
  const wrong = [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.org',
    'example.org',
    'https://',
    'https://me:secret@example.org/',
    'https://a b/',
    'java\tscript:alert(1)',
  ]

  const answers = await Promise.all(
    wrong.map(async (url) => [url, (await post(`${origin}/claims/${id}/evidence`, { ...FORM, url })).status]),
  )

  expect(answers).toEqual(wrong.map((url) => [url, 422]))
  expect(await db.source.count()).toBe(0)
})

test('context needs neither excerpt nor locator; what supports or refutes needs one of them', async ({
  origin,
  db,
}) => {
  const id = await claimNumbered(db, 1)
  const send = async (stance: string, excerpt: string, locator: string) =>
    (
      await post(`${origin}/claims/${id}/evidence`, {
        ...FORM,
        url: '',
        title: `${stance}${excerpt}${locator}`,
        stance,
        excerpt,
        locator,
      })
    ).status

  const statuses = [
    await send('context', '', ''),
    await send('supports', '', ''),
    await send('refutes', '', ' '),
    await send('supports', 'words', ''),
    await send('refutes', '', 'page 3'),
  ]

  expect(statuses).toEqual([303, 422, 422, 303, 303])
})

test('an interview quoted twice is one source, and one origin', async ({ origin, db }) => {
  const interview = { title: 'Interview with A. Smith', sourceKind: 'interview', tier: 'secondary' }
  await post(`${origin}/claims/1/evidence`, { ...interview, stance: 'supports', excerpt: 'He said yes.' })

  await post(`${origin}/claims/1/evidence`, { ...interview, stance: 'supports', excerpt: 'And again.' })

  expect(await db.source.count()).toBe(1)
  expect(await db.claim.findUnique({ where: { id: 1 }, select: { supports: true, origins: true } })).toEqual({
    supports: 2,
    origins: 1,
  })
})

test('an endless address and an endless search are refused at once', async ({ origin }) => {
  const url = `http://a/${'/'.repeat(60_000)}x`

  const address = await post(`${origin}/claims/1/evidence`, { url, title: 'T', stance: 'context' })
  const search = await post(`${origin}/claims/1/evidence`, { find: 'a'.repeat(60_000), from: 'claim' })

  expect([address.status, search.status]).toEqual([422, 422])
})
