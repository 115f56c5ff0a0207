import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readSentences, splitSentences } from '../../src/domain/sentences.js'
import { textOf } from '../../src/domain/spans.js'

function split(body: string): readonly string[] {
  return splitSentences(body).map((span) => textOf(body, span))
}

describe('over any text', () => {
  const awkward = fc.constantFrom(
    ...[
      '. ',
      '.',
      '! ',
      '?',
      '…',
      '"',
      '”',
      '“',
      '[1]',
      '(',
      ')',
      '1. ',
      '2024. 5. ',
      'a. ',
      'B. ',
      'U.S. ',
      'No. ',
    ],
    ...[
      'The ',
      'word ',
      'é',
      'e\u0301',
      '👩‍👩‍👧',
      '😀',
      '\ud83d',
      '\ude00',
      '\0',
      '\u200b',
      '\u00a0',
      '\u0085',
      '\ufeff',
    ],
    ...[
      '\r\n',
      '\n',
      '\r',
      '\u2028',
      '\t',
      '   ',
      '。',
      '「',
      '」',
      '漢字',
      '갔다. ',
      'שלום. ',
      '\u202e',
      '12 ',
      '١٢ ',
    ],
  )
  const anyText = fc.oneof(
    fc.array(awkward, { maxLength: 40 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )

  function expectLossless(body: string, spans = splitSentences(body)): void {
    const characters = Array.from(body)
    let end = 0
    for (const span of spans) {
      const words = characters.slice(span.start, span.end).join('')
      if (span.start < end || words !== words.trim() || words === '')
        expect.fail(`bad sentence ${JSON.stringify(words)}`)
      if (characters.slice(end, span.start).join('').trim() !== '') expect.fail('words lost')
      end = span.end
    }
    if (characters.slice(end).join('').trim() !== '') expect.fail('words lost at the end')
  }

  test('sentences are in order, hold words, and leave only white space between them', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        expectLossless(body)
      }),
      { numRuns: 3_000 },
    )
  })

  test('no sentence crosses a line, and numbers count up from 1.1', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const sentences = readSentences(body)

        let before = { paragraph: 0, ordinal: 0 }
        for (const { span, paragraph, ordinal } of sentences) {
          expect(textOf(body, span)).not.toMatch(/[\n\r\u2028\u2029]/)
          const same = { paragraph: before.paragraph, ordinal: before.ordinal + 1 }
          const next = { paragraph: before.paragraph + 1, ordinal: 1 }
          expect([same, next]).toContainEqual({ paragraph, ordinal })
          before = { paragraph, ordinal }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('a text split twice over, sentence by sentence on lines of their own, does not split further', () => {
    const plain = fc.array(
      fc.constantFrom('The cat sat. ', 'Why? ', '“No.” ', 'Gen. Lee left! ', '他走了。'),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(plain, (parts) => {
        expect(split(split(parts.join('')).join('\n'))).toEqual(parts.map((part) => part.trim()))
      }),
      { numRuns: 1_000 },
    )
  })

  test.each([
    'The cat sat on the mat and did not move at all. ',
    'He left at 5 a.m. and saw Gen. Lee. ',
    'Why? ',
    '他走了。',
    '😀👩‍👩‍👧 Yes. ',
  ])('a line of 100,000 characters of %j is split as one of 1,000 is', (sentence) => {
    const few = split(sentence.repeat(20)).length / 20
    const times = Math.ceil(100_000 / sentence.length)

    const body = sentence.repeat(times)
    const spans = splitSentences(body)

    expectLossless(body, spans)
    expect(spans).toHaveLength(few * times)
  })

  test.each([
    'x',
    'word ',
    '😀',
    'e\u0301',
    ' ',
    '. ',
    '"',
    '…"',
    '.[',
    'A. ',
    '1. ',
    '。「',
    '.[1]',
    'a\n',
    '“',
    'x. 1 ',
  ])('%j repeated to 200,000 characters is split in linear time', (unit) => {
    const body = unit.repeat(Math.ceil(200_000 / unit.length))

    // Of the processor, not by the clock: another program's work is no matter. A quadratic one takes a minute.
    const before = process.cpuUsage().user
    const spans = splitSentences(body)

    expect(process.cpuUsage().user - before).toBeLessThan(3_000_000)
    expectLossless(body, spans)
  })

  test('a sentence longer than is read at once stays whole', () => {
    const long = `It ${'went on and '.repeat(3_000)}on.`

    expect(split(`One. ${long} Three.`)).toEqual(['One.', long, 'Three.'])
    expect(split('x'.repeat(100_000))).toHaveLength(1)
  })

  test('it does not matter where in a sentence the reading is cut', () => {
    for (let length = 3_900; length < 4_020; length += 1) {
      const long = `${'x'.repeat(length)} came at 5 p.m. 2024 and stayed.`

      expect(split(`${long} Next.`)).toEqual([long, 'Next.'])
    }
  })
})
