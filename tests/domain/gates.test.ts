import { expect, test } from 'vitest'
import type { StandingRequest } from '../../src/domain/change-requests.js'
import { GATES, gatesOf, isBlocked, type GateBasis, type GatedClaim } from '../../src/domain/gates.js'

const CLAIM: GatedClaim = {
  number: 7,
  verdict: 'confirmed',
  contested: false,
  evidenceChanged: false,
  awaitsApproval: false,
  recheckOn: null,
  legal: false,
  unsettled: null,
  requests: [],
  reviewedAt: new Date('2024-05-20T10:00:00Z'),
  wordsSince: 1,
}
const request = (changed: Partial<StandingRequest> = {}, at = '2024-05-21T10:00:00Z') => ({
  kind: 'reword' as const,
  by: 1,
  answer: null,
  appliedIn: null,
  withdrawn: false,
  ...changed,
  at: new Date(at),
})
const basis = (changed: Partial<GateBasis> = {}): GateBasis => ({
  claims: [CLAIM],
  uncovered: [],
  sentences: 13,
  legalSignedOff: false,
  today: '2024-05-30',
  ...changed,
})
const withClaim = (changed: Partial<GatedClaim>): GateBasis => basis({ claims: [{ ...CLAIM, ...changed }] })
const blocked = (given: GateBasis) =>
  gatesOf(given)
    .filter(isBlocked)
    .map(({ name }) => name)

test('a revision that is covered, reviewed and settled has nothing in the way', () => {
  expect(gatesOf(basis()).map(({ name }) => name)).toEqual([...GATES])
  expect(blocked(basis())).toEqual([])
})

test.for<readonly [string, GateBasis, readonly string[]]>([
  ['a sentence that nobody dealt with', basis({ uncovered: ['He left.'] }), ['coverage']],
  ['no text', basis({ sentences: 0, claims: [] }), ['coverage']],
  ['words that are gone', withClaim({ unsettled: 'gone' }), ['placements']],
  ['words in several places', withClaim({ unsettled: 'ambiguous' }), ['placements']],
  ['a claim that nobody reviewed', withClaim({ verdict: null }), ['reviews']],
  ['two reviewers who differ', withClaim({ contested: true }), ['contests']],
  ['evidence that changed', withClaim({ evidenceChanged: true }), ['evidence']],
  ['a missing approval', withClaim({ awaitsApproval: true }), ['approvals']],
  ['a re-check that is due', withClaim({ recheckOn: '2024-05-30' }), ['rechecks']],
  ['a re-check to come', withClaim({ recheckOn: '2024-05-31' }), []],
  ['a disputed claim of which nothing came', withClaim({ verdict: 'disputed' }), ['requests']],
  ['an unconfirmed one', withClaim({ verdict: 'unconfirmed' }), ['requests']],
  ['a request that waits', withClaim({ verdict: 'disputed', requests: [request()] }), ['requests']],
  [
    'a request that is accepted only',
    withClaim({ verdict: 'disputed', requests: [request({ answer: 'accepted' })] }),
    ['requests'],
  ],
  [
    'a request that is in the text',
    withClaim({ verdict: 'disputed', requests: [request({ answer: 'accepted', appliedIn: 2 })] }),
    [],
  ],
  [
    'a request that is in the text, whose words a later draft kept',
    withClaim({
      verdict: 'disputed',
      wordsSince: 2,
      requests: [request({ answer: 'accepted', appliedIn: 2 })],
    }),
    [],
  ],
  [
    'a request that is in the text, whose words a later draft changed',
    withClaim({
      verdict: 'disputed',
      wordsSince: 3,
      requests: [request({ answer: 'accepted', appliedIn: 2 })],
    }),
    ['requests'],
  ],
  [
    'an editor who lets it stand',
    withClaim({ verdict: 'disputed', requests: [request({ kind: 'stands' })] }),
    [],
  ],
  [
    'one who took that back',
    withClaim({ verdict: 'disputed', requests: [request({ kind: 'stands', withdrawn: true })] }),
    ['requests'],
  ],
  [
    'one who let it stand before the verdict',
    withClaim({ verdict: 'disputed', requests: [request({ kind: 'stands' }, '2024-05-20T09:59:59Z')] }),
    ['requests'],
  ],
  ['a legal claim', withClaim({ legal: true }), ['legal']],
  ['a legal claim that counsel signed off', { ...withClaim({ legal: true }), legalSignedOff: true }, []],
  [
    'all at once',
    {
      ...withClaim({ verdict: 'disputed', contested: true, evidenceChanged: true, awaitsApproval: true }),
      uncovered: ['One.', 'Two.'],
    },
    ['coverage', 'contests', 'evidence', 'approvals', 'requests'],
  ],
])('%s', ([_what, given, names]) => {
  expect(blocked(given)).toEqual(names)
})

test('each thing in the way names its claim or its sentence', () => {
  const gates = gatesOf({ ...withClaim({ verdict: null }), uncovered: ['He left.', 'She stayed.'] })
  expect(gates.flatMap(({ blockers }) => blockers)).toEqual([
    { claim: null, sentence: 0, why: 'He left.' },
    { claim: null, sentence: 1, why: 'She stayed.' },
    { claim: 7, sentence: null, why: 'nobody has reviewed it' },
  ])
})
