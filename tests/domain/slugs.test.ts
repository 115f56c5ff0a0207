import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugOf, slugStem } from '../../src/domain/slugs.js'
import { anyText } from './any-text.js'

const DAY = '2024-05-30'
const free = () => false

test.each([
  [
    'Putin plans visits to North Korea and Vietnam in the coming weeks',
    'putin-plans-visits-to-north-korea-and-vietnam-in-the-coming',
  ],
  ['Élysée: “Ça va?”', 'elysee-ca-va'],
  ['Straße nach Łódź, Ærø und Þingvellir', 'strasse-nach-lodz-aero-und-thingvellir'],
  ['Kim’s trip', 'kims-trip'],
  ['  --  5 % more!  ', '5-more'],
  ['Президент', DAY],
  ['訪問 2024', '2024'],
  ['😀', DAY],
  ['', DAY],
  ['New', 'new-2'],
  ['Archive!', 'archive-2'],
  ['Newer', 'newer'],
  ['x'.repeat(80), 'x'.repeat(60)],
  [`${'a'.repeat(10)} ${'b'.repeat(80)}`, `${'a'.repeat(10)}-${'b'.repeat(49)}`],
  ['İstanbul ﬁrst Ⅷ', 'istanbul-first-viii'],
])('%s becomes %s', (headline, slug) => {
  expect(slugOf(headline, DAY, free)).toBe(slug)
})

test.each([
  ['Kim travels', ['kim-travels'], 'kim-travels-2'],
  ['Kim travels', ['kim-travels', 'kim-travels-2', 'kim-travels-4'], 'kim-travels-3'],
  ['Новости', [DAY], `${DAY}-2`],
  ['New', ['new-2'], 'new-3'],
])('%s where %j are taken becomes %s', (headline, taken, slug) => {
  expect(slugOf(headline, DAY, (each) => taken.includes(each))).toBe(slug)
})

test('a slug is short, of a to z, digits and single hyphens, begins with its stem, and is neither fixed nor taken', () => {
  const headline = fc.oneof(
    anyText(120),
    fc.array(fc.constantFrom('new', 'archive', 'Korea', 'ß', ' ', '-', '…')).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(headline, fc.nat(4), (text, count) => {
      const taken = new Set<string>()
      for (let n = 0; n < count; n++) taken.add(slugOf(text, DAY, (slug) => taken.has(slug)))

      const slug = slugOf(text, DAY, (each) => taken.has(each))

      expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      expect(['new', 'archive']).not.toContain(slug)
      expect(taken).not.toContain(slug)
      expect(slug.startsWith(slugStem(text, DAY))).toBe(true)
      expect(slug.length).toBeLessThanOrEqual(62)
    }),
  )
})
