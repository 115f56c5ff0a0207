import { parse } from 'csv-parse/sync'
import { expect } from 'vitest'
import { pageOf, SAMPLE, test } from '../support/app.js'
import { addRevision, workOnSample } from '../support/desk-work.js'
import { attribute, elementsOf, textsOf } from '../support/html.js'
import { download, REPORT, rowsOf } from '../support/report.js'

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

test('the spreadsheet begins with a byte order mark, and what people typed stays text in it', async ({
  origin,
  db,
  actor,
}) => {
  await workOnSample(db, actor)
  const claim = await db.claim.findFirstOrThrow({ where: { number: 4 } })
  const review = {
    verdict: 'unconfirmed',
    rationale: '=HYPERLINK("http://evil.example")',
    version: String(claim.version),
  }
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
  expect(article).toContain('You read revision 1, with the verdicts that were given on it.')
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
