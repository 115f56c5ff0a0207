import { expect, test } from 'vitest'
import {
  ABOUTS,
  CLAIM_KINDS,
  decideClaim,
  PARTS,
  SENSITIVITIES,
  type ClaimForm,
} from '../../src/domain/claims.js'

const FORM: ClaimForm = {
  statement: 'Vladimir Putin is President of Russia.',
  kind: 'identity',
  about: 'true',
  question: '',
  timePhrase: '',
  saidBy: [],
}
const SPEAKER = {
  speaker: 'Russian diplomats',
  capacity: 'familiar with the matter',
  anonymous: true,
  verb: 'reports',
}

const problemsOf = (form: Partial<ClaimForm>) => {
  const decision = decideClaim({ ...FORM, ...form }, null)
  return decision.ok ? [] : decision.problems.map(({ field, message }) => `${field}: ${message}`)
}

const LONG = 'x'.repeat(1_001)

test.each<[string, Partial<ClaimForm>, string[]]>([
  ['everything there', {}, []],
  ['no statement', { statement: ' ' }, ['statement: Say in one sentence what is claimed']],
  [
    'too long a statement',
    { statement: LONG },
    ['statement: Shorten this by 1 characters: 1000 are the most'],
  ],
  ['no kind', { kind: '' }, ['kind: Say what kind of claim it is']],
  ['a kind that is none', { kind: 'rumour' }, ['kind: Say what kind of claim it is']],
  ['two questions in one', { about: 'both' }, ['about: Say whether it is checked that it is true, or said']],
  [
    'a speaker without a name',
    { saidBy: [SPEAKER, { ...SPEAKER, speaker: '' }] },
    ['speaker-2: Name who says so'],
  ],
  [
    'a speaker with NUL',
    { saidBy: [{ ...SPEAKER, verb: '\0' }] },
    ['verb-1: Take out the invisible control characters'],
  ],
  ['NUL in the question', { question: '\0' }, ['question: Take out the invisible control characters']],
  [
    'too long a time phrase',
    { timePhrase: 'x'.repeat(301) },
    ['timePhrase: Shorten this by 1 characters: 300 are the most'],
  ],
])('%s', (_what, form, problems) => {
  expect(problemsOf(form)).toEqual(problems)
})

test('a claim is recorded trimmed, with its chain, and without days that nobody worked out', () => {
  const form = {
    statement: ' He came. ',
    timePhrase: ' last month ',
    question: ' Did he? ',
    saidBy: [SPEAKER],
  }

  expect(decideClaim({ ...FORM, ...form }, null)).toEqual({
    ok: true,
    value: {
      statement: 'He came.',
      kind: 'identity',
      about: 'true',
      question: 'Did he?',
      timePhrase: 'last month',
      timeFrom: null,
      timeTo: null,
      recheckOn: null,
      sensitivity: 'normal',
      saidBy: [SPEAKER],
    },
  })
})

test('a claim without a time phrase has none, not an empty one', () => {
  expect(decideClaim(FORM, null)).toMatchObject({ ok: true, value: { timePhrase: null } })
})

test('every kind can be chosen, and both things that can be checked', () => {
  for (const kind of CLAIM_KINDS) expect(problemsOf({ kind })).toEqual([])
  for (const about of ABOUTS) expect(problemsOf({ about })).toEqual([])
  expect([PARTS, SENSITIVITIES]).toEqual([
    ['headline', 'standfirst', 'body'],
    ['normal', 'sensitive', 'legal'],
  ])
})
