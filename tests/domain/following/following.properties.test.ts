import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { differsInMeaning } from '../../../src/domain/following/meaning.js'
import { followPlacements } from '../../../src/domain/placements.js'
import { splitSentences } from '../../../src/domain/sentences.js'
import { codePoints, type Span, textOf } from '../../../src/domain/spans.js'
import { anyText } from '../any-text.js'

const SAMPLE = readFileSync(join(import.meta.dirname, '../../../seed/article.txt'), 'utf8')

const anySpan = fc.record({
  start: fc.oneof(fc.integer({ min: -5, max: 90 }), fc.double()),
  end: fc.oneof(fc.integer({ min: -5, max: 90 }), fc.double()),
})

const word = fc.constantFrom(
  ...`Alpha Beta Kim Rome the a that won lost not never 3 4 2,000 2000 million percent while but and said police
  according to may May all some “no” (now) ; , last week president colour color 😀 訪問した don’t is was`.split(
    /\s+/,
  ),
)
const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => `The ${words.join(' ')}.`)
const article = fc.array(sentence, { minLength: 1, maxLength: 6 })

/** An article, the same with some sentences altered, taken out, put in or moved, and some spans of it. */
const edited = article.chain((sentences) => {
  const before = sentences.join(' ')
  const words = [...before.matchAll(/\S+/g)].map(({ 0: text, index }) => {
    const start = codePoints(before.slice(0, index))
    return { start, end: start + codePoints(text) }
  })
  const nth = fc.nat(words.length - 1)
  return fc.record({
    before: fc.constant(before),
    after: fc
      .array(
        fc.oneof(
          fc.nat(sentences.length - 1).map((nth) => sentences[nth]!),
          sentence,
        ),
        { maxLength: 8 },
      )
      .chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length), word))
      .map(([all, nth, put]) =>
        all.map((each, at) => (at === nth ? each.replace(/ \S+/, ` ${put}`) : each)).join(' '),
      ),
    spans: fc.array(
      fc.tuple(nth, nth).map(([a, b]) => ({
        start: words[Math.min(a, b)]!.start,
        end: words[Math.max(a, b)]!.end,
      })),
      { minLength: 1, maxLength: 5 },
    ),
  })
})

const sentencesOf = (text: string): readonly Span[] => splitSentences(text)

describe('whatever the texts are', () => {
  test('any spans in any texts are followed, to places within the text', () => {
    fc.assert(
      fc.property(anyText(80), anyText(80), fc.array(anySpan, { maxLength: 6 }), (before, after, spans) => {
        const followed = followPlacements(before, after, spans)

        expect(followed).toHaveLength(spans.length)
        for (const { state, span, candidates } of followed) {
          expect(span === null).toBe(state === 'gone' || state === 'ambiguous')
          expect(candidates.length > 0).toBe(state === 'ambiguous')
          for (const place of [...(span === null ? [] : [span]), ...candidates]) {
            expect(Number.isInteger(place.start) && Number.isInteger(place.end)).toBe(true)
            expect(0 <= place.start && place.start <= place.end && place.end <= codePoints(after)).toBe(true)
          }
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('in an identical text everything is the same', () => {
    fc.assert(
      fc.property(anyText(80), fc.array(anySpan, { maxLength: 4 }), (text, spans) => {
        for (const { state, span } of followPlacements(text, text, spans)) {
          expect(state).toBe('same')
          expect(span).not.toBeNull()
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('whatever is edited', () => {
  test('a tick is kept only on words that say the same', () => {
    fc.assert(
      fc.property(edited, ({ before, after, spans }) => {
        for (const [nth, { state, span }] of followPlacements(before, after, spans).entries()) {
          if (state !== 'same' && state !== 'moved') continue
          expect(differsInMeaning(textOf(before, spans[nth]!), textOf(after, span!))).toBe(false)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('a tick on a whole sentence is kept only where a sentence says all of it', () => {
    fc.assert(
      fc.property(edited, ({ before, after }) => {
        const spans = sentencesOf(before)

        for (const [nth, { state, span }] of followPlacements(before, after, spans).entries()) {
          if (state === 'same' || state === 'moved') {
            expect(differsInMeaning(textOf(before, spans[nth]!), textOf(after, span!))).toBe(false)
          }
        }
      }),
      { numRuns: 3_000 },
    )
  })

  test('of sentences taken out nothing is left, and the others are the same', () => {
    const numbered = fc.array(fc.tuple(sentence, fc.boolean()), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(numbered, (all) => {
        // A number of its own makes each sentence the only one that says it.
        const texts = all.map(([text], nth) => `${nth + 70} ${text}`).map((text) => `Team ${text}`)
        const before = texts.join(' ')
        const after = texts.filter((_, nth) => all[nth]![1]).join(' ')
        const spans = texts.map((text, nth) => {
          const start = codePoints(
            texts
              .slice(0, nth)
              .map((each) => `${each} `)
              .join(''),
          )
          return { start, end: start + codePoints(text) }
        })

        for (const [nth, { state, span }] of followPlacements(before, after, spans).entries()) {
          if (all[nth]![1]) expect(textOf(after, span!)).toBe(texts[nth])
          else expect(['gone', 'changed']).toContain(state)
          if (all[nth]![1]) expect(state).toBe('same')
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('in the sample article', () => {
  const spans = sentencesOf(SAMPLE)
  const words = [...SAMPLE.matchAll(/\p{L}+|\p{N}+/gu)]
  const nthWord = fc.nat(words.length - 1).map((nth) => words[nth]!)
  const replace = (at: number, length: number, text: string) =>
    SAMPLE.slice(0, at) + text + SAMPLE.slice(at + length)
  const statesBy = (after: string) => followPlacements(SAMPLE, after, spans).map(({ state }) => state)

  test('another word voids its sentence and no other', () => {
    fc.assert(
      fc.property(
        nthWord,
        fc.constantFrom('seven', 'not', 'xyzzy', '1999', 'Mars'),
        ({ 0: old, index }, put) => {
          fc.pre(old !== put)
          const capital = /^\p{Lu}/u.test(old) ? put.charAt(0).toUpperCase() + put.slice(1) : put

          const states = statesBy(replace(index, old.length, capital))

          const own = spans.findIndex(({ start, end }) => start <= index && index < end)
          expect(states.filter((_, nth) => nth !== own)).toEqual(spans.slice(1).map(() => 'same'))
          // "Share." has nothing else to be known by.
          expect(states[own]).toBe(old === 'Share' ? 'gone' : 'changed')
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('a comma, a space or an emoji put between two words that are not quoted keeps every tick', () => {
    fc.assert(
      fc.property(nthWord, fc.constantFrom(', ', '  ', ' – ', ' 😀 '), ({ index, 0: old }, put) => {
        const end = index + old.length
        fc.pre(/^ \p{Ll}/u.test(SAMPLE.slice(end)) && !/“[^”]*$/.test(SAMPLE.slice(0, index)))

        expect(new Set(statesBy(replace(end, 1, put)))).toEqual(new Set(['same']))
      }),
      { numRuns: 1_000 },
    )
  })

  test('whatever sentence is taken out is gone, and the others are the same', () => {
    for (const [nth, { start, end }] of spans.entries()) {
      expect(statesBy(replace(start, end - start, ''))).toEqual(
        spans.map((_, at) => (at === nth ? 'gone' : 'same')),
      )
    }
  })
})
