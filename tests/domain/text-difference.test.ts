import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceOf } from '../../src/domain/text-difference.js'

test('paragraphs that stay are folded, and of those that differ the words are told', () => {
  const blocks = differenceOf(
    'One stays.\nHe had a second trip.\nLast.',
    'One stays.\nHe had a third trip.\nLast.',
  )

  expect(
    blocks.map(({ same, paragraphs, pieces }) => [
      same,
      paragraphs,
      pieces.map(({ kind, text }) => `${kind} ${text}`),
    ]),
  ).toEqual([
    [true, 1, ['same One stays.']],
    [false, 1, ['same He had a ', 'out second', 'in third', 'same  trip.']],
    [true, 1, ['same Last.']],
  ])
})

test('what is not put in adds up to the old text, and what is not taken out to the new one', () => {
  const words = fc.array(fc.constantFrom('He', 'came', '7', '👩‍👩‍👧', '–', '.', '\n', ' '), { maxLength: 60 })
  const plain = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join('\n')

  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(' '), other.join(' ')]
      const blocks = differenceOf(before, after)
      const without = (kind: 'in' | 'out') =>
        blocks
          .map(({ pieces }) =>
            pieces
              .filter((piece) => piece.kind !== kind)
              .map(({ text }) => text)
              .join(''),
          )
          .filter((text) => text !== '')
          .join('\n')

      expect(without('in')).toBe(plain(before))
      expect(without('out')).toBe(plain(after))
    }),
    { numRuns: 1_000 },
  )
})
