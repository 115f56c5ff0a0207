import { expect, test } from 'vitest'
import {
  canBeApplied,
  decideAnswer,
  decideChangeRequest,
  decideRequestWithdrawal,
  stateOf,
  type ChangeRequestForm,
  type StandingRequest,
} from '../../src/domain/change-requests.js'
import type { Role } from '../../src/domain/roles.js'

const FORM: ChangeRequestForm = {
  request: 'reword',
  before: '',
  after: 'took the oath on 7 May',
  why: 'The decree gives the day.',
}
const basis = (role: Role = 'reviewer', words: readonly string[] = ['took the oath']) => ({ role, words })

const OPEN: StandingRequest = { kind: 'reword', by: 1, answer: null, appliedIn: null, withdrawn: false }

test('a rewording names the claim’s words, the new ones, and why', () => {
  expect(decideChangeRequest(FORM, basis())).toEqual({
    ok: true,
    value: {
      kind: 'reword',
      before: 'took the oath',
      after: 'took the oath on 7 May',
      reason: 'The decree gives the day.',
    },
  })
})

test.for<readonly [string, Partial<ChangeRequestForm>, ReturnType<typeof basis>, string, RegExp]>([
  ['no kind', { request: 'delete' }, basis(), 'request', /what is asked/],
  ['no reason', { why: ' ' }, basis(), 'why', /why/],
  ['a rewording without new words', { after: '' }, basis(), 'after', /new words/],
  ['the same words again', { after: 'took the oath' }, basis(), 'after', /as they stand/],
  ['a cut with new words', { request: 'cut' }, basis(), 'after', /leave this empty/],
  ['words of two places, none chosen', {}, basis('reviewer', ['a', 'b']), 'before', /Choose which/],
  ['words that are not the claim’s', { before: 'an oath' }, basis(), 'before', /Choose which/],
  ['a claim whose words are gone', {}, basis('reviewer', []), 'before', /not in the newest text/],
  ['a reviewer who lets it stand', { request: 'stands', after: '' }, basis(), 'request', /editor/],
])('%s is refused', ([_what, changed, given, field, message]) => {
  const result = decideChangeRequest({ ...FORM, ...changed }, given)
  expect(result.ok ? [] : result.problems).toContainEqual({
    field,
    message: expect.stringMatching(message) as string,
  })
})

test('an editor lets it stand with a reason, whatever became of the words', () => {
  const form = { request: 'stands', before: '', after: '', why: 'Her lawyer confirmed it by telephone.' }
  expect(decideChangeRequest(form, basis('editor', []))).toEqual({
    ok: true,
    value: { kind: 'stands', before: '', after: '', reason: 'Her lawyer confirmed it by telephone.' },
  })
})

test.for<readonly [string, { answer: string; answerNote: string }, Partial<StandingRequest>, boolean]>([
  ['accepted without a word', { answer: 'accepted', answerNote: '' }, {}, true],
  ['declined with words', { answer: 'declined', answerNote: 'I saw it.' }, {}, true],
  ['another answer than before', { answer: 'declined', answerNote: 'No.' }, { answer: 'accepted' }, true],
  ['declined without words', { answer: 'declined', answerNote: '' }, {}, false],
  ['no answer', { answer: '', answerNote: 'Well…' }, {}, false],
  ['to what was taken back', { answer: 'accepted', answerNote: '' }, { withdrawn: true }, false],
  ['to what is in the text', { answer: 'accepted', answerNote: '' }, { appliedIn: 2 }, false],
  ['to nothing that was asked', { answer: 'accepted', answerNote: '' }, { kind: 'stands' }, false],
])('an answer, %s', ([_what, form, request, ok]) => {
  expect(decideAnswer(form, { ...OPEN, ...request }).ok).toBe(ok)
})

test.for<readonly [string, string, Role, number, Partial<StandingRequest>, boolean]>([
  ['who asked', 'Asked twice.', 'reviewer', 1, {}, true],
  ['an editor', 'Asked twice.', 'editor', 2, {}, true],
  ['somebody else', 'Asked twice.', 'reviewer', 2, {}, false],
  ['who gives no reason', '', 'reviewer', 1, {}, false],
  ['who comes too late', 'Asked twice.', 'reviewer', 1, { appliedIn: 3 }, false],
])('%s takes it back, or may not', ([_who, reason, role, id, request, ok]) => {
  expect(decideRequestWithdrawal(reason, { ...OPEN, ...request }, { id, role }).ok).toBe(ok)
})

test.for<readonly [Partial<StandingRequest>, string]>([
  [{}, 'asked'],
  [{ kind: 'stands' }, 'stands'],
  [{ answer: 'accepted' }, 'accepted'],
  [{ answer: 'declined' }, 'declined'],
  [{ answer: 'accepted', appliedIn: 2 }, 'applied'],
  [{ answer: 'accepted', withdrawn: true }, 'withdrawn'],
])('%j is %s', ([request, state]) => {
  expect(stateOf({ ...OPEN, ...request })).toBe(state)
})

test('what the author accepted can be carried out when the new words are known', () => {
  const accepted = { ...OPEN, answer: 'accepted' as const, before: 'a', after: 'b' }
  expect(canBeApplied(accepted)).toBe(true)
  expect(canBeApplied({ ...accepted, kind: 'cut', after: '' })).toBe(true)
  expect(canBeApplied({ ...accepted, kind: 'soften', after: '' })).toBe(false)
  expect(canBeApplied({ ...accepted, answer: null })).toBe(false)
  expect(canBeApplied({ ...accepted, appliedIn: 2 })).toBe(false)
})
