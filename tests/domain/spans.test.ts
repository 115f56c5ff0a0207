import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { codePoints, indexCodePoints, overlaps, splitsPair, textOf, unionOf } from '../../src/domain/spans.js'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom('a', 'é', '😀', '\ud83d', '\ude00', '\n', '\0'), { maxLength: 30 })
    .map((all) => all.join('')),
)
const someSpan = fc.tuple(fc.nat(30), fc.nat(30)).map(([start, end]) => ({ start, end }))

test.each([
  ['', 0],
  ['plain', 5],
  ['Zoë', 3],
  ['😀', 1],
  ['👩‍👩‍👧', 5],
  ['\ud83d', 1],
  ['\ude00\ud83d', 2],
  ['\ud83d\ud83d\ude00', 2],
  ['\ud83d\uff0e', 2],
])('%j is counted in code points', (text, length) => {
  expect(codePoints(text)).toBe(length)
  expect(indexCodePoints(text).length).toBe(length)
})

test.each([
  ['Hello, desk', { start: 7, end: 11 }, 'desk'],
  ['a😀b😀c', { start: 1, end: 4 }, '😀b😀'],
  ['short', { start: 3, end: 99 }, 'rt'],
  ['short', { start: 9, end: 12 }, ''],
  ['short', { start: 2, end: 2 }, ''],
])('the words of a span of %j', (body, span, words) => {
  expect(textOf(body, span)).toBe(words)
})

test.each([
  [{ start: 0, end: 5 }, { start: 4, end: 6 }, true],
  [{ start: 0, end: 5 }, { start: 5, end: 6 }, false],
  [{ start: 2, end: 3 }, { start: 0, end: 9 }, true],
  [{ start: 5, end: 5 }, { start: 3, end: 8 }, false],
])('%j and %j share a character: %s', (a, b, shared) => {
  expect(overlaps(a, b)).toBe(shared)
  expect(overlaps(b, a)).toBe(shared)
})

test('an index within a surrogate pair is the offset of that pair, and what lies outside is clamped', () => {
  const index = indexCodePoints('a😀b')

  expect([-5, 0, 1, 2, 3, 4, 99].map(index.offsetOf)).toEqual([0, 0, 1, 1, 2, 3, 3])
  expect([-5, 0, 1, 2, 3, 99].map(index.indexOf)).toEqual([0, 0, 1, 3, 4, 4])
})

describe('over any text', () => {
  test('offsets and indices are those of counting code point by code point', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { length, indexOf, offsetOf } = indexCodePoints(text)
        let at = 0
        const counted = Array.from(text).map((character) => (at += character.length) - character.length)

        expect(length).toBe(counted.length)
        expect(counted.map((_, offset) => indexOf(offset))).toEqual(counted)
        expect(counted.map(offsetOf)).toEqual(counted.map((_, offset) => offset))
        expect(counted.some((index) => splitsPair(text, index))).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  test('the words of a span are its characters', () => {
    fc.assert(
      fc.property(anyText, someSpan, (text, span) => {
        expect(textOf(text, span)).toBe(Array.from(text).slice(span.start, span.end).join(''))
      }),
      { numRuns: 1_000 },
    )
  })

  test('a union covers the same characters with spans that lie apart', () => {
    fc.assert(
      fc.property(fc.array(someSpan, { maxLength: 8 }), (spans) => {
        const union = unionOf(spans)

        const covered = (all: typeof spans | typeof union): readonly number[] =>
          Array.from({ length: 31 }, (_, at) => at).filter((at) =>
            all.some(({ start, end }) => start <= at && at < end),
          )
        expect(covered(union)).toEqual(covered(spans))
        expect(union.every(({ start }, nth) => nth === 0 || start > (union[nth - 1]?.end ?? 0))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

test('a megabyte with emoji is indexed once and asked ten thousand times in well under a second', () => {
  const text = 'word 😀 '.repeat(130_000)

  const before = performance.now()
  const { indexOf, offsetOf } = indexCodePoints(text)
  let wrong = 0
  for (let offset = 0; offset < 900_000; offset += 90) if (offsetOf(indexOf(offset)) !== offset) wrong += 1

  expect(wrong).toBe(0)
  expect(performance.now() - before).toBeLessThan(1_000)
})
