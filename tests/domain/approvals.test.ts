import { expect, test } from 'vitest'
import {
  agreementOf,
  approvableReview,
  awaitsApproval,
  decideApproval,
  isApproved,
  outstandingOf,
} from '../../src/domain/approvals.js'
import type { Verdict } from '../../src/domain/verdicts.js'

const WORDS: Readonly<Record<string, Verdict>> = { c: 'confirmed', u: 'unconfirmed', d: 'disputed' }

/** "1c" is person 1 saying confirmed; "1c23" approved by 2 and 3; "!" behind it: this settles. Ids count from 1. */
const said = (shorts: string) =>
  shorts
    .split(' ')
    .filter(Boolean)
    .map((short, index) => ({
      id: index + 1,
      by: Number(short.charAt(0)),
      verdict: WORDS[short.charAt(1)] ?? 'unconfirmed',
      disputeReason: null,
      settles: short.endsWith('!'),
      approvedBy: [...short.slice(2).replace('!', '')].map(Number),
    }))

test.each([
  ['nobody has reviewed it', '', false, null, false],
  ['reviewed, and nobody approved', '1c', false, 1, false],
  ['a second person agrees', '1c2', false, 1, true],
  ['evidence was added or withdrawn since', '1c2', true, 1, false],
  ['its author reviews again, the same', '1c2 1c', false, 2, false],
  ['its author changes their mind', '1c2 1d', false, 2, false],
  ['another person reviews it and agrees', '1c2 3c', false, 2, false],
  ['the approver reviews it and agrees', '1c2 2c', false, 2, false],
  ['the newest of two is approved', '1c2 3c1', false, 2, true],
  ['another person differs: contested', '1c2 3d', false, null, false],
  ['the one who differs gives in', '1c2 3d 3c', false, 3, false],
  ['a contest that is settled', '1c2 3d 4d!', false, 3, false],
  ['the settlement is approved', '1c2 3d 4d5!', false, 3, true],
  ['somebody differs from the settlement', '1c 3d 4d5! 1c', false, null, false],
  // A void review is no longer among the live ones.
  ['the approved review is void', '', false, null, false],
  ['the newest review is void, the one before it counts again', '1c2', false, 1, true],
])('%s (%s)', (_what, shorts, evidenceChanged, approvable, approved) => {
  const reviews = said(shorts)

  expect(approvableReview(reviews)?.id ?? null).toBe(approvable)
  expect(isApproved(reviews, evidenceChanged)).toBe(approved)
})

const decide = (
  shorts: string,
  { approver = 2, id = 1, by = 1, isVoid = false, evidenceChanged = false } = {},
) => decideApproval({ approver, review: { id, by, void: isVoid }, reviews: said(shorts), evidenceChanged })

test('a second person can approve the review that stands, and a third one too', () => {
  expect(decide('1c')).toEqual({ ok: true, value: { already: false } })
  expect(decide('1c2', { approver: 3 })).toEqual({ ok: true, value: { already: false } })
})

test('approving again is known', () => {
  expect(decide('1c2')).toEqual({ ok: true, value: { already: true } })
})

test.each([
  ['who wrote it', '1c', { approver: 1 }, /Somebody else has to approve it/],
  ['a void review', '', { isVoid: true }, /no longer holds/],
  ['one that a newer one replaced', '1c 1d', {}, /A newer review/],
  ['one of an older revision', '', {}, /A newer review or revision/],
  ['one over older evidence', '1c', { evidenceChanged: true }, /The evidence changed/],
  ['one that somebody differs from', '1c 3d', {}, /Reviewers differ/],
  ['the one that differs', '1c 3d', { id: 2, by: 3 }, /Reviewers differ/],
])('%s is refused, in words that say what to do', (_what, shorts, basis, message) => {
  const result = decide(shorts, basis)

  expect(result).toEqual({
    ok: false,
    problems: [{ field: 'approval', message: expect.stringMatching(message) as string }],
  })
})

test.each([
  ['none', 0],
  ['sensitive', 2],
  ['all', 4],
] as const)('where %s need an approval, %i of these claims still want one', (need, outstanding) => {
  const claim = { approved: false, contested: false, sensitivity: 'normal' } as const
  const claims = [
    claim,
    { ...claim, contested: true },
    { ...claim, approved: true },
    { ...claim, sensitivity: 'sensitive' as const },
    { ...claim, sensitivity: 'legal' as const },
    { ...claim, sensitivity: 'legal' as const, approved: true },
  ]

  expect(agreementOf(claims, need)).toEqual({ approved: 2, contested: 1, outstanding })
  expect(outstandingOf({ claims: 6, approved: 2, careful: 2 }, need)).toBe(outstanding)
})

test.each([
  ['sensitive', 'unconfirmed', 'legal', false, true],
  ['sensitive', 'unconfirmed', 'sensitive', false, true],
  ['sensitive', 'unconfirmed', 'normal', false, false],
  ['all', 'disputed', 'normal', false, true],
  ['all', 'disputed', 'normal', true, false],
  ['none', 'disputed', 'legal', false, false],
  ['all', null, 'legal', false, false],
] as const)(
  'where %s need an approval, a %s verdict on a %s claim (approved: %s) awaits one: %s',
  (need, verdict, sensitivity, approved, awaits) => {
    expect(awaitsApproval({ verdict, sensitivity, approved }, need)).toBe(awaits)
  },
)
