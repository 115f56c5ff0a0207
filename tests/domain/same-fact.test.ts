import { expect, test } from 'vitest'
import { findDiscrepancies } from '../../src/domain/same-fact.js'
import type { StatedClaim } from '../../src/domain/same-fact/discrepancy.js'

/** Two statements, what is found, and the two wordings that it names. */
type Pair = readonly [one: string, other: string, wordings: readonly [string, string]]

const NUMBERS: readonly Pair[] = [
  ['12 people were killed.', '14 people were killed.', ['12 people', '14 people']],
  [
    'Twelve people were killed in the attack.',
    'The attack killed 14 people.',
    ['Twelve people', '14 people'],
  ],
  ['One person died in the fire.', 'Two people died in the fire.', ['One person', 'Two people']],
  ['The bridge cost $5 million.', 'The bridge cost $6.5 million.', ['$5 million', '$6.5 million']],
  ['The firm employs 1,200 people.', 'The firm employs 2,100 people.', ['1,200 people', '2,100 people']],
  ['Unemployment rose by 5 percent.', 'Unemployment rose 7%.', ['5 percent', '7%']],
  ['More than 100 people signed the letter.', '80 people signed the letter.', ['100 people', '80 people']],
  ['Up to 50 soldiers guard the camp.', '60 soldiers guard the camp.', ['50 soldiers', '60 soldiers']],
  ['Putin has two daughters.', 'Vladimir Putin has three daughters.', ['two daughters', 'three daughters']],
  [
    'The trip is Putin’s second to North Korea.',
    'The trip is Putin’s third to North Korea.',
    ['second', 'third'],
  ],
  ['The tower is 300 metres tall.', 'The tower is 330 m tall.', ['300 metres', '330 m']],
  [
    'Twelve people were killed and 30 people were injured.',
    '14 people were killed.',
    ['Twelve people', '14 people'],
  ],
  [
    'About 100 people came to the rally on Monday.',
    'About 300 people came to the rally.',
    ['100 people', '300 people'],
  ],
  ['Unemployment is 5 percent.', 'The unemployment is 7 percent.', ['5 percent', '7 percent']],
  [
    '34 people were arrested at the protest on Sunday.',
    'A total of 36 people were arrested at the protest.',
    ['34 people', '36 people'],
  ],
  ['Maria Lopez is 45 years old.', 'Maria Lopez is 47 years old.', ['45 years', '47 years']],
]

const DATES: readonly Pair[] = [
  [
    'Putin’s first visit to North Korea took place in 2000.',
    'Putin’s first visit to North Korea took place in 2001.',
    ['2000', '2001'],
  ],
  ['The treaty was signed on 30 May 2024.', 'The treaty was signed on May 31.', ['30 May 2024', 'May 31']],
  ['The meeting was held on Monday.', 'The meeting was held on Tuesday.', ['Monday', 'Tuesday']],
  ['Marie Curie was born in 1867.', 'Marie Curie was born in 1876.', ['1867', '1876']],
  [
    'Governor Thomas Reed vetoed the bill on Tuesday.',
    'Governor Thomas Reed vetoed the bill on Wednesday.',
    ['Tuesday', 'Wednesday'],
  ],
  [
    'The company was founded in March 1998.',
    'The company was established in May 1998.',
    ['March 1998', 'May 1998'],
  ],
]

const OFFICES: readonly Pair[] = [
  [
    'President Vladimir Putin will travel to Vietnam.',
    'Prime Minister Putin met his advisers.',
    ['President', 'Prime Minister'],
  ],
  [
    'Dmitry Peskov is the Kremlin’s spokesman.',
    'Ambassador Dmitry Peskov declined to comment.',
    ['spokesman', 'Ambassador'],
  ],
  [
    'Kamala Harris, the vice president, spoke first.',
    'President Kamala Harris left the hall.',
    ['vice president', 'President'],
  ],
  ['Colonel Ivan Orlov led the brigade.', 'General Orlov praised his men.', ['Colonel', 'General']],
  [
    'Foreign Minister Sergei Lavrov was in Hanoi.',
    'Deputy Foreign Minister Sergei Lavrov spoke to reporters.',
    ['Foreign Minister', 'Deputy Foreign Minister'],
  ],
]

const SPELLINGS: readonly Pair[] = [
  ['Thomas Reed vetoed it.', 'The bill was vetoed by Thomas Read.', ['Thomas Reed', 'Thomas Read']],
  ['Kim Jong Un leads North Korea.', 'In May Kim Jong-un met Putin.', ['Kim Jong Un', 'Kim Jong-un']],
  ['Aides said that Zelensky was tired.', 'On Monday Zelenskyy flew to Paris.', ['Zelensky', 'Zelenskyy']],
  [
    'Volodymyr Zelensky met Emmanuel Macron.',
    'Aides say that Zelenskyy was received with honours.',
    ['Volodymyr Zelensky', 'Zelenskyy'],
  ],
  [
    'Mohammed bin Salman hosted the talks.',
    'The talks were hosted by Mohamed bin Salman.',
    ['Mohammed bin Salman', 'Mohamed bin Salman'],
  ],
  [
    'Recep Tayyip Erdogan won.',
    'The winner is Recep Tayyip Erdoğan.',
    ['Recep Tayyip Erdogan', 'Recep Tayyip Erdoğan'],
  ],
  [
    'Alexander Matsegora spoke first.',
    'The envoy is Alexander Matzegora.',
    ['Alexander Matsegora', 'Alexander Matzegora'],
  ],
]

/** What is no mistake, and why. */
const NOT_FOUND: readonly (readonly [why: string, one: string, other: string])[] = [
  ['another thing happened to them', '12 people were killed.', '14 people were injured.'],
  ['others were counted', '12 soldiers were killed.', '14 civilians were killed.'],
  ['elsewhere', '12 people were killed in Kyiv.', '14 people were killed in Lviv.'],
  ['in another year', 'Sales rose 5 percent in 2022.', 'Sales rose 7 percent in 2023.'],
  ['at another time', 'Sales rose 5 percent last month.', 'Sales rose 7 percent this year.'],
  ['the same in words', 'Twelve people were killed.', '12 people were killed.'],
  ['the same, grouped', 'The firm employs 1,200 people.', 'The firm employs 1200 people.'],
  ['it may well be', 'At least 12 people were killed.', '14 people were killed.'],
  ['it may well be fewer', 'Up to 50 soldiers guard the camp.', '40 soldiers guard the camp.'],
  ['roughly the same', 'About 100 people came.', 'Nearly 105 people came to it.'],
  ['rounded', 'The town has 1.5 million inhabitants.', 'The town has 1,512,000 inhabitants.'],
  ['by so much, and to so much', 'Unemployment rose by 5 percent.', 'Unemployment rose to 7 percent.'],
  ['they come on top', '12 people were killed.', '14 more people were killed.'],
  ['a part of them', 'The firm employs 500 people.', 'The firm employs 50 people in Berlin.'],
  ['a part of them by a word', 'Sales rose 5 percent.', 'Online sales rose 7 percent.'],
  ['in parts of it', 'The storm killed 12 people in Florida.', 'The storm killed 15 people in Georgia.'],
  ['in another quarter', 'Profit fell 12% in the first quarter.', 'Profit fell 15% in the second quarter.'],
  ['a name with a number', 'The Boeing 737 was grounded.', 'The Boeing 747 was grounded.'],
  ['an article’s number', 'Russia broke Article 5 of the treaty.', 'Russia broke Article 7 of the treaty.'],
  ['another currency', 'The bridge cost $5 million.', 'The bridge cost €6 million.'],
  ['what was expected', 'The rally is expected to draw 500 people.', 'The rally drew 300 people.'],
  ['the other way round', 'Germany sold France 12 jets.', 'France sold Germany 14 jets.'],
  ['two of a row', 'His first visit took place in 2000.', 'His second visit took place in 2019.'],
  ['as often as one likes', 'Putin met Xi in 2023.', 'Putin met Xi in 2024.'],
  ['any, not one', 'A meeting was held on Monday.', 'A meeting was held on Tuesday.'],
  ['less exactly', 'The treaty was signed on 30 May 2024.', 'The treaty was signed in 2024.'],
  ['the same day', 'The treaty was signed on 30 May.', 'The treaty was signed on May 30th, 2024.'],
  ['an earlier office', 'President Dmitry Medvedev spoke.', 'Former Prime Minister Dmitry Medvedev spoke.'],
  ['said more exactly', 'Minister Sergei Lavrov spoke.', 'Foreign Minister Sergei Lavrov spoke.'],
  [
    'spokesman or spokesperson',
    'Kremlin spokesman Dmitry Peskov spoke.',
    'Spokesperson Dmitry Peskov spoke.',
  ],
  ['two people of one name', 'President Bill Clinton spoke.', 'Ambassador Hillary Clinton spoke.'],
  ['two offices that go together', 'General Secretary To Lam spoke.', 'President To Lam spoke.'],
  ['somebody who is his', 'Peskov is the president’s spokesperson.', 'Ambassador Matsegora spoke.'],
  ['father and son', 'Kim Jong Il was his father.', 'His son is Kim Jong Un.'],
  ['a possessive', 'The visit is Putin’s.', 'Visiting was what Putin did.'],
  ['a people', 'They came from Korea.', 'They spoke Korean.'],
  ['a plural', 'He met a Russian.', 'He met the Russians.'],
  ['two people', 'They asked John Smith.', 'They asked Joan Smith.'],
  ['a woman and a man', 'They asked Maria Rossi.', 'They asked Mario Rossi.'],
  ['two places', 'They flew to Slovakia.', 'They flew to Slovenia.'],
  ['north and south', 'They flew to North Korea.', 'They flew to South Korea.'],
  ['all of the words are others', 'The river is 300 km long.', 'The wall is 12 feet high.'],
]

const claim = (number: number, statement: string, speakers: readonly string[] = []): StatedClaim => ({
  number,
  statement,
  words: [],
  speakers,
})
const compare = (one: string, other: string) => findDiscrepancies([claim(1, one), claim(2, other)])

test.each([
  ...NUMBERS.map((pair) => ['number', ...pair] as const),
  ...DATES.map((pair) => ['date', ...pair] as const),
  ...OFFICES.map((pair) => ['office', ...pair] as const),
  ...SPELLINGS.map((pair) => ['spelling', ...pair] as const),
])('another %s is found: %s – %s', (kind, one, other, wordings) => {
  expect(compare(one, other)).toMatchObject([{ kind, claims: [1, 2], wordings }])
})

test.each(NOT_FOUND)('nothing is found, %s: %s – %s', (_why, one, other) => {
  expect(compare(one, other)).toEqual([])
})

test('what two speakers say differently is not the article’s mistake', () => {
  const killed = (speaker: string) => [
    claim(1, '12 people were killed.', ['Kyiv']),
    claim(2, '14 people were killed.', [speaker]),
  ]

  expect(findDiscrepancies(killed('Moscow'))).toEqual([])
  expect(findDiscrepancies(killed('Kyiv'))).toHaveLength(1)
})

test('the reason names both claims, and what each of them says', () => {
  expect(compare('12 people were killed.', '14 people were killed.').map(({ reason }) => reason)).toEqual([
    'Claim 1 says “12 people”, claim 2 “14 people”, where all else that they say is the same.',
  ])
})

test('a name is read in the article’s words and in who says so, too', () => {
  const inWords = { ...claim(1, 'The president was tired.'), words: ['Mr Zelenskyy looked tired'] }
  const speaker = claim(2, 'The war will be won.', ['Volodymyr Zelensky'])

  expect(findDiscrepancies([inWords, speaker])).toMatchObject([{ kind: 'spelling', claims: [1, 2] }])
})

test('a claim that spells a name in both ways by itself is set beside another that has the name', () => {
  const both = { ...claim(1, 'Volodymyr Zelensky was tired.'), words: ['Volodymyr Zelenskyy'] }

  expect(findDiscrepancies([both])).toEqual([])
  expect(findDiscrepancies([both, claim(2, 'Volodymyr Zelensky won.')])).toMatchObject([{ claims: [1, 2] }])
})

test('each pair of claims is named once, and a third number is set beside the first', () => {
  const found = findDiscrepancies(
    [12, 14, 15].map((count, nth) => claim(nth + 1, `${count} people were killed.`)),
  )

  expect(found.map(({ claims }) => claims)).toEqual([
    [1, 2],
    [1, 3],
  ])
})
