import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverageOf } from '../../src/domain/coverage.js'
import {
  afterMerge,
  afterSplit,
  decideMerge,
  decideSplit,
  splitPlaces,
} from '../../src/domain/sentence-edits.js'
import { readSentences, type Sentence } from '../../src/domain/sentences.js'
import { decideSelection } from '../../src/domain/selections.js'
import { overlaps, textOf, type Span } from '../../src/domain/spans.js'
import { anyText } from './any-text.js'

/** Words, ends of sentences, paragraphs, emoji and whatever else. */
const text = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('He ', 'came. ', 'She, ', '“no” ', '\n', '👩‍👩‍👧 ', '  ', '他来了。'),
      },
      { weight: 1, arbitrary: anyText(8) },
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''))

/** What people do to a text, one after the other. */
const work = fc.array(
  fc.record({
    what: fc.constantFrom('claim', 'waive', 'lift', 'split', 'merge'),
    at: fc.nat(200),
    length: fc.nat(40),
  }),
  { maxLength: 20 },
)

interface Marked {
  readonly sentences: readonly Sentence[]
  readonly claims: readonly Span[]
  readonly waivers: readonly Span[]
}

interface Step {
  readonly what: string
  readonly at: number
  readonly length: number
}

function marked(body: string, before: Marked, { what, at, length }: Step): Marked {
  const { sentences, claims, waivers } = before
  const nth = sentences.length === 0 ? 0 : at % sentences.length
  const sentence = sentences[nth]
  if (!sentence) return before
  if (what === 'claim') {
    const words = { exact: '', prefix: '', suffix: '', start: at, end: at + length }
    const place = decideSelection(body, words)
    return place.ok ? { ...before, claims: [...claims, place.value] } : before
  }
  if (what === 'waive') {
    const last = sentences[Math.min(nth + (length % 3), sentences.length - 1)] ?? sentence
    return { ...before, waivers: [...waivers, { start: sentence.span.start, end: last.span.end }] }
  }
  if (what === 'lift') return { ...before, waivers: waivers.filter((_waiver, index) => index !== at % 5) }
  if (what === 'split') {
    const places = splitPlaces(body, sentence.span)
    const split = decideSplit(body, sentence.span, places[length % Math.max(places.length, 1)]?.at ?? -1)
    return split.ok ? { ...before, sentences: afterSplit(sentences, nth, split.value) } : before
  }
  const whole = decideMerge(sentence, sentences[nth + 1] ?? null)
  return whole.ok ? { ...before, sentences: afterMerge(sentences, nth, whole.value) } : before
}

const start = (body: string): Marked => ({ sentences: readSentences(body), claims: [], waivers: [] })

/** Every sign that can be seen, by code point. */
const visible = (body: string): readonly number[] =>
  Array.from(body).flatMap((sign, offset) => (sign.trim() === '' ? [] : [offset]))

test('whatever is marked, every sign belongs to one sentence, and coverage says exactly what is left', () => {
  let reached = 0
  fc.assert(
    fc.property(text, work, (body, steps) => {
      const { sentences, claims, waivers } = steps.reduce(
        (sofar, step) => marked(body, sofar, step),
        start(body),
      )
      const spans = sentences.map(({ span }) => span)
      const { states, uncovered, percent } = coverageOf(spans, claims, waivers, body)

      for (const offset of visible(body)) {
        const here = spans.filter((span) => span.start <= offset && offset < span.end)
        expect(here).toHaveLength(1)
        const sentence = here[0]!
        const claimed = claims.some((claim) => overlaps(claim, sentence))
        const waived = visible(body)
          .filter((each) => sentence.start <= each && each < sentence.end)
          .every((each) => waivers.some((waiver) => waiver.start <= each && each < waiver.end))
        const state = claimed ? 'claimed' : waived ? 'waived' : 'uncovered'
        expect(states[spans.indexOf(sentence)]).toBe(state)
        reached += 1
      }
      expect(percent === 100).toBe(uncovered === 0)
    }),
    { numRuns: 1_000 },
  )
  expect(reached).toBeGreaterThan(10_000)
})

test('a split and the merge that undoes it leave every sentence and every claim as it was', () => {
  let undone = 0
  fc.assert(
    fc.property(text, work, fc.nat(50), fc.nat(50), (body, steps, which, where) => {
      const before = steps.reduce((sofar, step) => marked(body, sofar, step), start(body))
      const nth = before.sentences.length === 0 ? 0 : which % before.sentences.length
      const sentence = before.sentences[nth]
      const places = sentence ? splitPlaces(body, sentence.span) : []
      const place = places[where % Math.max(places.length, 1)]
      if (!sentence || !place) return
      const split = decideSplit(body, sentence.span, place.at)
      if (!split.ok) return

      const apart = afterSplit(before.sentences, nth, split.value)
      const whole = decideMerge(apart[nth]!, apart[nth + 1] ?? null)

      expect(whole.ok && afterMerge(apart, nth, whole.value)).toEqual(before.sentences)
      for (const claim of before.claims) {
        const exact = textOf(body, claim)
        expect(decideSelection(body, { exact, prefix: '', suffix: '', ...claim })).toEqual({
          ok: true,
          value: claim,
        })
      }
      undone += 1
    }),
    { numRuns: 1_500 },
  )
  expect(undone).toBeGreaterThan(500)
})
