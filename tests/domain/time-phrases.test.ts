import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../src/domain/spans.js'
import { findTimePhrases, resolveTime } from '../../src/domain/time-phrases.js'
import { anyText } from './any-text.js'

/** Wednesday. */
const WRITTEN = '2024-05-15'

describe('counted from Wednesday, 15 May 2024', () => {
  test.for<readonly [string, string, string, string]>([
    // sentence, phrase, first day, last day
    ['Russia sent troops last month.', 'last month', '2024-04-01', '2024-04-30'],
    ['He will visit in the coming weeks.', 'in the coming weeks', '2024-05-15', '2024-07-10'],
    ['Preparations are currently underway.', 'currently underway', '2024-05-15', '2024-05-15'],
    ['The upcoming trip is his third.', 'upcoming', '2024-05-15', '2024-08-15'],
    ['The recent vote was close.', 'recent', '2024-02-15', '2024-05-15'],
    ['They met recently in Sochi.', 'recently', '2024-02-15', '2024-05-15'],
    ['Turnout rose this year.', 'this year', '2024-01-01', '2024-12-31'],
    ['Exports fell last year.', 'last year', '2023-01-01', '2023-12-31'],
    ['Prices will rise next year.', 'next year', '2025-01-01', '2025-12-31'],
    ['Parliament voted last week.', 'last week', '2024-05-06', '2024-05-12'],
    ['The talks resume next week.', 'next week', '2024-05-20', '2024-05-26'],
    ['Output shrank last quarter.', 'last quarter', '2024-01-01', '2024-03-31'],
    ['It was the driest summer; last summer was wet.', 'last summer', '2023-06-01', '2023-08-31'],
    ['They met last weekend.', 'last weekend', '2024-05-11', '2024-05-12'],
    ['He arrived two days ago.', 'two days ago', '2024-05-13', '2024-05-13'],
    ['He resigned 3 weeks ago.', '3 weeks ago', '2024-04-22', '2024-04-28'],
    ['The law passed a year ago.', 'a year ago', '2023-01-01', '2023-12-31'],
    ['It closed a few months ago.', 'a few months ago', '2023-08-01', '2024-03-31'],
    ['The alarm rang 24 hours ago.', '24 hours ago', '2024-05-14', '2024-05-14'],
    ['It was banned decades ago.', 'decades ago', '1930-01-01', '2009-12-31'],
    ['Results come two weeks from now.', 'two weeks from now', '2024-05-27', '2024-06-02'],
    ['The bridge will open in three months.', 'in three months', '2024-08-01', '2024-08-31'],
    [
      'The army lost 900 men over the past three months.',
      'over the past three months',
      '2024-02-15',
      '2024-05-15',
    ],
    ['In the last year, wages doubled.', 'In the last year', '2023-05-15', '2024-05-15'],
    ['The past 48 hours were calm.', 'The past 48 hours', '2024-05-13', '2024-05-15'],
    ['Rents rose in recent years.', 'in recent years', '2014-05-15', '2024-05-15'],
    ['He faces a trial over the next two years.', 'over the next two years', '2024-05-15', '2026-05-15'],
    ['Hard choices wait in the months ahead.', 'in the months ahead', '2024-05-15', '2025-05-15'],
    ['The court ruled today.', 'today', '2024-05-15', '2024-05-15'],
    ['He spoke yesterday evening.', 'yesterday evening', '2024-05-14', '2024-05-14'],
    ['Shops open again tomorrow.', 'tomorrow', '2024-05-16', '2024-05-16'],
    ['Shelling went on overnight.', 'overnight', '2024-05-14', '2024-05-15'],
    ['Talks failed the day before yesterday.', 'the day before yesterday', '2024-05-13', '2024-05-13'],
    ['The minister said on Tuesday that he knew.', 'on Tuesday', '2024-05-14', '2024-05-14'],
    ['The minister will speak on Tuesday.', 'on Tuesday', '2024-05-21', '2024-05-21'],
    ['He resigned last Wednesday.', 'last Wednesday', '2024-05-08', '2024-05-08'],
    ['The vote is next Friday.', 'next Friday', '2024-05-17', '2024-05-17'],
    ['It has rained since Monday.', 'since Monday', '2024-05-13', '2024-05-15'],
    ['Bids are due by Friday.', 'by Friday', '2024-05-15', '2024-05-17'],
    ['He was elected on 30 March.', 'on 30 March', '2024-03-30', '2024-03-30'],
    ['He was sworn in on June 3.', 'on June 3', '2023-06-03', '2023-06-03'],
    ['The vote will be held on June 3rd.', 'on June 3rd', '2024-06-03', '2024-06-03'],
    ['Inflation peaked in March.', 'in March', '2024-03-01', '2024-03-31'],
    ['Inflation peaked in late October.', 'in late October', '2023-10-01', '2023-10-31'],
    ['The plant will close by December.', 'by December', '2024-05-15', '2024-12-31'],
    ['The war began last May.', 'last May', '2023-05-01', '2023-05-31'],
    ['He arrived earlier this week.', 'earlier this week', '2024-05-13', '2024-05-19'],
    ['The report is due later this year.', 'later this year', '2024-01-01', '2024-12-31'],
    ['Prices have risen since last year.', 'since last year', '2023-01-01', '2024-05-15'],
    ['The base will be shut by the end of the year.', 'by the end of the year', '2024-05-15', '2024-12-31'],
    ['The talks will resume soon.', 'soon', '2024-05-15', '2024-08-15'],
    ['The union is now the largest.', 'now', '2024-05-15', '2024-05-15'],
    ['The current president is 71.', 'current', '2024-05-15', '2024-05-15'],
    ['He fled in the\nlast two weeks.', 'in the\nlast two weeks', '2024-05-01', '2024-05-15'],
    ['🇰🇵🇻🇳 He arrived yesterday.', 'yesterday', '2024-05-14', '2024-05-14'],
    ['Last month’s summit failed.', 'Last month', '2024-04-01', '2024-04-30'],
  ])('“%s” means “%s”', ([sentence, phrase, from, to]) => {
    const found = findTimePhrases(sentence, WRITTEN).filter((each) => each.phrase === phrase)

    expect(found).toEqual([{ span: found[0]?.span, phrase, from, to }])
    expect(textOf(sentence, found[0]?.span ?? { start: 0, end: 0 })).toBe(phrase)
  })
})

test.for([
  'The treaty was signed in 2000.',
  'He was sworn in on 7 May 2024.',
  'Tuesday, May 7, 2024',
  'Theresa May may march in protest.',
  'The last week of the campaign was quiet.',
  'It was the warmest winter in ten years.',
  'Good Friday, Black Friday and Super Tuesday are names.',
  'He called as soon as he could.',
  'Now that he is gone, from now on all is well.',
  'Currents, nowhere, lastly, monthly.',
  'The march lasted three hours.',
  '',
])('“%s” counts nothing from the day it was written', (sentence) => {
  expect(findTimePhrases(sentence, WRITTEN)).toEqual([])
})

test('without the article’s date a phrase is found and means no day', () => {
  expect(findTimePhrases('He arrived last month.', null)).toEqual([
    { span: { start: 11, end: 21 }, phrase: 'last month', from: null, to: null },
  ])
})

test('the longer of two phrases holds, and none overlap', () => {
  const found = findTimePhrases('He died earlier this week, on Monday, three days ago.', WRITTEN)
  expect(found.map(({ phrase }) => phrase)).toEqual(['earlier this week', 'on Monday', 'three days ago'])
})

test('the last day of a long month is the last of a short one', () => {
  expect(findTimePhrases('over the past three months', '2024-05-31')[0]).toMatchObject({ from: '2024-02-29' })
  expect(findTimePhrases('It was two months ago.', '2024-03-31')[0]).toMatchObject({ from: '2024-01-01' })
})

test.for<readonly [string, string, string | null]>([
  // What is past stays as it was; what was to come is due the day after; how things are, a month later.
  ['last month', 'Russia sent troops last month.', null],
  ['on Tuesday', 'He will speak on Tuesday.', '2024-05-22'],
  ['on Tuesday', 'He spoke on Tuesday.', null],
  ['in the coming weeks', 'He will visit in the coming weeks.', '2024-07-11'],
  ['this year', 'Turnout rose this year.', '2025-01-01'],
  ['currently', 'Preparations are currently underway.', '2024-06-14'],
  ['in 2000', 'He visited in 2000.', null],
  ['when the time comes', 'He will visit when the time comes.', null],
])('“%s” in “%s” is due for a re-check on %s', ([phrase, statement, due]) => {
  expect(resolveTime(phrase, statement, WRITTEN).recheckOn).toBe(due)
})

test('without the article’s date nothing is resolved, and nothing is due', () => {
  expect(resolveTime('currently', 'It is currently so.', null)).toEqual({
    timeFrom: null,
    timeTo: null,
    recheckOn: null,
  })
})

test('whatever the text, phrases are in order, are words of it, and mean days in order', () => {
  const words = fc.constantFrom(
    'last',
    'month',
    'on',
    'Tuesday',
    'in',
    'two',
    'weeks',
    'ago',
    'since',
    'May',
    '30',
    '\n',
    '🏳️‍🌈',
  )
  const text = fc.oneof(
    anyText(),
    fc.array(words).map((some) => some.join(' ')),
  )
  fc.assert(
    fc.property(
      text,
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (body, date) => {
        let end = 0
        for (const { span, phrase, from, to } of findTimePhrases(body, date.toISOString().slice(0, 10))) {
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(textOf(body, span)).toBe(phrase)
          expect(from !== null && to !== null && from <= to).toBe(true)
          end = span.end
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('a text of 200,000 characters is read in time linear to its length', () => {
  const sentence = 'He said on Tuesday that the last two weeks in the coming in the past months were late. '
  expect(findTimePhrases(sentence.repeat(2300), WRITTEN).length).toBeGreaterThan(4000)
})
