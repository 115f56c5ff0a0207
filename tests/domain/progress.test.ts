import fc from 'fast-check'
import { expect, test } from 'vitest'

import { progressOf } from '../../src/domain/progress.js'

test('nine of twelve reviewed, three of each verdict', () => {
  const each = ['confirmed', 'unconfirmed', 'disputed', null] as const

  const progress = progressOf([...each, ...each, ...each])

  expect(progress).toEqual({ total: 12, reviewed: 9, confirmed: 3, unconfirmed: 3, disputed: 3, open: 3 })
})

test('a claim nobody reviewed is open, never unconfirmed', () => {
  expect(progressOf([null])).toMatchObject({ open: 1, unconfirmed: 0, reviewed: 0 })
  expect(progressOf([]).total).toBe(0)
})

test('the parts always add up', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('confirmed' as const, 'unconfirmed' as const, 'disputed' as const, null)),
      (all) => {
        const { total, reviewed, confirmed, unconfirmed, disputed, open } = progressOf(all)

        expect(total).toBe(all.length)
        expect(reviewed).toBe(confirmed + unconfirmed + disputed)
        expect(total).toBe(reviewed + open)
      },
    ),
  )
})
