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

  expect(standing).toMatchObject({
    verdict,
    contested,
    disputeReason: verdict === 'disputed' ? 'misleading' : null,
  })
})

test('two disputes for different reasons are not contested: the verdict is the same', () => {
  const reasons: DisputeReason[] = ['contradicted', 'misleading']

  const standing = standingOf(reasons.map((disputeReason, by) => ({ ...said('1d'), by, disputeReason })))

  expect(standing).toMatchObject({ verdict: 'disputed', disputeReason: 'contradicted', contested: false })
})

test.each([
  // the reviews, oldest first; which of them decides
  ['nobody has reviewed it', '', null],
  ['the only one', '1c', 0],
  ['the newest of one person', '1c 1c', 1],
  ['that of the first of two who agree', '1c 2c', 0],
  ['that of the first, where two differ', '1c 2d', 0],
  ['that of the first, though the one who differed agrees in the end', '1c 2d 2c', 0],
  ['that of the first, where another agrees last of all', '1c 2d 3c', 0],
  ['the newest of the first', '1c 2d 1u 3u', 2],
  ['the settlement', '1c 2d 3u! 1u', 2],
])('the verdict stands on %s (%s)', (_what, shorts, place) => {
  const reviews = shorts.split(' ').filter(Boolean).map(said)

  const { decidedBy } = standingOf(reviews)

  expect(decidedBy && reviews.indexOf(decidedBy)).toBe(place)
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
      const { verdict, disputeReason, contested, decidedBy } = standingOf(reviews)

      expect(decidedBy?.verdict ?? null).toBe(verdict)
      expect(decidedBy?.disputeReason ?? null).toBe(disputeReason)
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

      const { decidedBy: _again, ...standing } = standingOf(again)
      expect(standingOf(reviews)).toMatchObject(standing)
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
