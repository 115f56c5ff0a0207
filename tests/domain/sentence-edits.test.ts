import { expect, test } from 'vitest'
import {
  afterMerge,
  afterSplit,
  decideMerge,
  decideSplit,
  splitPlaces,
} from '../../src/domain/sentence-edits.js'
import { readSentences } from '../../src/domain/sentences.js'
import { textOf } from '../../src/domain/spans.js'

const TEXT = 'He came 👩‍👩‍👧  home. She left.\nIt rained.'
const SENTENCES = readSentences(TEXT)
const [first, second, third] = SENTENCES

const labels = (
  sentences: readonly { readonly paragraph: number; readonly ordinal: number }[],
): readonly string[] => sentences.map(({ paragraph, ordinal }) => `${paragraph}.${ordinal}`)

test('a sentence can be split before each of its words but the first', () => {
  expect(splitPlaces(TEXT, first!.span).map(({ word }) => word)).toEqual(['came', '👩‍👩‍👧', 'home.'])
  expect(splitPlaces('他来了，她走了。', { start: 0, end: 8 })).toEqual([{ at: 4, word: '她走了。' }])
})

test('both halves are without white space at their ends, and those behind are numbered on', () => {
  const [, , home] = splitPlaces(TEXT, first!.span)
  const split = decideSplit(TEXT, first!.span, home!.at)

  expect(split.ok && split.value.map((span) => textOf(TEXT, span))).toEqual(['He came 👩‍👩‍👧', 'home.'])
  expect(split.ok && labels(afterSplit(SENTENCES, 0, split.value))).toEqual(['1.1', '1.2', '1.3', '2.1'])
})

test.each([
  ['its beginning', 0],
  ['its end', 20],
  ['behind it', 22],
  ['within an emoji', 9],
  ['before its first word', -1],
])('it cannot be split at %s', (_where, at) => {
  const split = decideSplit(TEXT, first!.span, at)

  expect(split.ok ? split.value : split.problems[0]?.field).toBe('at')
})

test('a sentence is merged with the next of its paragraph, and with no other', () => {
  const merged = decideMerge(first!, second!)

  expect(merged.ok && textOf(TEXT, merged.value)).toBe('He came 👩‍👩‍👧  home. She left.')
  expect(merged.ok && labels(afterMerge(SENTENCES, 0, merged.value))).toEqual(['1.1', '2.1'])
  expect(decideMerge(second!, third!).ok).toBe(false)
  expect(decideMerge(third!, null).ok).toBe(false)
})
