import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideSelection, placesOf, statementOf, type Selection } from '../../src/domain/selections.js'
import { snapToGraphemes } from '../../src/domain/placements.js'
import { codePoints, textOf } from '../../src/domain/spans.js'
import { anyText } from './any-text.js'

const TEXT = 'He came back. She said “no”.\nHe came  back again 👩‍👩‍👧 twice.'
const NOTHING = { exact: '', prefix: '', suffix: '', start: null, end: null }

/** The words of the place that was found, or the problem. */
function chosen(words: Partial<Selection>, text = TEXT): string {
  const result = decideSelection(text, { ...NOTHING, ...words })
  if (result.ok) return textOf(text, result.value)
  return result.problems.map(({ field, message }) => `${field}: ${message}`).join()
}

const NOT_THERE = 'exact: These words do not stand there: copy them from the text, one after the other'

test.each<[string, Partial<Selection>, string]>([
  ['by where they stand', { start: 14, end: 17 }, 'She'],
  ['by what they read', { exact: 'She said' }, 'She said'],
  ['by both', { exact: 'She', start: 14, end: 17 }, 'She'],
  ['with white space at the ends', { start: 13, end: 18 }, 'She'],
  ['typed with white space at the ends', { exact: ' She \r\n' }, 'She'],
  ['typed with straight quotation marks', { exact: 'said "no"' }, 'said “no”'],
  ['typed with one blank where there are two', { exact: 'came back again' }, 'came  back again'],
  ['by what stands before them', { exact: 'came', prefix: '.\nHe ' }, 'came'],
  ['by what stands behind them', { exact: 'came', suffix: ' back.' }, 'came'],
  ['trimmed from a sentence', { exact: 'came', start: 0, end: 13 }, 'came'],
  ['trimmed at one of two places', { exact: 'came', start: 29, end: 60 }, 'came'],
  ['beyond the sentence they were chosen in', { exact: 'back. She', start: 0, end: 13 }, 'back. She'],
  ['twice', { exact: 'came' }, 'start: These words stand there more than once: say which you mean'],
  ['twice, and which', { exact: 'came', start: 32 }, 'came'],
  [
    'twice, and one that is none',
    { exact: 'came', start: 5 },
    'start: These words stand there more than once: say which you mean',
  ],
  ['nowhere', { exact: 'He went' }, NOT_THERE],
  ['elsewhere than where they were chosen', { exact: 'twice', start: 0, end: 13 }, NOT_THERE],
  ['not one after the other', { exact: 'He back' }, NOT_THERE],
  ['nothing', {}, 'exact: Say which words make the claim'],
  ['white space alone', { exact: ' \n' }, 'exact: Say which words make the claim'],
  [
    'white space alone, by where it stands',
    { start: 13, end: 14 },
    'exact: You chose nothing but white space: choose words',
  ],
  [
    'behind the end of the text',
    { start: 900, end: 950 },
    'exact: You chose nothing but white space: choose words',
  ],
  ['the wrong way round', { start: 17, end: 14 }, 'exact: You chose nothing but white space: choose words'],
  [
    'across paragraphs',
    { start: 14, end: 40 },
    'exact: A claim stands within one paragraph: choose words of one, and make another claim of the rest',
  ],
  ['half of an emoji of several parts', { start: 50, end: 51 }, '👩‍👩‍👧'],
  ['with signs of a pattern', { exact: 'came (back)' }, NOT_THERE],
])('words chosen %s', (_what, words, expected) => {
  expect(chosen(words)).toBe(expected)
})

test('the places that words can mean are listed, overlapping ones too', () => {
  expect(placesOf('aaa', { ...NOTHING, exact: 'aa' })).toEqual([
    { start: 0, end: 2 },
    { start: 1, end: 3 },
  ])
})

describe('over any text', () => {
  const around = fc.tuple(anyText(), fc.nat(60), fc.nat(60))

  test('what is chosen is whole graphemes, without white space at its ends, within one paragraph', () => {
    fc.assert(
      fc.property(around, ([text, start, length]) => {
        const result = decideSelection(text, { ...NOTHING, start, end: start + length })
        if (!result.ok) return
        const words = textOf(text, result.value)
        expect(words).toBe(words.trim())
        expect(words).not.toMatch(/[\n\r\v\f\u2028\u2029]/)
        expect(words).not.toBe('')
        expect(result.value.end).toBeLessThanOrEqual(codePoints(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('words that stand there are found where they stand', () => {
    fc.assert(
      fc.property(around, ([text, start, length]) => {
        const span = snapToGraphemes(text, { start, end: start + length })
        const exact = textOf(text, span)
        if (exact.trim() === '') return
        const places = placesOf(text, { ...NOTHING, exact })
        const words = places.map((place) => textOf(text, place))
        expect(words).toContain(exact.trim())
      }),
      { numRuns: 1_000 },
    )
  })
})

test.each([
  ['preparations are under way', 'Preparations are under way.'],
  ['He said “no.”', 'He said “no.”'],
  ['the  visit,\nwhich', 'The visit, which.'],
  ['ending with a comma,', 'Ending with a comma.'],
  ['élan', 'Élan.'],
  [' ', ''],
])('a statement starts as the words, as a sentence of their own: %s', (words, statement) => {
  expect(statementOf(words)).toBe(statement)
})
