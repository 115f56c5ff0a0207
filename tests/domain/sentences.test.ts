import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { paragraphsOf, readSentences, splitSentences } from '../../src/domain/sentences.js'
import { textOf } from '../../src/domain/spans.js'

const sample = readFileSync(new URL('../../seed/article.txt', import.meta.url), 'utf8')

function split(body: string, language?: string): readonly string[] {
  return splitSentences(body, language).map((span) => textOf(body, span))
}

describe('a sentence ends', () => {
  // "|" stands where one sentence ends and the next begins, and is not in the text.
  test.each([
    'He left. | She stayed. | Why? | Nobody knows!',
    'made “when the time comes.” | Russian Ambassador Matsegora said no.',
    'He said: "We left." | Then it ended. | (So it goes.) | Next.',
    'It was over…” | The crowd left.',
    'He waited… | Then he left.',
    'Text ends. ... | Next.',
    'The war.[1] | The next.[2][13] | Last.',
    'He fled. | 50,000 people followed.',
    'It fell to 3.5. | The rest held.',
    'They live in the U.S. | The others left at 5 p.m. | Officials agreed.',
    'He works for Acme Inc. | He likes it.',
    'The answer was no. | Nobody asked.',
    'They met in Dec. | It snowed.',
    'Was it? | iPhone sales rose.',
    'Great news! | 🎉 We won. 🎉',
    '彼は言った。|「行く。」|次？|はい。',
    '他说：“走吧。”|我们走了！|好的。',
    '그는 갔다. | 그리고 왔다. | 3.5%가 늘었다.',
    '»Ja.« | Er ging.',
    'انتهى الأمر. | هل وصل؟ | نعم.',
  ])('%s', (marked) => {
    const parts = marked.split('|')

    expect(split(parts.join(''))).toEqual(parts.map((part) => part.trim()))
  })

  test.each(['\n', '\r\n', '\r', '\n\n', '\u2028', '\u2029', ' \n \n '])(
    'at the line break %j',
    (lineBreak) => {
      expect(split(`no full stop${lineBreak}second line`)).toEqual(['no full stop', 'second line'])
    },
  )
})

describe('a sentence does not end', () => {
  test.each([
    'Gen. Mark A. Milley met Sen. John F. Kennedy and Dr. No in St. Petersburg.',
    'J. K. Rowling and J.K. Rowling and George W. Bush agreed.',
    'The U.S. President and the U.N. Security Council said so.',
    'It begins at 5 a.m. Monday and at 6 p.m. GMT.',
    'Acme Inc. Chief Executive Ann Lee and Bell Co. Ltd. agreed.',
    'See No. 10, p. 12, vol. 3, Sept. 12 and Jan. 6, e.g. Smith et al. 2020.',
    'Iran vs. Iraq, i.e. Baghdad, cost $3.50 or 1.234.567,8 at 12.30.',
    '“Why?” he asked.',
    '“Go!” shouted Peskov.',
    'Yahoo! rose by 3 percent.',
    'I ... I know, and … so on.',
    '... Then he left.',
    '1. First of the list.',
    '(a) Second of the list.',
    '• Third of the list',
    '2024. 5. 30. 발표',
    'Martin Luther King Jr. Day is on Monday.',
    'Adm. É. Dupont and Prof. İ. Kaya wrote it.',
    'Read www.example.org/a.html?b=1 first.',
  ])('%s', (sentence) => {
    expect(split(sentence)).toEqual([sentence])
  })
})

test('abbreviations are English, and initials are read in every language', () => {
  expect(split('Er ging. Von J. Roth.', 'de-AT')).toEqual(['Er ging.', 'Von J. Roth.'])
  expect(split('Das war Gen. Milley.', 'de')).toHaveLength(2)
  expect(split('Gen. Milley.', 'en-GB')).toHaveLength(1)
})

test.each(['', 'x', '-', 'not a tag', 'en-', '😀', 'english'])(
  'a language tag %j that is none is no error',
  (tag) => {
    expect(split('One. Two.', tag)).toEqual(['One.', 'Two.'])
  },
)

describe('the sample article', () => {
  test('has thirteen sentences in four paragraphs, then two lines of furniture', () => {
    const labels = readSentences(sample).map(({ paragraph, ordinal }) => `${paragraph}.${ordinal}`)

    const expected = '1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3 4.4 5.1 6.1'
    expect(labels.join(' ')).toBe(expected)
    expect(split(sample).slice(-2)).toEqual(['Share.', 'Exit mobile version'])
    expect(split(sample)[6]).toMatch(/^Kremlin spokesperson .* “when the time comes.”$/)
  })
})

test('paragraphs of sentences that were joined by hand are those where they begin', () => {
  const body = 'One. Two.\nThree.\r\n\r\nFour.'

  const joined = [
    { start: 0, end: 4 },
    { start: 5, end: 16 },
    { start: 20, end: 25 },
  ]

  expect(paragraphsOf(body, joined)).toEqual([1, 1, 2])
  expect(paragraphsOf(body, [])).toEqual([])
})
