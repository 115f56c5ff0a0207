import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverArticle, type PartSpan } from '../../src/domain/article-coverage.js'
import { PARTS, type Part } from '../../src/domain/claims.js'
import { readSentences } from '../../src/domain/sentences.js'

const text = { headline: 'Putin plans visits', standfirst: '', body: 'Putin left. He came back. Share.' }
const sentences = PARTS.flatMap((part) =>
  readSentences(text[part], 'en').map((sentence) => ({ part, ...sentence })),
)

const words = (part: Part, exact: string): PartSpan => {
  const start = text[part].indexOf(exact)
  return { part, span: { start, end: start + exact.length } }
}

test.each<[string, PartSpan[], PartSpan[], string[], number]>([
  ['nothing', [], [], ['uncovered', 'uncovered', 'uncovered', 'uncovered'], 0],
  [
    'the headline claimed',
    [words('headline', 'Putin')],
    [],
    ['claimed', 'uncovered', 'uncovered', 'uncovered'],
    25,
  ],
  [
    'the body’s first words claimed',
    [words('body', 'Putin')],
    [],
    ['uncovered', 'claimed', 'uncovered', 'uncovered'],
    25,
  ],
  ['furniture waived', [], [words('body', 'Share.')], ['uncovered', 'uncovered', 'uncovered', 'waived'], 25],
  [
    'all of it',
    [words('headline', 'visits'), words('body', 'left. He')],
    [words('body', 'Share.')],
    ['claimed', 'claimed', 'claimed', 'waived'],
    100,
  ],
])('%s', (_what, claimed, waived, states, percent) => {
  const { sentences: covered, counts } = coverArticle(text, sentences, claimed, waived)

  expect(covered.map(({ state }) => state)).toEqual(states)
  expect(counts).toMatchObject({ sentences: 4, percent })
})

test('the sentences come in reading order, whichever way they were given, and keep what they had', () => {
  const backwards = [...PARTS]
    .reverse()
    .flatMap((part) => sentences.filter((sentence) => sentence.part === part))

  const { sentences: covered } = coverArticle(text, backwards, [], [])

  expect(covered).toEqual(sentences.map((sentence) => ({ ...sentence, state: 'uncovered' })))
})

test('an article without words has nothing uncovered', () => {
  const { counts } = coverArticle({ headline: '', standfirst: '', body: '' }, [], [], [])

  expect(counts).toEqual({ sentences: 0, claimed: 0, waived: 0, uncovered: 0, percent: 100 })
})

test('a span of one part never covers a sentence of another, and the counts add up', () => {
  const span = fc
    .tuple(fc.constantFrom(...PARTS), fc.nat(35), fc.nat(20))
    .map(([part, start, length]): PartSpan => ({ part, span: { start, end: start + length } }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 4 }), fc.array(span, { maxLength: 4 }), (claimed, waived) => {
      const { sentences: covered, counts } = coverArticle(text, sentences, claimed, waived)

      for (const part of PARTS) {
        if ([...claimed, ...waived].some((each) => each.part === part)) continue
        expect(covered.filter((each) => each.part === part && each.state !== 'uncovered')).toEqual([])
      }
      expect(counts.claimed + counts.waived + counts.uncovered).toBe(counts.sentences)
      expect(counts.claimed).toBe(covered.filter(({ state }) => state === 'claimed').length)
    }),
  )
})
