import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { annotate, type AnnotatedParagraph, type Mark, type Piece } from '../../src/domain/annotation.js'
import { readSentences } from '../../src/domain/sentences.js'
import { codePoints } from '../../src/domain/spans.js'

const sample = readFileSync(new URL('../../seed/article.txt', import.meta.url), 'utf8')

function mark(body: string, id: number, words: string): Mark {
  const start = codePoints(body.slice(0, body.indexOf(words)))
  return { id, span: { start, end: start + codePoints(words) } }
}

/** The pieces as the page nests them: `(5@1 …)` is claim 5 on underline 1, and `^5` its number. */
function drawn(body: string, ...marks: readonly (readonly [number, string])[]): string {
  const paragraphs = annotate(
    body,
    readSentences(body),
    marks.map(([id, words]) => mark(body, id, words)),
  )
  return paragraphs
    .map(({ sentences }) =>
      sentences.map(({ pieces, gapAfter }) => pieces.map(draw).join('') + gapAfter).join(''),
    )
    .join('¶')
}

function draw({ head, lastWord, marks }: Piece): string {
  const words = lastWord === '' ? head : `${head}[${lastWord}]`
  return marks.reduceRight(
    (inner, { claim, level, last }) => `(${claim}@${level} ${inner})${last ? `^${claim}` : ''}`,
    words,
  )
}

describe('marks are drawn', () => {
  test.each([
    ['not at all', 'He left.', [], 'He left.'],
    ['around words', 'He left Rome.', [[1, 'left Rome']], 'He (1@1 left [Rome])^1.'],
    [
      'one after the other',
      'ab cd',
      [
        [1, 'ab'],
        [2, 'cd'],
      ],
      '(1@1 [ab])^1 (2@1 [cd])^2',
    ],
    [
      'touching',
      'abcd',
      [
        [1, 'ab'],
        [2, 'cd'],
      ],
      '(1@1 [ab])^1(2@1 [cd])^2',
    ],
    [
      'nested at the end',
      'outer nested.',
      [
        [1, 'outer nested'],
        [2, 'nested'],
      ],
      '(1@1 outer )(1@1 (2@2 [nested])^2)^1.',
    ],
    [
      'nested within',
      'out in out.',
      [
        [1, 'out in out'],
        [2, 'in'],
      ],
      '(1@1 out )(1@1 (2@2 [in])^2)(1@1  [out])^1.',
    ],
    [
      'nested at the start, the longer outside',
      'out in.',
      [
        [1, 'out'],
        [2, 'out in'],
      ],
      '(2@1 (1@2 [out])^1)(2@1  [in])^2.',
    ],
    [
      'equal, the lower number outside',
      'same.',
      [
        [7, 'same'],
        [3, 'same'],
      ],
      '(3@1 (7@2 [same])^7)^3.',
    ],
    [
      'crossing, the second on its own underline throughout',
      'one two six.',
      [
        [5, 'one two'],
        [6, 'two six'],
      ],
      '(5@1 one )(5@1 (6@2 [two]))^5(6@2  [six])^6.',
    ],
    [
      'three deep',
      'a b c.',
      [
        [1, 'a b c'],
        [2, 'b c'],
        [3, 'c'],
      ],
      '(1@1 a )(1@1 (2@2 b ))(1@1 (2@2 (3@3 [c])^3)^2)^1.',
    ],
    ['across sentences', 'He left. She stayed.', [[1, 'left. She']], 'He (1@1 left.) (1@1 [She])^1 stayed.'],
    [
      'across paragraphs',
      'He left.\n\nShe stayed.',
      [[1, 'left.\n\nShe']],
      'He (1@1 left.)¶(1@1 [She])^1 stayed.',
    ],
    ['with the space behind the sentence', 'He left. She', [[1, 'left. ']], 'He (1@1 [left.])^1 She'],
    ['with the space before the sentence', 'He left. She', [[1, ' She']], 'He left. (1@1 [She])^1'],
    ['nowhere, on white space between sentences', 'He left.\nShe.', [[1, '\n']], 'He left.¶She.'],
    ['nowhere, without words', 'He left.', [[1, '']], 'He left.'],
    ['in Chinese, where one character is enough', '他走了。', [[1, '他走了']], '(1@1 他走[了])^1。'],
    ['behind emoji', '😀 He left 😀.', [[1, 'left 😀']], '😀 He (1@1 left [😀])^1.'],
    [
      'with a long word that ends in an accent',
      `${'x'.repeat(30)}e\u0301.`,
      [[1, `${'x'.repeat(30)}e\u0301`]],
      `(1@1 ${'x'.repeat(30)}[e\u0301])^1.`,
    ],
    [
      'with a long address',
      `See https://example.org/${'a'.repeat(20)} now.`,
      [[1, `https://example.org/${'a'.repeat(20)}`]],
      `See (1@1 https://example.org/${'a'.repeat(19)}[a])^1 now.`,
    ],
  ] as const)('%s', (_, body, marks, expected) => {
    expect(drawn(body, ...marks)).toBe(expected)
  })
})

test('the sample article keeps its numbers, its gaps and every word', () => {
  const marks = [mark(sample, 14, 'formal announcements would be made “when the time comes.”')]

  const paragraphs = annotate(sample, readSentences(sample), marks)

  const [, , third] = paragraphs
  expect(paragraphs.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  expect(third?.sentences.map(({ label, gapAfter }) => [label, gapAfter])).toEqual([
    ['3.1', ' '],
    ['3.2', ' '],
    ['3.3', ''],
  ])
  expect(third?.sentences[0]?.pieces.at(-1)).toEqual({
    text: 'formal announcements would be made “when the time comes.”',
    head: 'formal announcements would be made “when the time ',
    lastWord: 'comes.”',
    marks: [{ claim: 14, depth: 1, level: 1, first: true, last: true }],
  })
  expect(paragraphs.map(textOfParagraph).join('\n\n').replace('Share.\n\n', 'Share.\n')).toBe(sample.trim())
})

test('two placements of one claim each begin and end', () => {
  const body = 'Kim met Kim.'
  const marks = [0, 8].map((start) => ({ id: 4, span: { start, end: start + 3 } }))

  const pieces = annotate(body, readSentences(body), marks).flatMap(piecesOf)

  expect(pieces.map(draw).join('')).toBe('(4@1 [Kim])^4 met (4@1 [Kim])^4.')
})

function textOfParagraph({ sentences }: AnnotatedParagraph): string {
  return sentences.map(({ pieces, gapAfter }) => pieces.map(({ text }) => text).join('') + gapAfter).join('')
}

function piecesOf({ sentences }: AnnotatedParagraph): readonly Piece[] {
  return sentences.flatMap(({ pieces }) => pieces)
}
