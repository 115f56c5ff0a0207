import { expect, test } from 'vitest'
import { isRelativeTime } from '../../../src/domain/time/relative-time.js'

test.for([
  'in the coming weeks',
  'Last month',
  'currently',
  'on 30 May',
  'on Monday at 14:00',
  'at 1400 GMT',
  'at 2000',
  '2000 years ago',
  'over the last 1000 days',
  'a 1200-day siege',
  '12000 days later',
  '1,2000',
  'from 2000 until now',
  'between 2014 and today',
  'last century',
  'this century',
  '24 hours before',
  '',
])('“%s” is counted from the date of the article', (phrase) => {
  expect(isRelativeTime(phrase)).toBe(true)
})

test.for([
  'in 2000',
  'on 30 May 2024',
  '2024-05-30',
  '30.5.2024',
  '30/05/2024',
  'May 2024, the last month of spring',
  'last year, 2023',
  'since 2014',
  '2014–2022',
  'in the 1990s',
  'summer of ’24',
  "the '90s",
  'im Jahr 2024',
  'в 2024 году',
  'in 44 BC',
  'AD 79',
  'in the 19th century',
  'the early twentieth century',
  'in 2024, 100 days after the election',
  'the year 2024, which was 2000 days after it',
])('“%s” says itself which year it means', (phrase) => {
  expect(isRelativeTime(phrase)).toBe(false)
})
