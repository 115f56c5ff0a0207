import { expect, test } from 'vitest'
import { decideReview, repeats, type ReviewForm } from '../../src/domain/reviews.js'
import { suggestVerdict } from '../../src/domain/suggestion.js'
import { DISPUTE_REASONS, VERDICTS } from '../../src/domain/verdicts.js'

const FORM: ReviewForm = { verdict: 'unconfirmed', disputeReason: '', rationale: 'No record says so.' }

/** The decision over so many supporting and refuting pieces, each a primary source of its own. */
function decide(form: Partial<ReviewForm>, supporting = 0, refuting = 0) {
  const pieces = (stance: 'supports' | 'refutes', count: number) =>
    Array.from({ length: count }, (_, nth) => ({
      stance,
      origin: stance + String(nth),
      primary: true,
      reliable: true,
    }))
  const suggestion = suggestVerdict([...pieces('supports', supporting), ...pieces('refutes', refuting)])
  return decideReview({ ...FORM, ...form }, { suggestion, supporting, refuting })
}

const CHOOSE = { field: 'verdict', message: 'Choose confirmed, unconfirmed or disputed' }
const WHY = { field: 'rationale', message: 'Say why: the rationale is printed in the report' }
const ATTACH = { field: 'verdict', message: 'Attach a piece of evidence that supports it before confirming' }
const NAME = {
  field: 'disputeReason',
  message: 'Attach a piece of evidence that refutes it, or name the reason for the dispute',
}
const LIST = { field: 'disputeReason', message: 'Choose a reason of the list' }

test.each([
  ['unconfirmed without evidence', { verdict: 'unconfirmed' }, 0, 0, []],
  ['unconfirmed over any evidence', { verdict: 'unconfirmed' }, 2, 2, []],
  ['confirmed without support', { verdict: 'confirmed' }, 0, 0, [ATTACH]],
  ['confirmed with refuting evidence alone', { verdict: 'confirmed' }, 0, 1, [ATTACH]],
  ['confirmed with one piece of support', { verdict: 'confirmed' }, 1, 0, []],
  ['confirmed with support and refutation', { verdict: 'confirmed' }, 1, 1, []],
  ['disputed without a reason or refutation', { verdict: 'disputed' }, 1, 0, [NAME]],
  ['disputed with a refuting piece', { verdict: 'disputed' }, 0, 1, []],
  ['disputed with a named reason', { verdict: 'disputed', disputeReason: 'misleading' }, 0, 0, []],
  ['disputed for a reason that is none', { verdict: 'disputed', disputeReason: 'wrong' }, 0, 1, [LIST]],
  [
    'disputed for a reason that is none, without refutation',
    { verdict: 'disputed', disputeReason: 'x' },
    0,
    0,
    [LIST, NAME],
  ],
  ['no verdict', { verdict: '' }, 1, 1, [CHOOSE]],
  ['a fourth word', { verdict: 'open' }, 1, 1, [CHOOSE]],
  ['no rationale', { rationale: ' \n ' }, 0, 0, [WHY]],
  ['nothing at all', { verdict: '', rationale: '' }, 0, 0, [CHOOSE, WHY]],
  [
    'a rationale of 4,001 characters',
    { rationale: 'x'.repeat(4_001) },
    0,
    0,
    [{ field: 'rationale', message: 'Shorten this by 1 characters: 4000 are the most' }],
  ],
])('%s', (_what, form, supporting, refuting, problems) => {
  const decision = decide(form, supporting, refuting)

  expect(decision.ok ? [] : decision.problems).toEqual(problems)
})

test.each([
  // over (supporting, refuting): the reason that is recorded
  ['disputed', '', 0, 1, 'contradicted'],
  ['disputed', '', 1, 1, 'conflicting'],
  ['disputed', 'out_of_date', 1, 1, 'out_of_date'],
  ['disputed', 'misleading', 0, 0, 'misleading'],
  ['confirmed', 'misleading', 1, 0, null],
  ['unconfirmed', 'misleading', 0, 0, null],
])(
  '%s, with the reason %j named, over %d and %d pieces is recorded as %s',
  (verdict, disputeReason, s, r, recorded) => {
    expect(decide({ verdict, disputeReason }, s, r)).toMatchObject({
      ok: true,
      value: { verdict, disputeReason: recorded },
    })
  },
)

test.each([
  ['confirmed', 1, 0, false],
  ['unconfirmed', 1, 0, true],
  ['confirmed', 1, 1, true],
  ['disputed', 1, 1, false],
  ['unconfirmed', 0, 0, false],
])(
  '%s over %d supporting and %d refuting departs from the evidence: %s',
  (verdict, supporting, refuting, departs) => {
    expect(decide({ verdict }, supporting, refuting)).toMatchObject({ ok: true, value: { departs } })
  },
)

test('evidence of an unreliable source can be pointed at, and departs from the suggestion', () => {
  const suggestion = suggestVerdict([{ stance: 'supports', origin: 'a', primary: true, reliable: false }])

  const decision = decideReview({ ...FORM, verdict: 'confirmed' }, { suggestion, supporting: 1, refuting: 0 })

  expect(decision).toMatchObject({ ok: true, value: { suggested: 'unconfirmed', departs: true } })
})

test('the rationale is recorded as it was typed, without the white space around it', () => {
  expect(decide({ rationale: '  One.\r\nTwo. ' })).toMatchObject({
    ok: true,
    value: { rationale: 'One.\nTwo.' },
  })
})

test('a review repeats another when verdict, reason and rationale are the same', () => {
  const review = { verdict: 'disputed', disputeReason: 'misleading', rationale: 'Half of it.' } as const

  expect(repeats(review, { ...review })).toBe(true)
  expect(repeats(review, null)).toBe(false)
  expect(repeats(review, { ...review, verdict: 'unconfirmed' })).toBe(false)
  expect(repeats(review, { ...review, disputeReason: 'conflicting' })).toBe(false)
  expect(repeats(review, { ...review, rationale: 'Half of it!' })).toBe(false)
})

test('there are three verdicts, and four reasons for a dispute', () => {
  expect(VERDICTS).toEqual(['confirmed', 'unconfirmed', 'disputed'])
  expect(DISPUTE_REASONS).toEqual(['contradicted', 'conflicting', 'misleading', 'out_of_date'])
})
