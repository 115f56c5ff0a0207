import { expect, test } from 'vitest'
import { editsOf, editedText, type AgreedRequest } from '../../../src/domain/applying.js'
import { followEdits } from '../../../src/domain/following/edited.js'
import { findPlaces } from '../../../src/domain/placements.js'
import { textOf } from '../../../src/domain/spans.js'

/** One change, with where a claim on some words of the text comes to stand; '' for nowhere. */
const CASES: readonly (readonly [
  what: string,
  body: string,
  change: readonly [before: string, after: string],
  claim: string,
  state: string,
  words: string,
])[] = [
  ['that held the words and a sign', 'In 1998, the mill closed.', ['In 1998', ''], 'In 1998,', 'gone', ''],
  [
    'behind them',
    'In 1998, the mill closed.',
    ['In 1998', ''],
    'the mill closed',
    'changed',
    'The mill closed',
  ],
  [
    'around them',
    'The mill, a wreck, fell.',
    ['a wreck', ''],
    'The mill, a wreck, fell',
    'changed',
    'The mill fell',
  ],
  ['that ends with them', 'It fell in May.', ['in May', ''], 'fell in May.', 'changed', 'fell.'],
  ['on a sign that is left', 'It fell in May.', ['in May', ''], 'in May.', 'gone', ''],
  ['in another sentence', 'It fell. It rose.', ['It fell', ''], 'It rose', 'same', 'It rose'],
  ['on words that are spelt otherwise', 'The color faded.', ['color', 'colour'], 'color', 'same', 'colour'],
  ['around new words', 'He won in May.', ['in May', 'in June'], 'He won in May', 'changed', 'He won in June'],
  [
    'in a clause of its own',
    'Smith won, while Jones lost.',
    ['Smith won', 'Smith drew'],
    'Jones lost',
    'same',
    'Jones lost',
  ],
  [
    'that begins in new words',
    'He won by two votes.',
    ['won by two', 'won by ten'],
    'two votes',
    'changed',
    'ten votes',
  ],
]

test.each(CASES)(
  'a claim %s stands where it can be counted to stand',
  (_what, body, change, claim, state, words) => {
    const [before, after] = change
    const text = { headline: '', standfirst: '', body }
    const places = findPlaces(body, { exact: before }).map((span) => ({ part: 'body' as const, span }))
    const kind = after === '' ? ('cut' as const) : ('reword' as const)
    const standing = { by: 1, answer: 'accepted' as const, appliedIn: null, withdrawn: false }
    const request: AgreedRequest = { ...standing, id: 1, claim: 1, kind, before, after, places }
    const edits = editsOf([{ request, places, why: '' }], text, 'en')

    const [followed] = followEdits(body, edits.body, findPlaces(body, { exact: claim }), 'en')

    const { body: edited } = editedText(text, edits)
    expect([followed?.state, followed?.span ? textOf(edited, followed.span) : '']).toEqual([state, words])
  },
)

test('of two sentences that read alike the one that is left stands where it is', () => {
  const body = 'It fell. Ann saw it. It fell.'
  const cut = { start: 0, end: 8 }

  const [first, second] = followEdits(
    body,
    [{ start: 0, end: 9, words: '', cut }],
    [cut, { start: 21, end: 29 }],
    'en',
  )

  expect(first?.state).toBe('gone')
  expect(second).toEqual({ state: 'same', span: { start: 12, end: 20 }, candidates: [] })
})
