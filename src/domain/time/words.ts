/** The words of English times, as sources of regular expressions, and what they count. */

const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

export const MONTHS = [
  'January|Jan\\.?',
  'February|Feb\\.?',
  'March|Mar\\.',
  'April|Apr\\.?',
  'May',
  'June|Jun\\.',
  'July|Jul\\.',
  'August|Aug\\.?',
  'September|Sept?\\.?',
  'October|Oct\\.?',
  'November|Nov\\.?',
  'December|Dec\\.?',
] as const

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** “3”, “three”, “a couple of”, “several”. */
export const COUNT = `(?<count>\\d{1,4}|${NUMBERS.join('|')}|an?|(?:a )?couple(?: of)?|(?:a )?few|several|many|a dozen|dozens of)`

/** “days”, “fortnight”, “nights”. */
export const STRETCH =
  '(?<stretch>minute|hour|day|night|week|fortnight|month|quarter|year|decade)(?<plural>s?)'

export const MONTH = `(?<month>${MONTHS.join('|')})`
export const WEEKDAY = `(?<weekday>${WEEKDAYS.join('|')})`
export const PART_OF_DAY = '(?: (?:morning|afternoon|evening|night))?'

/** How many at least and at most a word counts: “a few” is two to nine. Without a word, as in “years ago”, it is some. */
export function countOf(word: string | undefined): readonly [number, number] {
  const said = (word ?? 'some').toLowerCase().replace(/^a (?=\w)/, '')
  if (/^\d+$/.test(said)) return [Number(said), Number(said)]
  if (said === 'a' || said === 'an') return [1, 1]
  if (said.startsWith('couple')) return [2, 2]
  if (said === 'dozen') return [12, 12]
  if (said.startsWith('dozens')) return [24, 99]
  const number = NUMBERS.indexOf(said) + 1
  return number > 0 ? [number, number] : [2, 9]
}

/** 0 for January, or for Monday; −1 for none. */
export const monthOf = (word: string): number =>
  MONTHS.findIndex((month) => new RegExp(`^(?:${month})$`, 'u').test(word))
export const weekdayNamed = (word: string): number => WEEKDAYS.findIndex((weekday) => weekday === word)
