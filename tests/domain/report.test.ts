import { expect, test } from 'vitest'
import { decidingReview, type ReportReview } from '../../src/domain/report.js'
import type { DisputeReason, Verdict } from '../../src/domain/verdicts.js'

/** "d:misleading" is a dispute for that reason. The rationale tells which of them it is. */
const said = (short: string, nth: number): ReportReview => {
  const [verdict, disputeReason = null] = short.split(':') as [Verdict, DisputeReason?]
  return {
    verdict,
    disputeReason,
    rationale: String(nth),
    departs: false,
    by: 'Ada',
    at: '2024-05-30T10:00:00.000Z',
  }
}

test.each([
  // the claim’s verdict; its reviews, newest first; which of them it stands on
  ['an open claim', null, '', null],
  ['the only one', 'confirmed', 'confirmed', '0'],
  ['the newest of one mind', 'confirmed', 'confirmed confirmed', '0'],
  ['not the newest of all, where it is contested', 'confirmed', 'unconfirmed confirmed', '1'],
  ['nor an older one of another mind', 'unconfirmed', 'confirmed unconfirmed confirmed', '1'],
  [
    'of two disputes, the one for its reason',
    'disputed:out_of_date',
    'disputed:misleading disputed:out_of_date',
    '1',
  ],
  ['a dispute whose reason nobody gave', 'disputed:conflicting', 'confirmed disputed:misleading', '1'],
  ['a verdict that no review on this revision has', 'confirmed', 'unconfirmed', null],
])('%s', (_what, standing, shorts, rationale) => {
  const [verdict = null, disputeReason = null] = (standing?.split(':') ?? []) as [Verdict?, DisputeReason?]
  const reviews = shorts.split(' ').filter(Boolean).map(said)

  const review = decidingReview({ verdict, disputeReason, reviews })

  expect(review?.rationale ?? null).toBe(rationale)
})
