import type { Name } from './names.js'

/** One way to write a name, with the claims that write it so, by number. */
export interface Spelling {
  readonly name: Name
  readonly claims: readonly number[]
}

/** Two ways to write what is taken to be one name. */
export type SpeltTwice = readonly [Spelling, Spelling]

/**
 * Finds names that are spelt in two ways: by hyphens, spaces and marks on letters, or by one part of them that sounds the
 * same or is a letter apart where all other parts are the same. Names of one part alone have to sound the same.
 *
 * @param ordinary  words that stand somewhere without a capital: they are no names
 */
export function findSpellings(
  spellings: readonly Spelling[],
  ordinary: ReadonlySet<string>,
): readonly SpeltTwice[] {
  const found = new Map<string, SpeltTwice>()
  const add = (one: Spelling, other: Spelling) => {
    const pair =
      wordingOf(one.name) < wordingOf(other.name) ? ([one, other] as const) : ([other, one] as const)
    found.set(pair.map(({ name }) => wordingOf(name)).join('\n'), pair)
  }
  for (const alike of grouped(spellings, ({ name }) => [lettersOf(name)]))
    eachPair(alike, (one, other) => {
      if (wordingOf(one.name) !== wordingOf(other.name)) add(one, other)
    })
  const long = spellings.filter(({ name }) => name.parts.length > 1)
  for (const alike of grouped(long, withoutEachPart))
    eachPair(alike, (one, other) => {
      if (differByOnePart(one.name, other.name, ordinary)) add(one, other)
    })
  for (const alike of grouped(spellings, ({ name }) => [soundOf(name.parts.at(-1) ?? '')]))
    eachPair(alike, (one, other) => {
      const short = [one.name, other.name].filter(({ parts }) => parts.length === 1)
      const named = [one.name, other.name].every(
        ({ parts, sure }) => sure && isName(parts.at(-1) ?? '', ordinary),
      )
      if (short.length > 0 && named && areTwoSpellings(one.name, other.name)) add(one, other)
    })
  return [...found.values()]
}

/** How a name is written, capitals aside. */
const wordingOf = ({ shown }: Name): string =>
  shown.replaceAll(/[’ʼ]/g, "'").replaceAll(/\s+/g, ' ').toLowerCase()

const lettersOf = (name: Name): string => withoutMarks(wordingOf(name)).replaceAll(/[^\p{L}\p{N}]/gu, '')

const withoutMarks = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ı', 'i')

/** Its parts with each of them left out in turn: two names that share one of these differ in that part. */
const withoutEachPart = ({ name: { parts } }: Spelling): readonly string[] =>
  parts.map((_part, nth) => parts.map((part, other) => (other === nth ? '*' : withoutMarks(part))).join(' '))

function differByOnePart(one: Name, other: Name, ordinary: ReadonlySet<string>): boolean {
  const at = one.parts.findIndex((part, nth) => withoutMarks(part) !== withoutMarks(other.parts[nth] ?? ''))
  const [a, b] = [one.parts[at] ?? '', other.parts[at] ?? '']
  if (!isName(a, ordinary) || !isName(b, ordinary) || isForm(a, b)) return false
  const last = at === one.parts.length - 1
  const shortest = Math.min(a.length, b.length)
  if (shortest >= (last ? SHORT - 1 : SHORT) && soundOf(a) === soundOf(b)) return true
  // “John Smith” and “Joan Smith” are two people; “John Smith” and “John Smyth” are not likely to be.
  return last && shortest >= SHORT && a.startsWith(b.slice(0, 1)) && isNear(a, b)
}

/** Where one name stands alone: “Zelensky” and “Zelenskyy”, “Volodymyr Zelensky” and “Zelenskyy”. */
function areTwoSpellings(one: Name, other: Name): boolean {
  const [a, b] = [one.parts.at(-1) ?? '', other.parts.at(-1) ?? '']
  return a.length >= SHORT && b.length >= SHORT && withoutMarks(a) !== withoutMarks(b) && !isForm(a, b)
}

/** Shorter parts are too near to each other: “Il” and “Un”, “Kim” and “Kin”. */
const SHORT = 5

const isName = (part: string, ordinary: ReadonlySet<string>): boolean => !ordinary.has(part)

/** A plural, or what belongs to a place: “Korea”, “Korean”, “Koreans”. */
const isForm = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (
    long.startsWith(short.slice(0, -1)) &&
    /^.?(?:e?s|a?ns?|i?ans?|ish|ese|i[cs]?|ers?)$/.test(long.slice(short.length - 1)) &&
    long.length > short.length &&
    !/(.)\1$/.test(long)
  )
}

/** What two transliterations of one name have in common. The first letter and a vowel at the end stay as they are. */
function soundOf(part: string): string {
  const plain = withoutMarks(part).replaceAll(/[^\p{L}]/gu, '')
  return plain
    .replace(/(?:ij|iy|yi|yy|ii|ey|ei|y)/g, 'i')
    .replace(/ph/g, 'f')
    .replace(/ck|kh|q/g, 'k')
    .replace(/c(?=[aou])/g, 'k')
    .replace(/(?<=[bcdfgkpt])h/g, '')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/(\p{L})\1+/gu, '$1')
    .replace(/(?<=.)[aeiou]+(?=.)/g, 'a')
}

/** Whether one letter, or two of a long name, make them the same. */
function isNear(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) >= 9 ? 2 : 1
  if (Math.abs(a.length - b.length) > most) return false
  let before = Array.from({ length: b.length + 1 }, (_, nth) => nth)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = a[i - 1] === b[j - 1] ? 0 : 1
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + swap))
    }
    before = row
  }
  return (before[b.length] ?? most + 1) <= most
}

function grouped(
  spellings: readonly Spelling[],
  keysOf: (spelling: Spelling) => readonly string[],
): readonly Spelling[][] {
  const groups = new Map<string, Spelling[]>()
  for (const spelling of spellings)
    for (const key of keysOf(spelling)) {
      const group = groups.get(key)
      if (group) group.push(spelling)
      else groups.set(key, [spelling])
    }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** As many as are compared of one group, so that its size does not count twice. */
const COMPARED = 20

function eachPair(group: readonly Spelling[], compare: (one: Spelling, other: Spelling) => void): void {
  for (const [nth, one] of group.slice(0, COMPARED).entries())
    for (const other of group.slice(nth + 1, COMPARED)) compare(one, other)
}
