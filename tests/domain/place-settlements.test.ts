import { expect, test } from 'vitest'
import { decidePlaceSettlement, type PlaceSettlementBasis } from '../../src/domain/place-settlements.js'

const TEXT = { headline: 'He came', standfirst: '', body: 'He came. It rained. He came.' }
const TWICE = [
  { start: 0, end: 7 },
  { start: 20, end: 27 },
]
const BASIS: PlaceSettlementBasis = { part: 'body', candidates: TWICE, others: 0, text: TEXT }
const FORM = { place: '', exact: '', part: 'body' }

test.each<[string, Partial<typeof FORM>, Partial<PlaceSettlementBasis>, readonly unknown[]]>([
  ['one of the candidates', { place: '2' }, {}, [{ part: 'body', start: 20, end: 27 }]],
  ['all of them', { place: 'all' }, {}, TWICE.map((span) => ({ ...span, part: 'body' }))],
  ['other words', { place: 'words', exact: 'It rained' }, {}, [{ part: 'body', start: 9, end: 18 }]],
  [
    'words of another part',
    { place: 'words', exact: 'He came', part: 'headline' },
    {},
    [{ part: 'headline', start: 0, end: 7 }],
  ],
  ['nowhere, while the claim stands elsewhere', { place: 'gone' }, { others: 1 }, []],
])('words are settled: %s', (_what, form, basis, places) => {
  const decision = decidePlaceSettlement({ ...FORM, ...form }, { ...BASIS, ...basis })

  expect(decision).toEqual({ ok: true, value: places })
})

test.each<[string, Partial<typeof FORM>, Partial<PlaceSettlementBasis>, string, RegExp]>([
  ['nothing chosen', {}, {}, 'place', /Say where/],
  ['a candidate that there is not', { place: '3' }, {}, 'place', /Say where/],
  ['all of one', { place: 'all' }, { candidates: [] }, 'place', /Say where/],
  ['gone, and nothing left', { place: 'gone' }, {}, 'place', /withdraw the claim/],
  ['words that stand twice', { place: 'words', exact: 'He came' }, {}, 'exact', /more than once/],
  ['words that stand nowhere', { place: 'words', exact: 'It snowed' }, {}, 'exact', /do not stand there/],
  ['no words', { place: 'words' }, {}, 'exact', /Say which words/],
  ['no part', { place: 'words', exact: 'It rained', part: 'foot' }, {}, 'part', /which part/],
])('%s is refused with words', (_what, form, basis, field, message) => {
  const decision = decidePlaceSettlement({ ...FORM, ...form }, { ...BASIS, ...basis })

  expect(decision).toEqual({
    ok: false,
    problems: [{ field, message: expect.stringMatching(message) as string }],
  })
})
