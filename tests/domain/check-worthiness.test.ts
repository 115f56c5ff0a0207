import { expect, test } from 'vitest'
import { byWeight, hintsOf, type Hint } from '../../src/domain/check-worthiness.js'

test.each<[string, Hint[]]>([
  ['It rained.', []],
  ['12 people came.', ['number']],
  ['It cost 3.5 million.', ['number']],
  ['Half of them left.', ['number']],
  ['The war.[1] It ended.', []],
  ['It ended in 1953.', ['date']],
  ['They met last month.', ['superlative', 'date']],
  ['They met on Tuesday.', ['date', 'name']],
  ['It was “a disgrace”.', ['quotation']],
  ['It is the largest harbour.', ['superlative']],
  ['It is the only harbour.', ['superlative']],
  ['It is in their interest to protest in the west.', []],
  ['It closed because of it.', ['cause']],
  ['He met Kim Jong Il.', ['name']],
  ['Nobody knows why.', []],
  [
    'He said 12 came because Putin was the first: “no”, in May.',
    ['number', 'quotation', 'superlative', 'cause', 'date', 'name'],
  ],
  ['', []],
])('%s', (sentence, hints) => {
  expect(hintsOf(sentence)).toEqual(hints)
})

test('hints order the work and hide nothing: what weighs the same stays as it is read', () => {
  const sentences = ['It rained.', 'He met Kim.', '12 came.', 'They met Lee.', 'It is over.'].map((text) => ({
    text,
    hints: hintsOf(text),
  }))

  expect(byWeight(sentences).map(({ text }) => text)).toEqual([
    '12 came.',
    'He met Kim.',
    'They met Lee.',
    'It rained.',
    'It is over.',
  ])
})
