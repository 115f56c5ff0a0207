import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { annotate, type AnnotatedParagraph, type Mark, type Piece } from '../../src/domain/annotation.js'
import { readSentences } from '../../src/domain/sentences.js'
import { codePoints } from '../../src/domain/spans.js'

describe('over any text and marks', () => {
  const word = fc.constantFrom(
    'He left. ',
    'Why? ',
    'a',
    ' ',
    '\n',
    '\n\n',
    '😀',
    '他走了。',
    'e\u0301 ',
    '  ',
    'U.S. ',
    '\ud83d',
  )
  const text = fc.array(word, { maxLength: 20 }).map((all) => all.join(''))
  const spans = fc.array(
    fc
      .tuple(fc.integer({ min: -2, max: 60 }), fc.nat(30))
      .map(([start, length]) => ({ start, end: start + length })),
    { maxLength: 8 },
  )
  const marks = spans.map((all) => all.map((span, nth): Mark => ({ id: nth + 1, span })))

  test('all words and gaps put together are the text, apart from the white space between paragraphs', () => {
    fc.assert(
      fc.property(text, marks, (body, all) => {
        const paragraphs = annotate(body, readSentences(body), all)

        let rest = body
        for (const paragraph of paragraphs) {
          const words = textOfParagraph(paragraph)
          rest = rest.trimStart()
          expect(rest.startsWith(words)).toBe(true)
          rest = rest.slice(words.length)
        }
        expect(rest.trim()).toBe('')
        for (const { text: words, head, lastWord } of paragraphs.flatMap(piecesOf)) {
          expect(head + lastWord).toBe(words)
          expect(words).not.toBe('')
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('the pieces of a placement are its words within the sentences; it begins once and ends once', () => {
    fc.assert(
      fc.property(text, marks, (body, all) => {
        const characters = Array.from(body)
        const sentences = readSentences(body)

        const pieces = annotate(body, sentences, all).flatMap(piecesOf)

        for (const { id, span } of all) {
          const own = pieces.flatMap((piece) =>
            piece.marks.filter(({ claim }) => claim === id).map((each) => ({ piece, each })),
          )
          const words = characters.filter(
            (_, at) =>
              span.start <= at &&
              at < span.end &&
              sentences.some((one) => one.span.start <= at && at < one.span.end),
          )
          expect(own.map(({ piece }) => piece.text).join('')).toBe(words.join(''))
          expect(own.map(({ each }) => each.first)).toEqual(own.map((_, nth) => nth === 0))
          expect(own.map(({ each }) => each.last)).toEqual(own.map((_, nth) => nth === own.length - 1))
          expect(new Set(own.map(({ each }) => each.level)).size).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('on a piece the outer mark starts first, or is longer, or has the lower number, and no two share a level', () => {
    fc.assert(
      fc.property(text, marks, (body, all) => {
        const spanOf = new Map(
          all.map(({ id, span }) => [
            id,
            { start: Math.max(0, span.start), end: Math.min(codePoints(body), span.end) },
          ]),
        )

        const pieces = annotate(body, readSentences(body), all).flatMap(piecesOf)

        for (const piece of pieces) {
          expect(piece.marks.map(({ depth }) => depth)).toEqual(piece.marks.map((_, nth) => nth + 1))
          expect(new Set(piece.marks.map(({ level }) => level)).size).toBe(piece.marks.length)
          expect(piece.lastWord !== '').toBe(piece.marks.some(({ last }) => last))
          const ranks = piece.marks.map(({ claim }) => {
            const { start, end } = spanOf.get(claim) ?? { start: 0, end: 0 }
            return start * 1_000_000 + (999 - end) * 1_000 + claim
          })
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

test('800 marks on 100,000 characters are drawn in a tenth of a second', () => {
  const body = 'The minister said that the bridge cost 3.5 million. '.repeat(1_924)
  const sentences = readSentences(body)
  const marks = Array.from({ length: 800 }, (_, nth) => ({
    id: nth + 1,
    span: { start: (nth * 7_919) % 99_000, end: ((nth * 7_919) % 99_000) + 20 + (nth % 50) * 20 },
  }))

  const times = Array.from({ length: 5 }, () => {
    const before = performance.now()
    annotate(body, sentences, marks)
    return performance.now() - before
  })

  expect(Math.min(...times)).toBeLessThan(100)
})

function textOfParagraph({ sentences }: AnnotatedParagraph): string {
  return sentences.map(({ pieces, gapAfter }) => pieces.map(({ text }) => text).join('') + gapAfter).join('')
}

function piecesOf({ sentences }: AnnotatedParagraph): readonly Piece[] {
  return sentences.flatMap(({ pieces }) => pieces)
}
