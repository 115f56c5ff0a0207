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
import { workOnSample } from '../support/desk-work.js'
import { attribute, elementsOf, textsOf, within, type Element } from '../support/html.js'
import { download, REPORT, rowsOf } from '../support/report.js'

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
