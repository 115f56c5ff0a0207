import { expect, test } from 'vitest'
import {
  changeReason,
  decideDraft,
  fateOf,
  isUnsettled,
  type Fate,
  type PlacementState,
} from '../../src/domain/revisions.js'

const NEWEST = { number: 2, headline: 'The return', standfirst: '', body: 'He came back.\nNobody knows why.' }
const FORM = { headline: 'The return', standfirst: '', body: 'He came back twice.', note: 'by phone' }

test('a draft with another text becomes a revision, its ends trimmed', () => {
  const decision = decideDraft({ ...FORM, body: '  He came back twice.\r\nNobody knows why. \n' }, NEWEST)

  expect(decision).toEqual({
    ok: true,
    value: { ...FORM, body: 'He came back twice.\nNobody knows why.' },
  })
})

test.each<[string, Partial<typeof FORM>, string, RegExp]>([
  ['no headline', { headline: ' ' }, 'headline', /Give the headline/],
  ['no text', { body: ' \n ' }, 'body', /Paste the text/],
  ['the same text', { body: 'He came back.\r\nNobody knows why.\n' }, 'body', /revision 2 word for word/],
  ['a text that is too long', { body: 'a'.repeat(200_001) }, 'body', /Shorten this by 1 char/],
  ['all three too long together', { body: 'a'.repeat(199_995) }, 'body', /Shorten this by 5 char/],
  ['a NUL', { body: 'He\u0000came' }, 'body', /control characters/],
])('%s is refused at its field', (_what, part, field, message) => {
  expect(decideDraft({ ...FORM, ...part }, NEWEST)).toEqual({
    ok: false,
    problems: [{ field, message: expect.stringMatching(message) as string }],
  })
})

test.each<[readonly PlacementState[], Fate]>([
  [['same'], 'stands'],
  [['moved', 'same'], 'stands'],
  [['changed'], 'void'],
  [['same', 'changed'], 'void'],
  [['changed', 'ambiguous'], 'void'],
  [['gone'], 'void'],
  [['gone', 'gone'], 'void'],
  [['gone', 'same'], 'stands'],
  [['ambiguous'], 'held'],
  [['ambiguous', 'same'], 'held'],
  [['gone', 'ambiguous'], 'held'],
])('the verdict of a claim whose places are %j: %s', (states, fate) => {
  expect(fateOf(states)).toBe(fate)
})

test('a place that a person said is gone is settled', () => {
  expect(isUnsettled({ state: 'gone', candidates: null })).toBe(true)
  expect(isUnsettled({ state: 'gone', candidates: [] })).toBe(false)
  expect(isUnsettled({ state: 'ambiguous', candidates: [{ start: 0, end: 1 }] })).toBe(true)
  expect(isUnsettled({ state: 'changed', candidates: null })).toBe(false)
})

test('the reason names the words or, where these are the same, their sentences', () => {
  const place = (words: string, sentence: string) => ({ words, sentence })

  expect(changeReason(place('second', 'His second trip.'), place('third', 'His third trip.'))).toBe(
    'Text changed from “second” to “third”',
  )
  expect(changeReason(place('his trip', 'In May his trip.'), place('his  trip', 'In June his  trip.'))).toBe(
    'Text changed from “In May his trip.” to “In June his trip.”',
  )
  expect(changeReason(place('second', 'His second trip.'), null)).toBe('Its words are gone from the text')
})
