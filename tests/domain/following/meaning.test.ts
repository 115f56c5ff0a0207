import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differsInMeaning, findMeaningChanges } from '../../../src/domain/following/meaning.js'
import { anyText } from '../any-text.js'

// Before, after.
const QUIET = {
  'white space': ['Putin  will visit.', 'Putin will\nvisit.'],
  punctuation: ['Putin will visit, soon.', 'Putin will visit soon!'],
  'smart quotes': ['He said "no way".', 'He said “no way”.'],
  'a quoted comma in and out': ['“No,” he said.', '“No”, he said.'],
  apostrophes: ["Russia's east", 'Russia’s east'],
  'a composed accent': ['in Nai\u0308ve Orle\u0301ans', 'in Na\u00efve Orl\u00e9ans'],
  'an invisible hyphen': ['Pyong\u00adyang', 'Pyongyang'],
  'digit groups': ['1,000,000 of 5000', '1 000 000 of 5\u202f000'],
  'a number against its unit': ['5 km and 30 %', '5km and 30%'],
  'a percentage in words': ['5% of 6 per cent', '5 percent of 6%'],
  'British spelling': ['the organised centre’s colour', "the organized center's color"],
  'a hyphen': ['a well-known co-operation', 'a well known cooperation'],
  initials: ['the U.S. at 5 p.m.', 'the US at 5 pm'],
  'a contraction': ["It's known that he didn't go.", 'It is known that he did not go.'],
  'a function word mended': ['teh man wiht a plan adn a hat', 'the man with a plan and a hat'],
  'a known slip': ['the goverment occured', 'the government occurred'],
  'a word written twice': ['in the the north', 'in the north'],
  articles: ['in future, an man', 'in the future, a man'],
  '"that"': ['He said that he went.', 'He said he went.'],
  'an ampersand': ['Smith & Sons', 'Smith and Sons'],
  'a capital of office': ['the President of Russia', 'the president of Russia'],
  'an emoji put in': ['He won.', '🎉 He won.'],
  'the possessive of a name in s': ["James' hat", 'James’s hat'],
  'nothing at all': ['', ''],
} satisfies Record<string, readonly [string, string]>

const BEARING = {
  'a digit': ['in 2000', 'in 2002'],
  'a decimal point': ['1.5 million', '15 million'],
  'a decimal comma': ['1,5', '1.5'],
  'a minus': ['at -5 degrees', 'at 5 degrees'],
  'a number word': ['his second trip', 'his third trip'],
  'a name': ['Team Alpha', 'Team Beta'],
  "a name's spelling": ['Pearl Harbor', 'Pearl Harbour'],
  negation: ['He was there.', 'He was not there.'],
  'a negation contracted': ['He was there.', 'He wasn’t there.'],
  never: ['He ever went.', 'He never went.'],
  without: ['with permission', 'without permission'],
  'a negation that a space makes': ['a notable man', 'a not able man'],
  'a quantifier': ['all members', 'most members'],
  'an article that counts': ['few people', 'a few people'],
  definiteness: ['the leader', 'a leader'],
  'a comparison': ['more than 5', 'less than 5'],
  rounding: ['about 500 died', '500 died'],
  'a hedge': ['He reportedly left.', 'He left.'],
  modality: ['He may go.', 'He will go.'],
  'a unit': ['5 km', '5 miles'],
  'a currency': ['$5', '€5'],
  'points for percent': ['5 percent', '5 percentage points'],
  'a month': ['5 May', '5 June'],
  'a relative date': ['last month', 'last week'],
  'an office': ['the prime minister', 'the foreign minister'],
  'a verb': ['won', 'lost'],
  tense: ['is president', 'was president'],
  'who said so': ['according to police', 'according to officials'],
  'a quoted letter': ['“when the time comes”', '“when the times comes”'],
  'quoted spelling': ['“the colour”', '“the color”'],
  'quotation marks around a word': ['the free press', 'the “free” press'],
  'a preposition': ['moved to Rome', 'moved from Rome'],
  order: ['Germany beat France', 'France beat Germany'],
  'the order of a list': ['China, Belarus', 'Belarus, China'],
  'a capital that counts': ['told us', 'told US'],
  'another emoji': ['✅ true', '❌ true'],
  'one letter of a script without spaces': ['訪問する', '訪問した'],
} satisfies Record<string, readonly [string, string]>

test.each(Object.entries(QUIET))('%s says nothing else', (_, [before, after]) => {
  expect(findMeaningChanges(before, after)).toEqual([])
  expect(findMeaningChanges(after, before)).toEqual([])
})

test.each(Object.entries(BEARING))('%s says another thing', (_, [before, after]) => {
  expect(differsInMeaning(before, after)).toBe(true)
  expect(differsInMeaning(after, before)).toBe(true)
})

test('what differs is named, with its kind', () => {
  expect(findMeaningChanges('His second trip, in 2000.', 'His third trip in 2002, was not long.')).toEqual([
    { from: 'second', to: 'third', kinds: ['number'] },
    { from: '2000', to: '2002, was not long', kinds: ['number', 'function', 'negation', 'content'] },
  ])
  expect(findMeaningChanges('at -5', 'at 5')).toMatchObject([{ from: '-5', to: '5' }])
  expect(findMeaningChanges('a hero', 'a “hero”')).toMatchObject([{ from: 'hero', to: '“hero”' }])
  expect(findMeaningChanges('He went.', 'He never went.')).toMatchObject([{ from: '', to: 'never' }])
})

test('any two texts can be compared, and a text never differs from itself', () => {
  fc.assert(
    fc.property(anyText(), anyText(), (before, after) => {
      expect(differsInMeaning(before, before)).toBe(false)
      expect(findMeaningChanges(before, after)).toBeInstanceOf(Array)
    }),
    { numRuns: 2_000 },
  )
})

test('a changed number is seen whatever stands around it', () => {
  fc.assert(
    fc.property(anyText(20), fc.nat(), fc.nat(), anyText(20), (left, a, b, right) => {
      fc.pre(a !== b)
      const text = (number: number) => `${left} ${number} ${right}`

      expect(differsInMeaning(text(a), text(b))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
