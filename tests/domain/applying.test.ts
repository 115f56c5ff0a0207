import { expect, test } from 'vitest'
import { editedText, editsOf, readAgreed, type AgreedRequest } from '../../src/domain/applying.js'
import { findPlaces } from '../../src/domain/placements.js'

const TEXT = {
  headline: 'The mill',
  standfirst: '',
  body: 'The mill closed in 1998. Ann was glad. Bob was sad. The mill closed in 1998.',
}

/** An accepted request of a claim that stands wherever its words do, unless it says where. */
const agreed = (request: Partial<AgreedRequest>): AgreedRequest => ({
  id: 1,
  claim: 1,
  kind: 'reword',
  by: 1,
  answer: 'accepted',
  appliedIn: null,
  withdrawn: false,
  before: 'Ann was glad',
  after: 'Ann was relieved',
  places: findPlaces(TEXT.body, { exact: request.before ?? 'Ann was glad' }).map((span) => ({
    part: 'body',
    span,
  })),
  ...request,
})

const applied = (...requests: readonly AgreedRequest[]): string => {
  const chosen = readAgreed(requests, TEXT).filter(({ why }) => why === '')
  return editedText(TEXT, editsOf(chosen, TEXT, 'en')).body
}

test('new words take the place of the old at every place of the claim, and cut words go', () => {
  expect(applied(agreed({}))).toBe(
    'The mill closed in 1998. Ann was relieved. Bob was sad. The mill closed in 1998.',
  )
  expect(applied(agreed({ kind: 'soften', before: 'closed in 1998', after: 'closed around 1998' }))).toBe(
    'The mill closed around 1998. Ann was glad. Bob was sad. The mill closed around 1998.',
  )
  expect(applied(agreed({ kind: 'cut', before: 'Bob was sad', after: '' }))).toBe(
    'The mill closed in 1998. Ann was glad. The mill closed in 1998.',
  )
})

test('cuts beside each other are mended as one, and a cut beside new words leaves them alone', () => {
  const cutAnn = agreed({ kind: 'cut', before: 'Ann was glad.', after: '' })

  expect(applied(cutAnn, agreed({ id: 2, claim: 2, kind: 'cut', before: 'Bob was sad', after: '' }))).toBe(
    'The mill closed in 1998. The mill closed in 1998.',
  )
  expect(applied(cutAnn, agreed({ id: 2, claim: 2, before: 'Bob was sad', after: 'Bob wept' }))).toBe(
    'The mill closed in 1998. Bob wept. The mill closed in 1998.',
  )
})

test.each([
  ['one without new words', { kind: 'attribute', after: '' }, 'It does not say the new words'],
  ['one whose claim has no place', { places: [] }, 'The claim has no place in this text'],
  [
    'one whose claim stands on other words',
    { places: [{ part: 'body', span: { start: 0, end: 8 } }] },
    'The claim’s words are others by now, “The mill”',
  ],
  ['one that is applied already', { appliedIn: 2 }, 'It does not say the new words'],
] as const)('%s cannot be applied, and is told why', (_what, request, why) => {
  const [read] = readAgreed([agreed(request)], TEXT)

  expect(read?.why).toContain(why)
})

test('two that overlap are each told of the other, and one that cannot be applied anyhow is in nobody’s way', () => {
  const [one, other] = [agreed({}), agreed({ id: 2, claim: 2, before: 'glad', after: 'happy' })]
  const own = agreed({ id: 3, after: 'Ann sang' })

  expect(readAgreed([one, other], TEXT).map(({ why }) => why)).toEqual([
    'It overlaps a request of claim 2, “glad”: take one of the two back',
    'It overlaps a request of claim 1, “Ann was glad”: take one of the two back',
  ])
  expect(readAgreed([one, own], TEXT)[0]?.why).toContain('another request of this claim')
  expect(readAgreed([one, { ...other, kind: 'soften', after: '' }], TEXT)[0]?.why).toBe('')
})
