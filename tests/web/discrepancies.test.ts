import { expect } from 'vitest'
import { editClaim } from '../../src/db/claims/edits.js'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { claimNumbered, countTwice, discrepanciesOf } from '../support/desk-work.js'
import { follow } from '../support/follow.js'
import { complaintsOf, formTo, valuesOf } from '../support/forms.js'
import { flashOf, textsOf } from '../support/html.js'
import { newestLines } from '../support/record.js'
import { personWith, sessionCookieOf } from '../support/sign-in.js'

const ARTICLE = `/articles/${SAMPLE}`
const DISMISSALS = `${ARTICLE}/dismissals`

const listOf = async (origin: string) => textsOf(await pageOf(origin + ARTICLE), 'discrepancies').join(' ')
const keyOn = (html: string) => valuesOf(formTo(html, DISMISSALS))['discrepancy'] ?? ''

test('the sample states nothing differently', async ({ origin, db }) => {
  expect(await discrepanciesOf(db, SAMPLE)).toEqual([])
  expect(await pageOf(origin + ARTICLE)).not.toContain('Stated differently')
})

test('two claims that count the same people otherwise stand in a list, each with a link', async ({
  origin,
  db,
  actor,
}) => {
  const [one, two] = await countTwice(db, actor)

  const html = await pageOf(origin + ARTICLE)

  const [list] = textsOf(html, 'discrepancies')
  expect(list).toContain(`Claim ${one} says “12 diplomats”, claim ${two} “14 diplomats”`)
  expect(list).toMatch(/Stated differently 1 .*Dismissed 1 .*One came later\. Dismissed by The desk/)
  for (const number of [one, two]) expect(html).toContain(`href="${ARTICLE}?claim=${number}#claim-${number}"`)
})

test('a reviewer dismisses one with a note, takes that back, and the history says so', async ({
  origin,
  db,
  actor,
}) => {
  const claims = (await countTwice(db, actor)).slice(0, 2)
  const discrepancy = keyOn(await pageOf(origin + ARTICLE))

  const dismissed = await follow(origin, DISMISSALS, { discrepancy, note: 'Two days, two counts.' })
  const again = await follow(origin, DISMISSALS, { discrepancy, note: 'Two days, two counts.' })
  const { id } = await db.dismissal.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } })
  const back = await follow(origin, `/dismissals/${id}/withdrawal`, { reason: 'They were one day.' })

  expect([flashOf(dismissed.html), dismissed.location]).toEqual([
    expect.stringMatching(/^Dismissed\./),
    `${ARTICLE}#discrepancies`,
  ])
  expect(textsOf(dismissed.again, 'discrepancies')[0]).toMatch(/Stated differently 0 Dismissed 2/)
  expect(flashOf(again.html)).toBe('This was dismissed already. Nothing was added.')
  expect(textsOf(back.again, 'discrepancies')[0]).toMatch(/Stated differently 1 .*Dismissed 1/)
  expect(await newestLines(db, 2)).toMatchObject([
    { action: 'dismissal.withdrawn', after: { claims, reason: 'They were one day.' } },
    { action: 'dismissal.given', after: { kind: 'number', claims, note: 'Two days, two counts.' } },
  ])
  expect(await pageOf(`${origin}/activity?article=${SAMPLE}&kind=dismissal`)).toContain(
    `dismissed what claims ${claims.join(' and ')} say differently`,
  )
})

test('a dismissal without a note is refused, and so is taking it back without a reason', async ({
  origin,
  db,
  actor,
}) => {
  await countTwice(db, actor)
  const discrepancy = keyOn(await pageOf(origin + ARTICLE))

  const refused = await post(origin + DISMISSALS, { discrepancy, note: ' ' })
  const kept = await post(`${origin}/dismissals/1/withdrawal`, { reason: '' })

  expect([refused.status, kept.status]).toEqual([422, 422])
  expect(complaintsOf(await refused.text()).atFields['note']).toMatch(/^Say why both are right/)
  expect(complaintsOf(await kept.text()).atFields['reason']).toBe('Say why it is taken back')
  expect([await db.dismissal.count(), await db.dismissalWithdrawal.count()]).toEqual([1, 0])
})

test('a dismissal holds as long as both claims say it in the same words', async ({ origin, db, actor }) => {
  const [, , last] = await countTwice(db, actor)
  const say = async (statement: string) => {
    const claimId = await claimNumbered(db, last)
    const { version } = await db.claim.findUniqueOrThrow({
      where: { id: claimId },
      select: { version: true },
    })
    const form = { statement, kind: 'number', about: 'true', question: '', timePhrase: '', saidBy: [] }
    await editClaim(db, actor, { claimId, version, form })
    return await listOf(origin)
  }

  const other = await say('16 diplomats were questioned.')
  const reworded = await say('Questioned were 15 diplomats.')

  expect(other).toMatch(/Stated differently 2/)
  expect(reworded).toMatch(/Stated differently 1 .*Dismissed 1/)
})

test('one that is not found any more is not dismissed, and the note is not lost', async ({
  origin,
  db,
  actor,
}) => {
  await countTwice(db, actor)

  const answer = await post(origin + DISMISSALS, { discrepancy: '0'.repeat(16), note: 'Two days.' })
  const html = await answer.text()

  expect(answer.status).toBe(409)
  expect(textsOf(html, 'discrepancies')[0]).toMatch(/say something else by now.*You had written: Two days\./)
  expect(await db.dismissal.count()).toBe(1)
})

test('a reader sees the list without forms, and a reviewer takes back what they dismissed themselves', async ({
  origin,
  db,
  actor,
  context,
}) => {
  await countTwice(db, actor)
  const cookieOf = async (role: 'reader' | 'reviewer') =>
    sessionCookieOf(db, await personWith(db, role, context.now()))
  const [reader, reviewer] = [await cookieOf('reader'), await cookieOf('reviewer')]

  const seen = await (await fetch(origin + ARTICLE, { headers: { cookie: reader } })).text()
  const refused = await post(
    origin + DISMISSALS,
    { discrepancy: '0'.repeat(16), note: 'No.' },
    { cookie: reader },
  )
  const others = await post(`${origin}/dismissals/1/withdrawal`, { reason: 'No.' }, { cookie: reviewer })

  expect(textsOf(seen, 'discrepancies')[0]).toMatch(/Stated differently 1/)
  expect(seen).not.toContain(`action="${DISMISSALS}`)
  expect([refused.status, others.status]).toEqual([403, 422])
  expect(textsOf(await others.text(), 'discrepancies')[0]).not.toContain('Take back Reason')
})

test('an older text shows none: the claims are those of the newest', async ({ origin, db, actor }) => {
  await countTwice(db, actor)
  const { id } = await db.article.findFirstOrThrow({ select: { id: true } })
  const { headline, standfirst, body } = await db.revision.findFirstOrThrow()
  await db.revision.create({
    data: {
      uid: 'r2',
      createdAt: actor.at,
      byId: actor.id,
      articleId: id,
      number: 2,
      headline,
      standfirst,
      body: `${body} More.`,
      sha256: 'x',
      note: '',
    },
  })

  expect(await pageOf(`${origin}${ARTICLE}?revision=1`)).not.toContain('Stated differently')
})

test('the report lists them as page, JSON and Markdown, with what was dismissed and why', async ({
  origin,
  db,
  actor,
}) => {
  const [one, two, three] = await countTwice(db, actor)

  const page = await pageOf(`${origin}${ARTICLE}/report`)
  const json = (await (await fetch(`${origin}${ARTICLE}/report.json`)).json()) as { discrepancies: unknown }
  const markdown = await pageOf(`${origin}${ARTICLE}/report.md`)

  expect(page).toMatch(/Stated differently<\/h2>[^]*14 diplomats[^]*Dismissed: One came later\./)
  expect(json.discrepancies).toMatchObject([
    { kind: 'number', claims: [one, two], wordings: ['12 diplomats', '14 diplomats'], dismissed: null },
    { claims: [one, three], dismissed: { note: 'One came later.', by: 'The desk' } },
  ])
  expect(markdown).toContain('## Stated differently')
})
