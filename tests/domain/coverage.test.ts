import fc from 'fast-check'
import { expect, test } from 'vitest'

import { coverageOf } from '../../src/domain/coverage.js'
import { splitSentences } from '../../src/domain/sentences.js'
import { overlaps } from '../../src/domain/spans.js'

const body = 'Putin left. He came back. Share.'
const sentences = splitSentences(body)
const at = (words: string): { start: number; end: number } => {
  const start = body.indexOf(words)
  return { start, end: start + words.length }
}

test.each([
  ['nothing', [], [], ['uncovered', 'uncovered', 'uncovered'], 0],
  ['a word of each of two sentences claimed', ['left', 'He'], [], ['claimed', 'claimed', 'uncovered'], 66],
  ['a claim across two sentences', ['left. He'], [], ['claimed', 'claimed', 'uncovered'], 66],
  ['a whole sentence waived', [], ['Share.'], ['uncovered', 'uncovered', 'waived'], 33],
  ['a sentence waived all but its full stop', [], ['Share'], ['uncovered', 'uncovered', 'uncovered'], 0],
  ['a sentence waived in two touching parts', [], ['Sha', 're.'], ['uncovered', 'uncovered', 'waived'], 33],
  ['waived and claimed', ['left'], ['Putin left.'], ['claimed', 'uncovered', 'uncovered'], 33],
  ['waived word by word', [], ['He', 'came', 'back.'], ['uncovered', 'waived', 'uncovered'], 33],
  ['all of it', ['Putin left.', 'came'], ['Share.'], ['claimed', 'claimed', 'waived'], 100],
] as const)('%s', (_, claimed, waived, states, percent) => {
  const coverage = coverageOf(sentences, claimed.map(at), waived.map(at), body)

  expect(coverage.states).toEqual(states)
  expect(coverage.percent).toBe(percent)
})

test('without the text, waivers must touch to cover a sentence together', () => {
  const words = ['He', 'came', 'back.'].map(at)

  expect(coverageOf(sentences, [], words).states[1]).toBe('uncovered')
  expect(coverageOf(sentences, [], [at('He came back.')]).states[1]).toBe('waived')
})

test('a claim on the white space between two sentences claims neither', () => {
  expect(coverageOf(sentences, [{ start: 11, end: 12 }], [], body).states).not.toContain('claimed')
})

test('a text without sentences leaves nothing uncovered', () => {
  expect(coverageOf([], [], [])).toEqual({
    states: [],
    sentences: 0,
    claimed: 0,
    waived: 0,
    uncovered: 0,
    percent: 100,
  })
})

test('one uncovered sentence in a thousand is never rounded up to 100', () => {
  const thousand = Array.from({ length: 1_000 }, (_, nth) => ({ start: nth * 2, end: nth * 2 + 1 }))

  expect(coverageOf(thousand, thousand.slice(1), []).percent).toBe(99)
  expect(coverageOf(thousand, thousand, []).percent).toBe(100)
})

test('over any spans it says what looking at every character says', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }))
  const text = fc
    .array(fc.constantFrom('Aa. ', 'B', ' ', 'c d. ', '😀. '), { maxLength: 15 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(
      text,
      fc.array(span, { maxLength: 2 }),
      fc.array(span, { maxLength: 5 }),
      (words, claimed, waived) => {
        const characters = Array.from(words)
        const spans = splitSentences(words)

        const coverage = coverageOf(spans, claimed, waived, words)

        const states = spans.map((sentence) => {
          if (claimed.some((claim) => overlaps(claim, sentence))) return 'claimed'
          const bare = characters.some(
            (character, offset) =>
              sentence.start <= offset &&
              offset < sentence.end &&
              character.trim() !== '' &&
              !waived.some(({ start, end }) => start <= offset && offset < end),
          )
          return bare ? 'uncovered' : 'waived'
        })
        expect(coverage.states).toEqual(states)
        expect(coverage.claimed + coverage.waived + coverage.uncovered).toBe(coverage.sentences)
        expect(coverage.percent === 100).toBe(coverage.uncovered === 0)
      },
    ),
    { numRuns: 2_000 },
  )
})
