import { expect } from 'vitest'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { attach, claimNumbered, review } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { addOwnArticle } from '../support/own-article.js'
import { newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'

const PAGE = `/articles/${SAMPLE}/sign-offs`
const BLOCKED = { as: 'editor', override: '' }

const versionAt = async (origin: string, path = PAGE) =>
  valuesOf(formTo(await pageOf(origin + PAGE), path))['version'] ?? ''

test('the sample is blocked by its claims that nobody reviewed, each with a link to its words', async ({
  origin,
}) => {
  const html = await pageOf(origin + PAGE)

  const gates = textsOf(html, 'gate')
  expect(gates.filter((gate) => gate.startsWith('Blocks:'))).toHaveLength(1)
  expect(gates.find((gate) => gate.includes('every claim is reviewed'))).toMatch(
    /Claim 1 nobody has reviewed it: .*and 41 more/s,
  )
  expect(html).toContain(`href="/articles/${SAMPLE}?claim=1#claim-1"`)
  expect(await pageOf(`${origin}/articles/${SAMPLE}`)).toContain(`href="${PAGE}"`)
})

test('a sentence that blocks it leads to the sentence, not to the article alone', async ({
  origin,
  db,
  actor,
}) => {
  const { slug, sentences } = await addOwnArticle(db, actor)

  const html = await pageOf(`${origin}/articles/${slug}/sign-offs`)

  expect(html).toContain(`href="/articles/${slug}?sentence=${sentences[0]?.id ?? 0}#mark"`)
})

test('an editor signs off when nothing blocks it, takes that back, and the history says so', async ({
  origin,
  db,
  actor,
}) => {
  for (const { id } of await db.claim.findMany({ select: { id: true } })) {
    await attach(db, actor, id)
    await review(db, actor, id, { verdict: 'confirmed' })
  }

  const signed = await follow(origin, PAGE, { ...BLOCKED, version: await versionAt(origin) })
  expect(flashOf(signed.html)).toBe('Signed off.')
  expect(signed.html).toContain('Revision 1 is signed off.')

  const again = await post(origin + PAGE, { ...BLOCKED, version: await versionAt(origin) })
  expect(complaintsOf(await again.text()).atFields['as']).toBe('This revision is signed off already')

  const back = await follow(origin, '/sign-offs/1/withdrawal', { reason: 'A call came in.' })
  expect(textsOf(back.html, 'request')[0]).toContain('A call came in.')
  expect(back.html).toContain('Nothing blocks revision 1')
  expect(await newestLines(db, 2)).toMatchObject([
    { action: 'signoff.withdrawn', after: { reason: 'A call came in.' } },
    { action: 'signoff.given', after: { revision: 1, role: 'editor', overrides: [] } },
  ])
}, 60_000)

test('what blocks it can be overridden with a reason, which is kept with the rule', async ({
  origin,
  db,
}) => {
  const refused = await post(origin + PAGE, { ...BLOCKED, version: await versionAt(origin) })
  expect(refused.status).toBe(422)
  expect(complaintsOf(await refused.text()).atFields['override']).toMatch(/say why/)

  const signed = await follow(origin, PAGE, {
    as: 'editor',
    override: 'It runs as an opinion piece.',
    version: await versionAt(origin),
  })

  expect(textsOf(signed.html, 'request')[0]).toContain(
    'In spite of “every claim is reviewed”: It runs as an opinion piece.',
  )
  expect(await db.signOff.findFirst({ select: { overrides: true } })).toEqual({
    overrides: '[{"gate":"reviews","reason":"It runs as an opinion piece."}]',
  })
})

test('who signs off has seen what happened last', async ({ origin, db, actor }) => {
  const version = await versionAt(origin)
  await review(db, actor, await claimNumbered(db, 1))

  const stale = await post(origin + PAGE, { as: 'editor', override: 'It has to run.', version })
  const html = await stale.text()

  expect(stale.status).toBe(409)
  expect(textsOf(html, 'conflict')[0]).toContain('look again')
  expect(valuesOf(formTo(html, PAGE))).toMatchObject({ override: 'It has to run.' })
  expect(await db.signOff.count()).toBe(0)
})

test('a reviewer cannot sign off, and counsel only with the mark', async ({ origin, db, context }) => {
  const reviewer = await personWith(db, 'reviewer', context.now())
  const cookie = await sessionCookieOf(db, reviewer)
  const send = async (as: string) =>
    complaintsOf(
      await (
        await post(origin + PAGE, { as, override: 'Now.', version: await versionAt(origin) }, { cookie })
      ).text(),
    ).atFields['as']

  expect(await send('editor')).toBe('An editor has to sign off')
  expect(await send('legal')).toMatch(/whom an admin marked/)
  await db.person.update({ where: { id: reviewer.id }, data: { legal: true }, select: { id: true } })
  expect(await send('legal')).toBeUndefined()
  expect(await db.signOff.findMany({ select: { role: true } })).toEqual([{ role: 'legal' }])
})

test('only what is signed off is published, and only what ran is corrected', async ({ origin, db }) => {
  const ran = { publishedAt: '2024-05-31T06:00', url: 'https://example.org/story' }
  const correction = { wrong: 'third', right: 'second', cause: 'A stop was counted.', claims: '5, 7' }
  const publications = `/articles/${SAMPLE}/publications`
  const corrections = `/articles/${SAMPLE}/corrections`
  const early = await post(origin + publications, { ...ran, version: await versionAt(origin) })
  const nothing = await post(origin + corrections, { ...correction, version: await versionAt(origin) })
  await follow(origin, PAGE, { as: 'editor', override: 'It has to run.', version: await versionAt(origin) })

  const published = await follow(origin, publications, { ...ran, version: await versionAt(origin) })
  const wrong = await post(origin + corrections, {
    ...correction,
    claims: '5, 99',
    version: await versionAt(origin),
  })
  const corrected = await follow(origin, corrections, { ...correction, version: await versionAt(origin) })
  const tooLate = await post(`${origin}/sign-offs/1/withdrawal`, { reason: 'No.' })

  expect(complaintsOf(await early.text()).atFields['publishedAt']).toMatch(/Sign the revision off first/)
  expect(complaintsOf(await nothing.text()).atFields['wrong']).toMatch(/Nothing was published/)
  expect(published.html).toContain('Revision 1 was published.')
  expect(complaintsOf(await wrong.text()).atFields['claims']).toMatch(/no claim 99/)
  expect(textsOf(corrected.html, 'request').join(' ')).toMatch(/third → second.*Claim 5.*Claim 7/s)
  expect(complaintsOf(await tooLate.text()).atFields['reason']).toMatch(/correction instead/)
  expect(await db.correctionClaim.count()).toBe(2)
})
