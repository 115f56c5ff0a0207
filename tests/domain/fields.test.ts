import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasControlCharacters, isDay, readChoice, readDay, readText } from '../../src/domain/fields.js'
import { LIMITS } from '../../src/domain/limits.js'
import type { Problem } from '../../src/domain/problems.js'
import { anyText } from './any-text.js'

/** Runs a reader and tells what came out of it, and what it had against the field. */
function reading<T>(read: (problems: Problem[]) => T): {
  readonly value: T
  readonly messages: readonly string[]
} {
  const problems: Problem[] = []
  const value = read(problems)
  expect(problems.every(({ field }) => field === 'field')).toBe(true)
  return { value, messages: problems.map(({ message }) => message) }
}

const reads = (typed: string, limit = 10, missing?: string) =>
  reading((problems) =>
    readText(problems, 'field', typed, { limit, ...(missing !== undefined && { missing }) }),
  )

const CONTROL = 'Take out the invisible control characters'

test.each([
  ['white space at the ends', '  a b \n', 'a b', []],
  ['line ends of Windows and of old Macs', 'a\r\nb\rc', 'a\nb\nc', []],
  ['a tab within', 'a\tb', 'a\tb', []],
  ['nothing', '   ', '', []],
  ['as many characters as fit', 'x'.repeat(10), 'x'.repeat(10), []],
  ['as many emoji as fit', '😀'.repeat(10), '😀'.repeat(10), []],
  ['one too many', 'x'.repeat(11), 'x'.repeat(11), ['Shorten this by 1 characters: 10 are the most']],
  ['one emoji too many', '😀'.repeat(11), '😀'.repeat(11), ['Shorten this by 1 characters: 10 are the most']],
  ['NUL', 'a\0b', 'a\0b', [CONTROL]],
  ['an escape', 'a\u001bb', 'a\u001bb', [CONTROL]],
  ['DEL', 'a\u007fb', 'a\u007fb', [CONTROL]],
  ['a control of the second block', 'a\u0092b', 'a\u0092b', [CONTROL]],
  ['a lone surrogate', 'a\ud800b', 'a\ud800b', [CONTROL]],
  ['joiners and accents', '👩‍👩‍👧 e\u0301', '👩‍👩‍👧 e\u0301', []],
])('a text with %s', (_what, typed, value, messages) => {
  expect(reads(typed)).toEqual({ value, messages })
})

test.each([
  ['a zero-width space', '\u200b'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\ufeff'],
  ['soft hyphens', '\u00ad\u00ad'],
  ['joiners', '\u200c\u200d'],
  ['direction marks', '\u200e\u200f\u061c'],
  ['an override', '\u202e'],
  ['isolates', '\u2066\u2069'],
  ['a filler of Hangul', '\u3164'],
  ['a variation selector', '\ufe0f'],
  ['a tag of Unicode', '\u{e0041}'],
  ['signs around an annotation', '\ufff9\ufffb'],
  ['a blank of Braille', '\u2800'],
  ['several, with white space between', ' \u200b\n\u2060\t\u00a0\u200b '],
])('a text of nothing but %s is missing', (_what, typed) => {
  expect(reads(typed, 10, 'Say why')).toEqual({ value: '', messages: ['Say why'] })
  expect(reads(typed)).toEqual({ value: '', messages: [] })
})

test.each([0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069])(
  'a sign that reorders what is read is refused by name: %i',
  (sign) => {
    const typed = `a${String.fromCodePoint(sign)}b`
    const name = `U+${sign.toString(16).toUpperCase()}`

    expect(reads(typed)).toEqual({
      value: typed,
      messages: [
        `Take out the hidden sign ${name}, which reorders what is read: right-to-left words need none`,
      ],
    })
  },
)

test.each([
  ['Arabic', 'قال الوزير إن القرار صدر'],
  ['Hebrew within English', 'He said שלום twice'],
  ['a right-to-left mark', 'שלום\u200f!'],
  ['Persian with its joiner', 'می\u200cخواهم'],
  ['an emoji of several joined', '👩\u200d👩\u200d👧\u200d👦'],
  ['an emoji with its selector', '❤\ufe0f'],
  ['a flag made of tags', '🏴\u{e0067}\u{e0062}\u{e007f}'],
  ['a soft hyphen in a word', 'Donau\u00addampf'],
  ['an Arabic number sign', '\u0600'],
  ['a single mark', '.'],
])('%s may be typed', (_what, typed) => {
  expect(reads(typed, 40, 'Say why')).toEqual({ value: typed, messages: [] })
})

test('what is accepted where text must be can be seen, and reads in the order it is stored in', () => {
  const signs = [
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u200d',
    '\u202e',
    '\u2066',
    ' ',
    '\n',
    'a',
    'ש',
    '😀',
  ]
  const anything = fc.oneof(anyText(), fc.string({ unit: fc.constantFrom(...signs) }))
  fc.assert(
    fc.property(anything, (typed) => {
      const { value, messages } = reads(typed, 100, 'Say why')

      const seen = [...typed].some(
        (sign) => !/[\s\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800]/u.test(sign),
      )
      expect(messages.includes('Say why')).toBe(!seen)
      if (messages.length > 0) return
      expect(value).toBe(typed.replaceAll(/\r\n?/g, '\n').trim())
      expect(value).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u)
    }),
    { numRuns: 500 },
  )
})

test('what must be there and is not is asked for in the words of the field', () => {
  expect(reads(' \r\n ', 10, 'Say why').messages).toEqual(['Say why'])
  expect(reads('x', 10, 'Say why').messages).toEqual([])
})

test('no text at all makes it throw, and what is accepted is well-formed, trimmed and within the limit', () => {
  const anything = fc.oneof(
    anyText(),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  )
  fc.assert(
    fc.property(anything, (typed) => {
      const { value, messages } = reads(typed, 20)

      if (messages.length > 0) return
      expect(value.isWellFormed()).toBe(true)
      expect(value).toBe(value.trim())
      expect([...value].length).toBeLessThanOrEqual(20)
      expect(value).not.toMatch(/[^\P{Cc}\n\t]/u)
      expect(reads(value, 20)).toEqual({ value, messages: [] })
    }),
    { numRuns: 500 },
  )
})

test('a choice is one of the words, spelt like that', () => {
  const choose = (typed: string) =>
    reading((problems) => readChoice(problems, 'field', typed, ['yes', 'no'], 'Choose one'))

  expect(choose('yes')).toEqual({ value: 'yes', messages: [] })
  for (const typed of ['', 'Yes', ' yes', 'maybe', 'constructor', '0']) {
    expect(choose(typed)).toEqual({ value: null, messages: ['Choose one'] })
  }
})

test.each([
  ['2024-05-30', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-02-30', false],
  ['2024-13-01', false],
  ['2024-00-10', false],
  ['2024-05-00', false],
  ['2024-5-3', false],
  ['24-05-30', false],
  ['2024/05/30', false],
  ['2024-05-30T00:00', false],
  ['+12024-05-30', false],
  ['٢٠٢٤-٠٥-٣٠', false],
  ['today', false],
])('%s is a day: %s', (text, is) => {
  const message = 'Give the day as year-month-day, like 2024-05-30'

  expect(isDay(text)).toBe(is)
  expect(reading((problems) => readDay(problems, 'field', ` ${text} `))).toEqual(
    is ? { value: text, messages: [] } : { value: null, messages: [message] },
  )
})

test('a day may be left empty', () => {
  expect(reading((problems) => readDay(problems, 'field', '  '))).toEqual({ value: null, messages: [] })
})

test('every day of the calendar is one', () => {
  const day = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(fc.property(day, (date) => isDay(date.toISOString().slice(0, 10))))
})

test('tab and line feed are the only control characters that may be typed', () => {
  const all = Array.from({ length: 0x100 }, (_, code) => String.fromCharCode(code))

  const refused = all.filter(hasControlCharacters)

  expect(refused).toEqual(all.filter((sign) => /\p{Cc}/u.test(sign) && sign !== '\t' && sign !== '\n'))
})

test('the limits are what the pages tell', () => {
  expect(LIMITS).toEqual({
    line: 300,
    statement: 1_000,
    passage: 4_000,
    url: 2_000,
    name: 80,
    article: 200_000,
    email: 254,
  })
})
