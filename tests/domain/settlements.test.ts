import { expect, test } from 'vitest'
import type { ReviewBasis } from '../../src/domain/reviews.js'
import { decideSettlement, maySettle } from '../../src/domain/settlements.js'
import type { StandingReview } from '../../src/domain/standing.js'
import { suggestVerdict } from '../../src/domain/suggestion.js'

const BASIS: ReviewBasis = { suggestion: suggestVerdict([]), supporting: 0, refuting: 0 }
const FORM = { verdict: 'unconfirmed', disputeReason: '', rationale: 'Neither shows it.' }

const review = (by: number, verdict: StandingReview['verdict'], settles = false): StandingReview => ({
  by,
  verdict,
  disputeReason: null,
  settles,
})
const CONTESTED = [review(1, 'confirmed'), review(2, 'disputed')]

test('a third person settles, with a verdict and a rationale as in any review', () => {
  const result = decideSettlement(FORM, BASIS, { settler: 3, reviews: CONTESTED })

  expect(result).toEqual({
    ok: true,
    value: {
      verdict: 'unconfirmed',
      disputeReason: null,
      rationale: 'Neither shows it.',
      suggested: 'unconfirmed',
      departs: false,
    },
  })
})

test.each([
  ['one of those who differ', 1, CONTESTED],
  ['the other one', 2, CONTESTED],
  ['one who reviewed it and agrees with one of them', 3, [...CONTESTED, review(3, 'confirmed')]],
  ['one who settled it before', 3, [...CONTESTED, review(3, 'disputed', true), review(1, 'confirmed')]],
])('%s cannot settle', (_who, settler, reviews) => {
  expect(maySettle({ settler, reviews })).toBe(false)
  expect(decideSettlement(FORM, BASIS, { settler, reviews })).toMatchObject({
    ok: false,
    problems: [{ field: 'verdict', message: 'You reviewed this claim: a third person has to settle it' }],
  })
})

test.each([
  ['nobody has reviewed it', []],
  ['nobody differs', [review(1, 'confirmed'), review(2, 'confirmed')]],
  ['it is settled already', [...CONTESTED, review(4, 'disputed', true)]],
])('nothing can be settled where %s', (_what, reviews) => {
  expect(maySettle({ settler: 3, reviews })).toBe(false)
  expect(decideSettlement(FORM, BASIS, { settler: 3, reviews })).toMatchObject({
    ok: false,
    problems: [{ field: 'verdict', message: 'Nothing is contested here: record a review instead' }],
  })
})

test('a settlement needs what any review needs', () => {
  const result = decideSettlement({ ...FORM, verdict: 'confirmed', rationale: ' ' }, BASIS, {
    settler: 3,
    reviews: CONTESTED,
  })

  expect(result).toMatchObject({ ok: false, problems: [{ field: 'rationale' }, { field: 'verdict' }] })
})
