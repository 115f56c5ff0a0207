import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Db } from '../../src/db/database.js'
import { getReport } from '../../src/db/reports/report.js'
import type { ReportClaim } from '../../src/domain/report.js'
import { projectRoot } from '../../src/project-root.js'
import { SAMPLE } from '../support/app.js'
import { test } from '../support/database.js'

const file = (name: string) => readFileSync(join(projectRoot(), 'seed', name))

/** The code points of a text, so that an offset is a place in it. */
const points = (text: string) => Array.from(text)

const placements = (db: Db) =>
  db.placement.findMany({
    select: { part: true, start: true, end: true, exact: true, prefix: true, suffix: true, state: true },
  })

test('the text of the sample is the file, byte for byte', async ({ db }) => {
  const { body } = await db.revision.findFirstOrThrow({ select: { body: true } })

  expect(Buffer.from(body, 'utf8').equals(file('article.txt'))).toBe(true)
  expect(points(body)).toHaveLength(2_307)
})

test('61 claims are on the desk, numbered from 1, each with its words', async ({ db }) => {
  const claims = await db.claim.findMany({ orderBy: { number: 'asc' }, include: { placements: true } })

  expect(claims.map(({ number }) => number)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1))
  expect(claims.filter(({ placements: places }) => places.length === 0)).toEqual([])
  expect(await db.article.findFirst({ select: { lastClaimNumber: true } })).toEqual({ lastClaimNumber: 61 })
})

test('the words of every placement stand at its offsets, with what it quotes around them', async ({ db }) => {
  const text = await db.revision.findFirstOrThrow({
    select: { headline: true, standfirst: true, body: true },
  })

  for (const { part, start, end, exact, prefix, suffix, state } of await placements(db)) {
    const all = points(text[part])
    const around = [
      all.slice(Math.max(0, start! - points(prefix).length), start!),
      all.slice(start!, end!),
      all.slice(end!, end! + points(suffix).length),
    ].map((piece) => piece.join(''))
    expect(around).toEqual([prefix, exact, suffix])
    expect(state).toBe('placed')
    expect(exact).toBe(exact.trim())
    expect(prefix === '' ? start : points(prefix).length).toBe(prefix === '' ? 0 : Math.min(32, start!))
  }
})

test('with what it quotes around them, the words of every placement stand in one place', async ({ db }) => {
  const text = await db.revision.findFirstOrThrow({
    select: { headline: true, standfirst: true, body: true },
  })

  const doubtful = (await placements(db)).filter(
    ({ part, exact, prefix, suffix }) => text[part].split(prefix + exact + suffix).length !== 2,
  )

  expect(doubtful).toEqual([])
})

test('every sentence is claimed or waived: headline and 13 claimed, the two lines of furniture waived', async ({
  db,
}) => {
  const { sentences, coverage, waivers } = await getReport(db, { slug: SAMPLE })

  expect(sentences.map(({ part, state }) => `${part} ${state}`)).toEqual([
    'headline claimed',
    ...Array<string>(13).fill('body claimed'),
    ...Array<string>(2).fill('body waived'),
  ])
  expect(coverage).toMatchObject({ uncovered: 0, percent: 100 })
  expect(waivers.map(({ exact }) => exact)).toEqual(['Share.', 'Exit mobile version'])
})

test('nothing is made up: no verdict, no evidence, no source, no day', async ({ db }) => {
  const { claims, article, progress } = await getReport(db, { slug: SAMPLE })

  expect([await db.review.count(), await db.evidence.count(), await db.source.count()]).toEqual([0, 0, 0])
  expect(progress).toMatchObject({ reviewed: 0, open: 61 })
  expect(
    claims.filter(({ timeFrom, timeTo, contested }) => timeFrom ?? timeTo ?? (contested || null)),
  ).toEqual([])
  expect(article).toMatchObject({ publishedOn: null, byline: '', outlet: '', deadline: null, sample: true })
})

const about = (claim: ReportClaim) => `${claim.number}: ${claim.statement}`

test('every statement stands alone, and every claim says what to check', async ({ db }) => {
  const { claims } = await getReport(db, { slug: SAMPLE })

  const leaning = claims.filter(({ statement }) =>
    /^(?:he|she|it|they|this|that|these|his|the visits?)\b/i.test(statement),
  )
  const unended = claims.filter(({ statement }) => !/[.”]$/.test(statement))
  expect(leaning.map(about)).toEqual([])
  expect(unended.map(about)).toEqual([])
  expect(claims.filter(({ question }) => question === '').map(about)).toEqual([])
  expect(new Set(claims.map(({ statement }) => statement)).size).toBe(61)
})

test('who says so is told as a chain, with the anonymous marked', async ({ db }) => {
  const { claims } = await getReport(db, { slug: SAMPLE })

  const speakers = new Map(
    claims.flatMap(({ saidBy }) => saidBy.map((link) => [link.speaker, link.anonymous])),
  )
  expect(speakers.get('Russian diplomats')).toBe(true)
  expect([...speakers.keys()].join()).toMatch(/Peskov.*Matsegora|Matsegora.*Peskov/)
  expect(
    [...speakers].filter(([speaker]) => /Peskov|Matsegora/.test(speaker)).map(([, anonymous]) => anonymous),
  ).not.toContain(true)
})

test('a claim stated twice has both places, and each country of a list is a claim', async ({ db }) => {
  const { claims } = await getReport(db, { slug: SAMPLE })

  expect(claims.find(({ number }) => number === 1)?.words.map(({ exact }) => exact)).toEqual([
    'Russian President Vladimir Putin',
    'President of Russia',
  ])
  for (const country of ['China', 'Belarus', 'Uzbekistan']) {
    expect(claims.filter(({ statement }) => statement.includes(country)).length).toBeGreaterThan(0)
  }
})
