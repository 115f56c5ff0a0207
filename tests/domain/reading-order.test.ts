import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PARTS, type Part } from '../../src/domain/claims.js'
import { inReadingOrder, mainPlaces, type Place } from '../../src/domain/reading-order.js'

const claims = (...numbers: number[]) => numbers.map((number) => ({ id: number, number }))
const at = (claimId: number, part: Part, start: number, end = start + 5): Place => ({
  claimId,
  part,
  span: { start, end },
})
const orderOf = (numbers: number[], places: Place[]) =>
  inReadingOrder(claims(...numbers), places).map(({ id }) => id)

test.each<[string, number[], Place[], number[]]>([
  ['by where they start', [1, 2], [at(1, 'body', 9), at(2, 'body', 0)], [2, 1]],
  ['the longer first where two start together', [1, 2], [at(1, 'body', 0, 3), at(2, 'body', 0, 9)], [2, 1]],
  ['by number where two stand on the same words', [2, 1], [at(2, 'body', 0), at(1, 'body', 0)], [1, 2]],
  [
    'headline, standfirst, body',
    [1, 2, 3],
    [at(1, 'body', 0), at(2, 'standfirst', 0), at(3, 'headline', 9)],
    [3, 2, 1],
  ],
  [
    'what the headline repeats, where the body says it',
    [1, 2],
    [at(1, 'headline', 0), at(1, 'body', 9), at(2, 'body', 0)],
    [2, 1],
  ],
  [
    'a claim stated twice, at its first place',
    [1, 2],
    [at(1, 'body', 9), at(2, 'body', 5), at(1, 'body', 0)],
    [1, 2],
  ],
  ['those without a place last, by number', [3, 1, 2], [at(3, 'body', 0)], [3, 1, 2]],
  ['no claims', [], [at(1, 'body', 0)], []],
])('%s', (_what, numbers, places, order) => {
  expect(orderOf(numbers, places)).toEqual(order)
})

test('the main place of a claim is the first of the body, else the first of all', () => {
  const [headline, later, earlier] = [at(1, 'headline', 0), at(1, 'body', 9), at(1, 'body', 4)]

  const main = mainPlaces([headline, later, earlier, at(2, 'standfirst', 3), at(2, 'headline', 7)])

  expect(main.get(1)).toBe(earlier)
  expect(main.get(2)).toEqual(at(2, 'headline', 7))
  expect(main.get(3)).toBeUndefined()
})

test('whatever the order of claims and places, every claim is listed once and the list is the same', () => {
  const place = fc
    .tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(...PARTS),
      fc.nat(9),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([claimId, part, start, length]) => at(claimId, part, start, start + length))
  const shuffled = fc
    .array(place, { maxLength: 9 })
    .chain((places) =>
      fc.tuple(fc.constant(places), fc.shuffledSubarray(places, { minLength: places.length })),
    )
  const numbers = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 })
  fc.assert(
    fc.property(shuffled, numbers, ([places, another], all) => {
      const order = orderOf(all, another)

      expect(order).toEqual(orderOf([1, 2, 3, 4, 5], places))
      expect([...order].sort()).toEqual([1, 2, 3, 4, 5])
    }),
  )
})
