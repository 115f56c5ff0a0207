import { expect, test } from 'vitest'
import { furnitureIn, holdsOnlyFurniture } from '../../src/domain/furniture.js'
import { decideNewArticle, MOST_WAIVED, type NewArticleForm } from '../../src/domain/new-article.js'

const FORM: NewArticleForm = {
  headline: ' Bridge\n closes ',
  standfirst: '',
  body: 'It closes on 3 June.\r\nShare.',
  byline: 'A. Writer',
  outlet: '',
  language: 'en-gb',
  publishedOn: '2024-05-30',
  url: 'HTTPS://City.example/bridge',
  note: '',
}

const fieldsOf = (change: Partial<NewArticleForm>, waived = 0): readonly string[] => {
  const decision = decideNewArticle({ ...FORM, ...change }, waived)
  return decision.ok ? [] : decision.problems.map(({ field }) => field)
}

test('an article is accepted with its headline on one line and its values as they are kept', () => {
  expect(decideNewArticle(FORM, 0)).toEqual({
    ok: true,
    value: {
      headline: 'Bridge closes',
      standfirst: '',
      body: 'It closes on 3 June.\nShare.',
      byline: 'A. Writer',
      outlet: '',
      language: 'en-GB',
      publishedOn: '2024-05-30',
      url: 'https://city.example/bridge',
      note: '',
    },
  })
})

test('each field that is wrong is named', () => {
  expect(
    fieldsOf({ headline: ' ', body: '', language: '', publishedOn: 'x', url: 'ftp://x' }, MOST_WAIVED + 1),
  ).toEqual(['headline', 'body', 'language', 'publishedOn', 'url', 'waive'])
  expect(fieldsOf({ body: 'Share.\nAdvertisement' })).toEqual(['body'])
  expect(fieldsOf({}, MOST_WAIVED)).toEqual([])
})

test('headline, standfirst and text have 200,000 characters together, counted as people count', () => {
  const rest = 200_000 - 'Bridge closes'.length

  expect(fieldsOf({ body: '𝒲'.repeat(rest) })).toEqual([])
  expect(fieldsOf({ body: '𝒲'.repeat(rest), standfirst: 'x' })).toEqual(['body'])
})

test('furniture is found once for each line, however often it stands there', () => {
  expect(furnitureIn('Share.\nA sentence of the text.\n Share. \nAdvertisement')).toEqual([
    'Share.',
    'Advertisement',
  ])
  expect([
    holdsOnlyFurniture('Share.\n\nPrint'),
    holdsOnlyFurniture('Share.\nA sentence.'),
    holdsOnlyFurniture(''),
  ]).toEqual([true, false, false])
})
