import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { findPlaces, locateQuote, quoteAt, snapToGraphemes } from '../../src/domain/placements.js'
import { codePoints, textOf } from '../../src/domain/spans.js'

const family = '👩‍👩‍👧'

test.each([
  ['words that stand once', 'Putin will visit.', { exact: 'will' }, { start: 6, end: 10 }],
  ['words behind an emoji, in code points', '😀😀 visit', { exact: 'visit' }, { start: 3, end: 8 }],
  ['words that are absent', 'Putin will visit.', { exact: 'Kim' }, null],
  ['no words', 'Putin', { exact: '' }, null],
  ['words that stand twice', 'Kim met Kim', { exact: 'Kim' }, null],
  ['overlapping repeats', 'aaa', { exact: 'aa' }, null],
  ['the second, by its prefix', 'Kim met Kim', { exact: 'Kim', prefix: 'met ' }, { start: 8, end: 11 }],
  ['the first, by its suffix', 'Kim met Kim', { exact: 'Kim', suffix: ' met' }, { start: 0, end: 3 }],
  ['a prefix that stands nowhere', 'Kim met Kim', { exact: 'Kim', prefix: 'saw ' }, null],
  ['the whole text', 'Kim', { exact: 'Kim', prefix: '', suffix: '' }, { start: 0, end: 3 }],
  ['half an emoji', 'a😀b', { exact: '\ude00' }, null],
  ['words and half an emoji', 'a😀b', { exact: 'a\ud83d' }, null],
  ['a lone half where it stands alone', 'a😀b\ude00', { exact: '\ude00' }, { start: 3, end: 4 }],
  [
    'words whose prefix begins with half an emoji',
    'a😀b',
    { exact: 'b', prefix: '\ude00' },
    { start: 2, end: 3 },
  ],
] as const)('%s', (_, body, quote, span) => {
  expect(locateQuote(body, quote)).toEqual(span)
})

test('every place is listed, so that twice is not taken for absent', () => {
  expect(findPlaces('aaa', { exact: 'aa' })).toEqual([
    { start: 0, end: 2 },
    { start: 1, end: 3 },
  ])
  expect(findPlaces('Kim met Kim', { exact: 'Kim' })).toHaveLength(2)
  expect(findPlaces('Kim', { exact: 'Un' })).toEqual([])
})

test('a quote carries what stands around it, less where the text ends', () => {
  const body = 'Putin will visit North Korea.'

  const visit = { start: 11, end: 16 }

  expect(quoteAt(body, visit, 5)).toEqual({ exact: 'visit', prefix: 'will ', suffix: ' Nort' })
  expect(quoteAt(body, visit)).toEqual({ exact: 'visit', prefix: 'Putin will ', suffix: ' North Korea.' })
  expect(quoteAt(body, visit, 0)).toEqual({ exact: 'visit', prefix: '', suffix: '' })
})

test('the surroundings of a quote cut no emoji and no letter from its accent', () => {
  expect(quoteAt(`${family} is e\u0301`, { start: 6, end: 8 }, 2)).toEqual({
    exact: 'is',
    prefix: ' ',
    suffix: ' ',
  })
  expect(quoteAt(`${family} is e\u0301`, { start: 6, end: 8 }, 6).prefix).toBe(`${family} `)
})

test.each([
  [`a${family}b`, { start: 2, end: 3 }, { start: 1, end: 6 }],
  [`a${family}b`, { start: 0, end: 2 }, { start: 0, end: 6 }],
  ['e\u0301a', { start: 1, end: 3 }, { start: 0, end: 3 }],
  ['a\r\nb', { start: 2, end: 3 }, { start: 1, end: 3 }],
  ['🇰🇷🇻🇳', { start: 1, end: 3 }, { start: 0, end: 4 }],
  ['각', { start: 1, end: 1 }, { start: 1, end: 1 }],
  ['plain', { start: 1, end: 3 }, { start: 1, end: 3 }],
  ['plain', { start: -3, end: 99 }, { start: 0, end: 5 }],
])('in %j the selection %j becomes whole graphemes', (body, span, snapped) => {
  expect(snapToGraphemes(body, span)).toEqual(snapped)
})

describe('over any text', () => {
  const text = fc.oneof(
    fc
      .array(fc.constantFrom('a', 'b ', '😀', family, 'e\u0301', '🇰🇷', '\r\n', '각', 'कि', '\ud83d'), {
        maxLength: 30,
      })
      .map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  const textWithSpan = text.chain((body) => {
    const length = codePoints(body)
    return fc.record({
      body: fc.constant(body),
      span: fc
        .tuple(fc.nat(length), fc.nat(length))
        .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
      context: fc.nat(12),
    })
  })
  const boundaries = (body: string): ReadonlySet<number> =>
    new Set(
      [...new Intl.Segmenter('en').segment(body)]
        .map(({ index }) => codePoints(body.slice(0, index)))
        .concat(codePoints(body)),
    )

  test('a quote is found again where it was taken', () => {
    fc.assert(
      fc.property(textWithSpan, ({ body, span, context }) => {
        const quote = quoteAt(body, span, context)

        expect(quote.exact).toBe(textOf(body, span))
        expect(codePoints(quote.prefix)).toBeLessThanOrEqual(context)
        expect(codePoints(quote.suffix)).toBeLessThanOrEqual(context)
        if (quote.exact !== '') expect(findPlaces(body, quote)).toContainEqual(span)
        const edges = [span.start - codePoints(quote.prefix), span.end + codePoints(quote.suffix)]
        const whole = boundaries(body)
        for (const edge of edges)
          expect(whole.has(edge) || edge === span.start || edge === span.end).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('every place holds the words, and no other does', () => {
    fc.assert(
      fc.property(textWithSpan, ({ body, span }) => {
        const exact = textOf(body, span)

        const places = findPlaces(body, { exact })

        const characters = Array.from(body)
        const length = codePoints(exact)
        const expected = characters.flatMap((_, start) =>
          length > 0 && characters.slice(start, start + length).join('') === exact
            ? [{ start, end: start + length }]
            : [],
        )
        expect(places).toEqual(expected)
      }),
      { numRuns: 1_000 },
    )
  })

  test('snapping gives the smallest whole graphemes around a span, and snapping again changes nothing', () => {
    fc.assert(
      fc.property(textWithSpan, ({ body, span }) => {
        const whole = [...boundaries(body)]

        const snapped = snapToGraphemes(body, span)

        expect(snapped.start).toBe(Math.max(...whole.filter((at) => at <= span.start)))
        expect(snapped.end).toBe(Math.min(...whole.filter((at) => at >= span.end)))
        expect(snapToGraphemes(body, snapped)).toEqual(snapped)
      }),
      { numRuns: 1_000 },
    )
  })
})
