import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carryOver } from '../../src/domain/carrying.js'
import { indexCodePoints } from '../../src/domain/spans.js'
import { differsInMeaning } from '../../src/domain/following/meaning.js'

const WORDS = [
  'He',
  'came',
  'back',
  'on',
  '7',
  'May',
  'not',
  'Team',
  'Alpha',
  'Beta',
  '👩‍👩‍👧',
  '“so”',
  '.',
  ',',
  '\n',
]
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '))

test('what is carried over stands where its words say, and stands for sure only where they say the same', () => {
  fc.assert(
    fc.property(text, text, fc.nat(200), fc.integer({ min: 1, max: 60 }), (before, after, from, length) => {
      const index = indexCodePoints(before)
      const span = { start: Math.min(from, index.length), end: Math.min(from + length, index.length) }
      fc.pre(span.start < span.end)
      const parts = (body: string) => ({ headline: 'One headline', standfirst: '', body })

      const { places } = carryOver({
        before: parts(before),
        after: parts(after),
        language: 'en',
        places: [
          { part: 'body', span },
          { part: 'headline', span: { start: 0, end: 3 } },
        ],
      })

      const [body, headline] = places
      expect(headline).toMatchObject({ state: 'same', place: { start: 0, end: 3, exact: 'One' } })
      const gone = body?.state === 'gone' || body?.state === 'ambiguous'
      expect(body?.place === null).toBe(gone)
      expect(body?.reason === '').toBe(body?.state !== 'changed' && body?.state !== 'gone')
      if (!body?.place) return
      const read = indexCodePoints(after)
      const words = after.slice(read.indexOf(body.place.start), read.indexOf(body.place.end))
      expect(body.place.exact).toBe(words)
      const old = before.slice(index.indexOf(span.start), index.indexOf(span.end))
      if (body.state !== 'changed') expect(differsInMeaning(old, words)).toBe(false)
    }),
    { numRuns: 1_000 },
  )
})
