import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutOut } from '../../src/domain/cutting.js'
import { applyEdits, inOrder, shiftBy, type Edit } from '../../src/domain/edits.js'
import { codePoints, textOf, type Span } from '../../src/domain/spans.js'
import { anyText } from './any-text.js'

/** A text with edits that do not overlap, in any order. */
const edited = fc
  .tuple(anyText(80), fc.array(fc.tuple(fc.nat(80), anyText(6)), { maxLength: 6 }), fc.boolean())
  .map(([any, marks, cuts]) => {
    const text = any.toWellFormed() // halves of pairs would become one sign
    const offsets = [...new Set(marks.map(([at]) => Math.min(at, codePoints(text))))].sort((a, b) => a - b)
    const edits = offsets.flatMap((start, nth): Edit[] => {
      const end = offsets[nth + 1]
      return end === undefined || nth % 2 === 1
        ? []
        : [
            {
              start,
              end,
              words: cuts ? '' : (marks[nth]?.[1].toWellFormed() ?? ''),
              cut: cuts ? { start, end } : null,
            },
          ]
    })
    return { text, edits }
  })
const anySpan = fc.tuple(fc.nat(80), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }))

test('edits that are undone give the text back', () => {
  fc.assert(
    fc.property(edited, ({ text, edits }) => {
      const after = applyEdits(text, edits)
      const shift = shiftBy(edits)
      const undoing = edits.map((edit) => ({ ...shift.of(edit), words: textOf(text, edit), cut: null }))

      for (const edit of edits) expect(textOf(after, shift.of(edit))).toBe(edit.words)
      expect(applyEdits(after, undoing)).toBe(text)
    }),
  )
})

test('the order of edits does not matter', () => {
  fc.assert(
    fc.property(edited, fc.infiniteStream(fc.nat()), ({ text, edits }, random) => {
      const order = new Map(edits.map((edit) => [edit, random.next().value]))
      const shuffled = edits.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))

      expect(applyEdits(text, shuffled)).toBe(applyEdits(text, edits))
      expect(inOrder(shuffled)).toEqual(edits)
    }),
  )
})

test('words that no edit touches read the same where they are said to stand', () => {
  fc.assert(
    fc.property(edited, anySpan, ({ text, edits }, typed) => {
      const span: Span = { start: typed.start, end: Math.min(typed.end, codePoints(text)) }
      fc.pre(span.start < span.end && edits.every(({ start, end }) => end <= span.start || span.end <= start))

      const place = shiftBy(edits).place(span)

      expect(place && textOf(applyEdits(text, edits), place)).toBe(textOf(text, span))
    }),
  )
})

const WORDS = [
  'The',
  'mill',
  'closed',
  'in',
  '1998,',
  '(so',
  'it',
  'was)',
  '“said”',
  'Bob.',
  'He',
  '—',
  'fell;',
  '👩‍👩‍👧',
  '\n',
]
const sentences = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 })
  .map((words) => words.join(' ').trim())

test('a cut takes no words but its own, and leaves no white space twice where there was none', () => {
  fc.assert(
    fc.property(sentences, fc.nat(120), fc.integer({ min: 1, max: 40 }), (text, from, length) => {
      const all = codePoints(text)
      const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
        start: codePoints(text.slice(0, index)),
        end: codePoints(text.slice(0, index + word.length)),
      }))
      const own = words.filter(
        ({ start, end }) => start >= Math.min(from, all - 1) - 8 && end <= from + length,
      )
      fc.pre(own.length > 0)
      const span = { start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 }

      const edit = cutOut(text, span, { start: 0, end: all }, 'en')
      const after = applyEdits(text, [edit])

      const letters = (of: string) => of.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
      expect(letters(after)).toBe(
        letters(textOf(text, { start: 0, end: span.start }) + textOf(text, { start: span.end, end: all })),
      )
      const ugly = (of: string) => (of.match(/ {2}| [,.;:)]|\( |\(\)|,\./g) ?? []).length
      expect(ugly(after)).toBeLessThanOrEqual(ugly(text))
    }),
    { numRuns: 2_000 },
  )
})
