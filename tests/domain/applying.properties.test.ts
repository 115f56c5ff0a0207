import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editedText, editsOf, readAgreed, type AgreedRequest } from '../../src/domain/applying.js'
import { carryOver } from '../../src/domain/carrying.js'
import { overlaps, textOf, type Span } from '../../src/domain/spans.js'
import { splitSentences } from '../../src/domain/sentences.js'

const SENTENCES = [
  'The mill closed in 1998.',
  'Ann, a baker, was not glad.',
  'Bob “wept” 👩‍👩‍👧 (twice), and Carl said so.',
  'He came back on 7 May; she left.',
  'The mill closed in 1998.',
]
const body = fc
  .array(fc.tuple(fc.constantFrom(...SENTENCES), fc.constantFrom(' ', ' ', '\n', '\n\n')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.flat().join('').trim())

/** Some words of a text, whole ones. */
const wordsOf = (text: string, from: number, count: number): Span => {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ index, word }))
  const first = words[from % words.length]
  const last = words[Math.min((from % words.length) + count, words.length - 1)]
  const offset = (index: number) => Array.from(text.slice(0, index)).length
  return { start: offset(first?.index ?? 0), end: offset((last?.index ?? 0) + (last?.word.length ?? 0)) }
}

interface Case {
  readonly text: { readonly headline: string; readonly standfirst: string; readonly body: string }
  readonly requests: readonly AgreedRequest[]
}
const agreedCase: fc.Arbitrary<Case> = fc
  .tuple(
    body,
    fc.array(fc.tuple(fc.nat(60), fc.nat(5), fc.constantFrom('', 'Ann sang', 'the works shut in 2001')), {
      maxLength: 5,
    }),
  )
  .map(([text, wishes]) => ({
    text: { headline: 'The mill', standfirst: '', body: text },
    requests: wishes.map(([from, count, after], nth) => {
      const span = wordsOf(text, from, count)
      const kind = after === '' ? ('cut' as const) : ('reword' as const)
      const standing = { by: 1, answer: 'accepted' as const, appliedIn: null, withdrawn: false }
      const places = [{ part: 'body' as const, span }]
      return { ...standing, id: nth, claim: nth, kind, before: textOf(text, span), after, places }
    }),
  }))

test('the order of requests changes nothing', () => {
  fc.assert(
    fc.property(agreedCase, ({ text, requests }) => {
      const forth = readAgreed(requests, text)
      const back = readAgreed(requests.toReversed(), text).toReversed()

      const chosen = forth.filter(({ why }) => why === '')
      const one = editedText(text, editsOf(chosen, text, 'en'))
      const other = editedText(text, editsOf(chosen.toReversed(), text, 'en'))

      expect(back.map(({ why }) => why === '')).toEqual(forth.map(({ why }) => why === ''))
      expect(other).toEqual(one)
      expect(one.body.trimStart()).toBe(one.body) // where words stand is counted from its beginning
    }),
    { numRuns: 500 },
  )
})

test('claims in sentences that nothing touches come through on their words, and new words stand for the old', () => {
  fc.assert(
    fc.property(agreedCase, fc.nat(60), fc.nat(4), (known, from, count) => {
      const { text, requests } = known
      const chosen = readAgreed(requests, text).filter(({ why }) => why === '')
      const edits = editsOf(chosen, text, 'en')
      const after = editedText(text, edits)
      const span = wordsOf(text.body, from, count)
      const places = [span, ...chosen.map(({ request }) => request.places[0]?.span ?? span)].map((each) => ({
        part: 'body' as const,
        span: each,
      }))

      const [own, ...asked] = carryOver({ before: text, after, language: 'en', places, edits }).places

      const near = splitSentences(text.body).filter((sentence) => overlaps(sentence, span))
      if (!near.some((sentence) => edits.body.some((edit) => overlaps(edit, sentence)))) {
        expect(own?.state).toMatch(/same|moved/)
        expect(own?.place?.exact).toBe(textOf(text.body, span))
      }
      for (const [nth, { request }] of chosen.entries())
        expect(asked[nth]?.place?.exact ?? '').toBe(request.after)
    }),
    { numRuns: 1_000 },
  )
})
