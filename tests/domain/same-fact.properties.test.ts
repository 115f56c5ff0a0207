import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findDiscrepancies } from '../../src/domain/same-fact.js'
import type { StatedClaim } from '../../src/domain/same-fact/discrepancy.js'
import { anyText } from './any-text.js'

/** Statements that have much in common, so that something is found among a few of them. */
const statement = fc
  .tuple(
    fc.constantFrom('12', '14', 'Fifteen', 'About 12', 'At least 13'),
    fc.constantFrom('people', 'soldiers'),
    fc.constantFrom('were killed', 'were injured'),
    fc.constantFrom('', ' on Monday', ' on 30 May', ' by President Zelensky', ' by Prime Minister Zelenskyy'),
  )
  .map(([count, who, what, rest]) => `${count} ${who} ${what}${rest}.`)

const claims = (text: fc.Arbitrary<string>): fc.Arbitrary<readonly StatedClaim[]> =>
  fc
    .array(
      fc.record({
        statement: text,
        words: fc.array(text, { maxLength: 2 }),
        speakers: fc.array(text, { maxLength: 1 }),
      }),
      {
        maxLength: 8,
      },
    )
    .map((all) => all.map((claim, nth) => ({ ...claim, number: nth + 1 })))

test('the order in which the claims come does not matter', () => {
  const shuffled = claims(statement).chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, ([all, otherwise]) => {
      expect(findDiscrepancies(otherwise)).toEqual(findDiscrepancies(all))
    }),
  )
})

test('each finding names two claims, the lower first, and two wordings that stand in them', () => {
  let found = 0
  fc.assert(
    fc.property(claims(statement), (all) => {
      for (const {
        claims: [one, other],
        wordings,
      } of findDiscrepancies(all)) {
        found += 1
        expect(one).toBeLessThan(other)
        for (const [nth, number] of [one, other].entries()) {
          const claim = all.find((each) => each.number === number)
          expect(
            [claim?.statement, ...(claim?.words ?? []), ...(claim?.speakers ?? [])].join('\n'),
          ).toContain(wordings[nth])
        }
      }
    }),
  )
  expect(found).toBeGreaterThan(50)
})

test('claims that say the same have nothing to show', () => {
  fc.assert(
    fc.property(statement, fc.integer({ min: 2, max: 6 }), (text, count) => {
      const all = Array.from({ length: count }, (_, nth) => ({
        number: nth + 1,
        statement: text,
        words: [],
        speakers: [],
      }))
      expect(findDiscrepancies(all)).toEqual([])
    }),
  )
})

test('claims that have no word in common have nothing to show', () => {
  const word = fc.constantFrom('hm', 'ob', 'ut', 'ix', 'ey')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      const all = words.map((base, nth) => {
        const own = (of: string) => `${base}${of}${String.fromCharCode(97 + nth).repeat(3)}`
        return {
          number: nth + 1,
          statement: `${nth + 11} ${own('dog')} ${own('bark')}.`,
          words: [],
          speakers: [],
        }
      })
      expect(findDiscrepancies(all)).toEqual([])
    }),
  )
})

test('any text can be compared', () => {
  fc.assert(
    fc.property(claims(anyText()), (all) => {
      expect(() => findDiscrepancies(all)).not.toThrow()
    }),
  )
})
