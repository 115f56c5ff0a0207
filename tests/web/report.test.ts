import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import type { ReportClaim, ReportData } from '../../src/domain/report.js'
import { overlaps } from '../../src/domain/spans.js'
import { day } from '../../src/web/dates.js'
import {
  DISPUTE_LABELS,
  KIND_LABELS,
  SOURCE_KIND_LABELS,
  STANCE_LABELS,
  VERDICT_LABELS,
} from '../../src/web/words.js'
import { pageOf, SAMPLE, test } from '../support/app.js'
import { addRevision, workOnSample } from '../support/desk-work.js'
import { attribute, elementsOf, textsOf, within, words, type Element } from '../support/html.js'

const REPORT = `/articles/${SAMPLE}/report`

test('the report says which text was checked, when, how far, and by which history', async ({
  origin,
  db,
  actor,
}) => {
  await workOnSample(db, actor)

  const html = await pageOf(origin + REPORT)

  const revision = await db.revision.findFirstOrThrow({ select: { sha256: true } })
  const chain = await db.chain.findFirstOrThrow({ where: { articleId: { not: null } } })
  const [particulars] = textsOf(html, 'report-particulars')
  expect(particulars).toContain('30 May 2024, 10:00 UTC, by The desk, Tickmark 0.0.0-test')
  expect(particulars).toContain('Revision 1 of 1, 30 May 2024, 08:00 UTC')
  expect(particulars).toContain(revision.sha256)
  expect(particulars).toContain(`${chain.length} entries, head ${chain.head}`)
  expect(textsOf(html, 'standing')[0]).toContain('3 of 61 claims reviewed')
  expect(textsOf(html, 'standing')[0]).toContain('Coverage 100 %')
})

test('the report lists each claim with its words, verdict, rationale, evidence and reviewer', async ({
  origin,
  db,
  actor,
}) => {
  await workOnSample(db, actor)

  const rows = rowsOf(await pageOf(origin + REPORT))

  expect(rows).toHaveLength(61)
  const first = rows.find((row) => row.startsWith('1 '))
  expect(first).toContain('Vladimir Putin is President of Russia.')
  expect(first).toContain('Confirmed')
  expect(first).toContain('evidence changed since')
  expect(first).toContain('The decree says so.')
  expect(first).toContain('Supports: Decree, Kremlin, document, primary, 7 May 2024, page 1')
  expect(first).toContain('The desk, 30 May 2024, 10:00 UTC')
  expect(first).not.toContain('A blog') // withdrawn
  expect(rows.find((row) => row.startsWith('2 '))).toMatch(/Disputed\s?contradicted.*contested/)
  expect(rows.find((row) => row.startsWith('4 '))).toMatch(/Open.*Nobody has reviewed it\..*none/)
})

function rowsOf(html: string): readonly string[] {
  const table = elementsOf(html).find(({ tagName }) => tagName === 'tbody')
  return within(table!)
    .filter(({ tagName }) => tagName === 'tr')
    .map(words)
}

test('each download comes as a file of its kind, named by article, revision and day', async ({
  origin,
  db,
  actor,
}) => {
  await workOnSample(db, actor)
  const links = elementsOf(await pageOf(origin + REPORT)).filter(
    (element) => attribute(element, 'download') !== null,
  )

  const files = await Promise.all(
    links.map(async (link) => {
      const { headers } = await fetch(origin + (attribute(link, 'href') ?? ''))
      return ['content-type', 'content-disposition', 'cache-control'].map((name) => headers.get(name))
    }),
  )

  expect(files).toEqual([
    ['text/csv; charset=utf-8', `attachment; filename="${SAMPLE}-r1-2024-05-30.csv"`, 'private, no-store'],
    [
      'text/markdown; charset=utf-8',
      `attachment; filename="${SAMPLE}-r1-2024-05-30.md"`,
      'private, no-store',
    ],
    [
      'application/json; charset=utf-8',
      `attachment; filename="${SAMPLE}-r1-2024-05-30.json"`,
      'private, no-store',
    ],
  ])
})

test('page and downloads tell the same of every claim, in reading order', async ({ origin, db, actor }) => {
  await workOnSample(db, actor)

  const page = rowsOf(await pageOf(origin + REPORT))
  const csv = parse<Record<string, string>>(await download(origin, 'csv'), { columns: true, bom: true })
  const json = JSON.parse(await download(origin, 'json')) as {
    claims: { number: number; verdict: string | null }[]
  }
  const markdown = (await download(origin, 'md')).matchAll(/^### (\d+)\. .*?\*\*(\w+)\*\*/gms)

  const told = page.map((row) => [
    Number(row.split(' ')[0]),
    /\b(Confirmed|Unconfirmed|Disputed|Open)\b/.exec(row)?.[0].toLowerCase(),
  ])
  expect(csv.map((row) => [Number(row['number']), row['verdict']])).toEqual(told)
  expect(json.claims.map(({ number, verdict }) => [number, verdict ?? 'open'])).toEqual(told)
  expect([...markdown].map(([, number, verdict]) => [Number(number), verdict])).toEqual(told)
})

test('the page holds all that the JSON tells of each claim', async ({ origin, db, actor }) => {
  await workOnSample(db, actor)
  const timed = { timePhrase: 'in the coming weeks', timeFrom: '2024-06-01', timeTo: '2024-06-30' }
  await db.claim.updateMany({ where: { number: 1 }, data: timed })

  const rows = rowsOf(await pageOf(origin + REPORT))
  const { claims } = JSON.parse(await download(origin, 'json')) as ReportData

  expect(rows).toHaveLength(claims.length)
  for (const [index, claim] of claims.entries()) {
    const told = textsIn(claim)
    expect(told.filter((text) => !rows[index]?.includes(text))).toEqual([])
    expect(rows[index]?.match(/Also reviewed/g) ?? []).toHaveLength(Math.max(claim.reviews.length - 1, 0))
  }
  const all = claims.flatMap(textsIn)
  for (const text of [
    'No record says so.',
    'By fax.',
    'Russian diplomats',
    '“in the coming weeks” 1 June 2024 to 30 June 2024',
  ])
    expect(all).toContain(text)
})

/** What a reader must find of a claim, as the page words it. */
const textsIn = (claim: ReportClaim): readonly string[] =>
  [
    claim.statement,
    KIND_LABELS[claim.kind],
    claim.about === 'true' ? 'that it is true' : 'that it was said',
    claim.question,
    ...(claim.timePhrase === null ? [] : [`“${claim.timePhrase}” ${spanOfDays(claim)}`]),
    ...claim.saidBy.flatMap(({ speaker, capacity, verb, anonymous }) => [
      speaker,
      capacity,
      verb,
      anonymous ? '(anonymous)' : '',
    ]),
    ...claim.words.map(({ exact }) => exact),
    ...claim.reviews.flatMap(({ verdict, disputeReason, rationale, by, departs }) => [
      VERDICT_LABELS[verdict],
      disputeReason === null ? '' : DISPUTE_LABELS[disputeReason],
      departs ? 'departs from the evidence' : '',
      rationale,
      by,
    ]),
    ...claim.evidence.flatMap(({ stance, excerpt, locator, note, by, source }) => [
      STANCE_LABELS[stance],
      excerpt,
      locator,
      note,
      by,
      source.title,
      source.publisher,
      source.tier,
      SOURCE_KIND_LABELS[source.kind].toLowerCase(),
    ]),
    claim.contested ? 'contested' : '',
    claim.evidenceChanged ? 'evidence changed since' : '',
  ].map((text) => text.replaceAll(/\s+/g, ' ').trim())

const spanOfDays = ({ timeFrom, timeTo }: ReportClaim): string =>
  [timeFrom, timeTo].flatMap((date) => (date === null ? [] : [day(date).text])).join(' to ')

test('beside each sentence stand the claims in it, each leading to its row', async ({
  origin,
  db,
  actor,
}) => {
  await workOnSample(db, actor)
  const { sentences, claims } = JSON.parse(await download(origin, 'json')) as ReportData

  const html = await pageOf(origin + REPORT)

  const beside = elementsOf(html)
    .filter((element) => attribute(element, 'class') === 'beside')
    .map((element) =>
      within(element).flatMap((link) => attribute(link, 'href')?.match(/^#row-(\d+)$/)?.[1] ?? []),
    )
  const expected = sentences
    .filter(({ part }) => part !== 'headline')
    .map(({ part, span }) =>
      claims
        .filter(({ words }) => words.some((place) => place.part === part && overlaps(place.span, span)))
        .map(({ number }) => String(number)),
    )
  expect(beside.map((numbers) => [...numbers].sort())).toEqual(expected.map((numbers) => numbers.sort()))
  expect(textsOf(html, 'beside')[0]).toMatch(/^claim 1, confirmed claim 2, disputed claim 3, unconfirmed /)
  expect(textsOf(html, 'beside').slice(-2)).toEqual(['waived:', 'waived:'])
  const rows = elementsOf(html).flatMap(
    (element) => attribute(element, 'id')?.match(/^row-(\d+)$/)?.[1] ?? [],
  )
  expect(rows).toEqual(claims.map(({ number }) => String(number)))
})

test('what is said to be in the language of the article is the article’s', async ({ origin, db, actor }) => {
  await workOnSample(db, actor)
  await db.article.updateMany({ data: { language: 'de' } })
  await db.waiver.updateMany({ data: { reason: 'common_knowledge' } })
  const { headline, standfirst, body } = await db.revision.findFirstOrThrow()

  for (const page of [REPORT, `/articles/${SAMPLE}`, `/articles/${SAMPLE}?claim=1`, '/claims/1']) {
    const foreign = elementsOf(await pageOf(origin + page)).filter(
      (element) => attribute(element, 'lang') === 'de',
    )

    const texts = foreign.flatMap(ownTexts)
    expect(texts.length).toBeGreaterThan(0)
    expect([
      page,
      texts.filter((text) => ![headline, standfirst, body].some((part) => part.includes(text.trim()))),
    ]).toEqual([page, []])
  }
})

/** The texts in an element that are in its language, names for screen readers too. */
function ownTexts(element: Element): readonly string[] {
  const names = ['title', 'aria-label', 'alt'].flatMap((name) => attribute(element, name) ?? [])
  return element.childNodes.reduce<readonly string[]>((texts, child) => {
    if ('value' in child) return [...texts, child.value]
    if (!('tagName' in child) || attribute(child, 'lang') === 'en') return texts
    return [...texts, ...ownTexts(child)]
  }, names)
}

const download = async (origin: string, format: string): Promise<string> => {
  const answer = await fetch(`${origin}${REPORT}.${format}`)
  // Not `text()`, which takes the byte order mark off.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
}

test('the spreadsheet begins with a byte order mark, and what people typed stays text in it', async ({
  origin,
  db,
  actor,
}) => {
  await workOnSample(db, actor)
  const claim = await db.claim.findFirstOrThrow({ where: { number: 4 } })
  const review = { verdict: 'unconfirmed', rationale: '=HYPERLINK("http://evil.example")', version: '1' }
  const body = new URLSearchParams(review)
  await fetch(`${origin}/claims/${claim.id}/reviews`, {
    method: 'POST',
    headers: { origin },
    body,
    redirect: 'manual',
  })

  const csv = await download(origin, 'csv')

  expect(csv.startsWith('\ufeffarticle,revision,sha256,')).toBe(true)
  expect(csv).toContain('\r\n')
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(csv).not.toMatch(/undefined|NaN|\[object/)
})

test('an older revision has a report of its own, named by its number', async ({ origin, db, actor }) => {
  await addRevision(db, actor)

  const older = await pageOf(`${origin}${REPORT}?revision=1`)
  const newest = await pageOf(origin + REPORT)
  const file = await fetch(`${origin}${REPORT}.csv?revision=1`)
  const article = await pageOf(`${origin}/articles/${SAMPLE}?revision=1`)

  expect(textsOf(older, 'report-particulars')[0]).toContain('Revision 1 of 2')
  expect(textsOf(newest, 'report-particulars')[0]).toContain('Revision 2 of 2')
  expect(older).toContain(`${REPORT}.csv?revision=1`)
  expect(file.headers.get('content-disposition')).toContain('-r1-2024-05-30.csv')
  expect(article).toContain('You read revision 1.')
})

test('a revision that there is not has no report', async ({ origin }) => {
  const paths = ['', '.csv', '.json', '.md'].flatMap((format) =>
    ['2', '0', 'x', '1&revision=1'].map((number) => `${REPORT}${format}?revision=${number}`),
  )

  const statuses = await Promise.all(
    [...paths, '/articles/nothing/report', '/articles/nothing/report.csv'].map(
      async (path) => (await fetch(origin + path)).status,
    ),
  )

  expect(new Set(statuses)).toEqual(new Set([404]))
})
