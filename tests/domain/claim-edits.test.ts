import { expect, test } from 'vitest'
import { voidingChange, type Meaning } from '../../src/domain/claim-edits.js'

const CLAIM: Meaning = {
  statement: 'Vladimir Putin visited North Korea in 2000.',
  about: 'true',
  timeFrom: '2000-01-01',
  timeTo: '2000-12-31',
  saidBy: [{ speaker: 'Russian diplomats', capacity: '', anonymous: true, verb: 'reports' }],
}
const [link] = CLAIM.saidBy

test.each<[string, Partial<Meaning>, string | null]>([
  ['nothing', {}, null],
  ['a full stop', { statement: 'Vladimir Putin visited North Korea in 2000' }, null],
  ['white space', { statement: ' Vladimir  Putin visited North Korea in 2000. ' }, null],
  ['a comma', { statement: 'Vladimir Putin visited North Korea, in 2000.' }, null],
  ['a year', { statement: 'Vladimir Putin visited North Korea in 2001.' }, 'The statement was changed'],
  [
    'a “not”',
    { statement: 'Vladimir Putin has not visited North Korea in 2000.' },
    'The statement was changed',
  ],
  ['an article', { statement: 'Vladimir Putin visited the North Korea in 2000.' }, null],
  [
    'a figure’s point',
    { statement: 'Vladimir Putin visited North Korea in 2.000.' },
    'The statement was changed',
  ],
  ['a sign', { statement: 'Vladimir Putin visited North Korea in -2000.' }, 'The statement was changed'],
  [
    'a quotation',
    { statement: '“Vladimir Putin visited North Korea in 2000.”' },
    'The statement was changed',
  ],
  ['what is checked', { about: 'said' }, 'What is checked was changed'],
  ['the first day', { timeFrom: '2000-07-19' }, 'The days that it means were changed'],
  ['the last day', { timeTo: null }, 'The days that it means were changed'],
  ['the speaker', { saidBy: [{ ...link!, speaker: 'A diplomat' }] }, 'Who says so was changed'],
  ['whether the speaker is named', { saidBy: [{ ...link!, anonymous: false }] }, 'Who says so was changed'],
  ['the chain', { saidBy: [link!, link!] }, 'Who says so was changed'],
  ['nobody says so', { saidBy: [] }, 'Who says so was changed'],
])('a change of %s', (_what, change, reason) => {
  expect(voidingChange(CLAIM, { ...CLAIM, ...change })?.reason ?? null).toBe(reason)
})
