import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingOf, type StandingReview } from '../../src/domain/standing.js'
import type { DisputeReason, Verdict } from '../../src/domain/verdicts.js'

const WORDS: Readonly<Record<string, Verdict>> = { c: 'confirmed', u: 'unconfirmed', d: 'disputed' }

/** "1c" is person 1 saying confirmed, "2d" person 2 saying disputed; "!" behind it: this settles. */
const said = (short: string): StandingReview => ({
  by: Number(short.charAt(0)),
  verdict: WORDS[short.charAt(1)] ?? 'unconfirmed',
  disputeReason: short.charAt(1) === 'd' ? 'misleading' : null,
  settles: short.endsWith('!'),
})

test.each([
  ['nobody has reviewed it', '', null, false],
  ['one person', '1c', 'confirmed', false],
  ['one person changes their mind', '1c 1d', 'disputed', false],
  ['two people agree', '1c 2c', 'confirmed', false],
  ['two people differ: that of the first, contested', '1c 2d', 'confirmed', true],
  ['the first gives in', '1c 2d 1d', 'disputed', false],
  ['the second gives in', '1c 2d 2c', 'confirmed', false],
  ['the first goes elsewhere, still first', '1c 2d 1u', 'unconfirmed', true],
  ['a third person differs', '1c 2c 3u', 'confirmed', true],
  ['a settlement stands alone', '1c 2d 3u!', 'unconfirmed', false],
  ['the settled one agrees afterwards', '1c 2d 3u! 1u', 'unconfirmed', false],
  ['somebody reviews again after a settlement', '1c 2d 3u! 1c', 'unconfirmed', true],
  ['a second settlement', '1c 2d 3u! 1c 4d!', 'disputed', false],
])('%s (%s)', (_what, shorts, verdict, contested) => {
  const standing = standingOf(shorts.split(' ').filter(Boolean).map(said))

  expect(standing).toEqual({
    verdict,
    contested,
    disputeReason: verdict === 'disputed' ? 'misleading' : null,
  })
})

test('two disputes for different reasons are not contested: the verdict is the same', () => {
  const reasons: DisputeReason[] = ['contradicted', 'misleading']

  const standing = standingOf(reasons.map((disputeReason, by) => ({ ...said('1d'), by, disputeReason })))

  expect(standing).toEqual({ verdict: 'disputed', disputeReason: 'contradicted', contested: false })
})

const anyReviews = fc.array(
  fc
    .tuple(fc.nat(3), fc.constantFrom('c', 'u', 'd'), fc.boolean())
    .map(([by, verdict, settles]) => said(`${by}${verdict}${settles ? '!' : ''}`)),
  { maxLength: 8 },
)

test('it has a verdict exactly when somebody reviewed it, one that somebody gave, with its reason', () => {
  fc.assert(
    fc.property(anyReviews, (reviews) => {
      const { verdict, disputeReason, contested } = standingOf(reviews)

      expect(verdict === null).toBe(reviews.length === 0)
      if (verdict !== null) expect(reviews.map((review) => review.verdict)).toContain(verdict)
      expect(disputeReason === null).toBe(verdict !== 'disputed')
      if (contested) expect(new Set(reviews.map((review) => review.verdict)).size).toBeGreaterThan(1)
    }),
  )
})

test('saying the same again right away changes nothing', () => {
  fc.assert(
    fc.property(anyReviews, (reviews) => {
      const again = reviews.flatMap((review) => [review, { ...review, settles: false }])

      expect(standingOf(again)).toEqual(standingOf(reviews))
    }),
  )
})

test('nothing said before a settlement counts', () => {
  fc.assert(
    fc.property(anyReviews, anyReviews, (before, after) => {
      const settled = [said('4u!'), ...after]

      expect(standingOf([...before, ...settled])).toEqual(standingOf(settled))
    }),
  )
})
