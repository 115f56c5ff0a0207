import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideEntry,
  decideInvitation,
  decidePersonChange,
  readPassPhrase,
  type PersonChange,
} from '../../src/domain/people.js'
import type { Problem } from '../../src/domain/problems.js'
import { isAtLeast, mayWithdraw, ROLES } from '../../src/domain/roles.js'

const isCommon = (passPhrase: string) => passPhrase === 'qwertyuiop12'

test.for([
  ['eleven char', 'at least 12'],
  ['', 'at least 12'],
  ['😀'.repeat(11), 'at least 12'],
  ['qwertyuiop12', 'first that are tried'],
  ['x'.repeat(257), 'at most 256'],
  ['with a bell \u0007 in it', 'control characters'],
  ['half a \ud83d surrogate', 'control characters'],
])('the pass phrase %j is refused: %s', ([typed = '', words = '']) => {
  const problems: Problem[] = []
  readPassPhrase(problems, 'passPhrase', typed, isCommon)

  expect(problems.map(({ field }) => field)).toEqual(['passPhrase'])
  expect(problems[0]?.message).toContain(words)
})

test('a pass phrase of twelve characters and more is taken as it is typed, whatever the characters', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 12, maxLength: 60 })
  fc.assert(
    fc.property(
      text.filter((typed) => !/\p{Cc}/u.test(typed) && typed.isWellFormed() && [...typed].length <= 256),
      (typed) => {
        const problems: Problem[] = []
        expect([readPassPhrase(problems, 'passPhrase', typed, isCommon), problems]).toEqual([typed, []])
      },
    ),
  )
  const problems: Problem[] = []
  expect(readPassPhrase(problems, 'passPhrase', '  spaces at its ends  ', isCommon)).toBe(
    '  spaces at its ends  ',
  )
  expect(readPassPhrase(problems, 'passPhrase', '😀'.repeat(256), isCommon)).toHaveLength(512)
  expect(problems).toEqual([])
})

test.for([
  ['Ada@Desk.Example', 'ada@desk.example'],
  ['  ada@desk  ', 'ada@desk'],
])('the address %j is kept as %j', ([email = '', kept]) => {
  expect(decideInvitation({ email, role: 'editor' })).toEqual({
    ok: true,
    value: { email: kept, role: 'editor' },
  })
})

test.for(['', 'ada', 'ada@', '@desk', 'a da@desk', 'ada@desk@desk', `${'x'.repeat(250)}@desk`])(
  'the address %j is refused',
  (email) => {
    const decision = decideInvitation({ email, role: 'editor' })

    expect(decision.ok ? [] : decision.problems.map(({ field }) => field)).toContain('email')
  },
)

test('somebody who comes in says who they are, all of it', () => {
  const decision = decideEntry({ name: ' ', email: 'x', passPhrase: 'short' }, isCommon)

  expect(decision.ok ? [] : decision.problems.map(({ field }) => field)).toEqual([
    'name',
    'email',
    'passPhrase',
  ])
})

const ADMIN = { role: 'admin', active: true } as const

test.for<[string, PersonChange, boolean]>([
  [
    'the last admin becomes an editor',
    { before: ADMIN, after: { role: 'editor', active: true }, otherAdmins: 0 },
    false,
  ],
  [
    'the last admin leaves',
    { before: ADMIN, after: { role: 'admin', active: false }, otherAdmins: 0 },
    false,
  ],
  [
    'one of two admins leaves',
    { before: ADMIN, after: { role: 'admin', active: false }, otherAdmins: 1 },
    true,
  ],
  [
    'an editor leaves',
    { before: { role: 'editor', active: true }, after: { role: 'editor', active: false }, otherAdmins: 0 },
    true,
  ],
  [
    'a deactivated admin becomes a reader',
    { before: { role: 'admin', active: false }, after: { role: 'reader', active: false }, otherAdmins: 0 },
    true,
  ],
  [
    'a reader becomes an admin',
    { before: { role: 'reader', active: true }, after: ADMIN, otherAdmins: 0 },
    true,
  ],
])('%s', ([, change, allowed]) => {
  expect(decidePersonChange(change).ok).toBe(allowed)
})

test('each role may do what those before it may, and no more', () => {
  const table = ROLES.map((role) => ROLES.filter((needed) => isAtLeast(role, needed)))

  expect(table).toEqual([
    ['reader'],
    ['reader', 'reviewer'],
    ['reader', 'reviewer', 'editor'],
    ['reader', 'reviewer', 'editor', 'admin'],
  ])
})

test.for([
  ['reader', 1, false],
  ['reviewer', 1, true],
  ['reviewer', 2, false],
  ['editor', 2, true],
  ['admin', 2, true],
] as const)('a %s with the id 1 and what person %i recorded: %s', ([role, recordedBy, allowed]) => {
  expect(mayWithdraw({ id: 1, role }, recordedBy)).toBe(allowed)
})
