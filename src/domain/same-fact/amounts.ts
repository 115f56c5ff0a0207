import type { Word } from '../following/words.js'

/** How a number is meant: just it, roughly, at least or at most. */
type Bound = 'exact' | 'about' | 'least' | 'most'

/** A number that counts or measures something, or says which one it is. `from` and `until` are places of its words. */
export interface Amount {
  readonly value: number
  /** How coarsely it is written: 0.1 for “1.5”, 100,000 for “1.5 million”. */
  readonly step: number
  readonly bound: Bound
  readonly ordinal: boolean
  readonly from: number
  readonly until: number
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

const SMALL = new Map(
  list(
    `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen`,
  ).map((word, value) => [word, value] as const),
)
const TENS = new Map(
  list('twenty thirty forty fifty sixty seventy eighty ninety').map((word, nth) => [word, 10 * (nth + 2)]),
)
const SCALES = new Map([
  ['hundred', 1e2],
  ['dozen', 12],
  ...list('thousand k').map((word) => [word, 1e3] as const),
  ...list('million m mn').map((word) => [word, 1e6] as const),
  ...list('billion bn').map((word) => [word, 1e9] as const),
  ...list('trillion tn').map((word) => [word, 1e12] as const),
])
const ORDINALS = new Map(
  list('zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth').map(
    (word, value) => [word, value],
  ),
)
const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th'])

/** After these a number is a name: “Article 5”, “Flight 370”, “No. 10”. */
const NUMBERED = new Set(
  list(`article flight route room chapter section number phase stage level category type version page grade group unit
    line highway resolution class district ward division brigade battalion regiment channel paragraph clause act
    amendment season episode volume apollo gate platform terminal block building street road day week`),
)

/** Reads the numbers that count, measure or put in order; those that name something (“Boeing 737”, “G7”) are none. */
export function readAmounts(words: readonly Word[]): readonly Amount[] {
  const amounts: Amount[] = []
  for (let at = 0; at < words.length; at += 1) {
    const amount = words[at]?.kind === 'number' && !isName(words, at) ? amountAt(words, at) : null
    if (amount === null) continue
    amounts.push(amount)
    at = amount.until - 1
  }
  return amounts
}

function isName(words: readonly Word[], at: number): boolean {
  const [before, gap = ''] = [words[at - 1], words[at]?.gap]
  if (before === undefined || before.kind === 'sign' || before.kind === 'number') return false
  if (gap === '' || gap === '-') return words[at]?.bare.startsWith('#') === true
  if (before.bare === 'no') return gap.startsWith('.')
  return gap === ' ' && (before.kind === 'name' || NUMBERED.has(before.bare))
}

function amountAt(words: readonly Word[], at: number): Amount | null {
  const first = words[at]?.bare ?? ''
  const follows = (nth: number) => /^[ -]?$/.test(words[nth]?.gap ?? '?')
  const bound = boundAt(words, at)
  const ordinal = ORDINALS.get(first)
  if (ordinal !== undefined) return { value: ordinal, step: 0, bound, ordinal: true, from: at, until: at + 1 }

  let [step, until] = [1, at + 1]
  let value: number
  if (first.startsWith('#')) {
    const figures = first.slice(1)
    if (!/^-?\d*(?:\.\d+)?$/.test(figures)) return null
    value = Number(figures)
    step = 10 ** -(figures.split('.')[1] ?? '').length
    if (words[until]?.gap === '' && ORDINAL_ENDINGS.has(words[until]?.bare ?? ''))
      return { value, step: 0, bound, ordinal: true, from: at, until: until + 1 }
  } else {
    // “twenty-five”, “three hundred and twelve”
    value = SMALL.get(first) ?? TENS.get(first) ?? (first === 'dozen' ? 12 : NaN)
    const units = SMALL.get(words[until]?.bare ?? '')
    if (TENS.has(first) && follows(until) && units !== undefined) {
      value += units
      until += 1
    }
  }
  if (Number.isNaN(value)) return null
  for (let scale; follows(until); until += 1) {
    const word = words[until]
    // “300 m” is a length, “$300m” is not.
    scale = word?.bare === 'm' && word.gap !== '' ? undefined : SCALES.get(word?.bare ?? '')
    if (scale === undefined) break
    value *= scale
    step *= scale
    const rest = words[until + 1]?.bare === 'and' ? amountAt(words, until + 2) : null
    if (scale === 100 && rest !== null && !rest.ordinal && rest.value < 100)
      return { value: value + rest.value, step: 1, bound, ordinal: false, from: at, until: rest.until }
  }
  return { value, step, bound, ordinal: false, from: at, until }
}

const LEAST = new Set(['over', 'above', 'least', 'more', 'exceeding', 'minimum', 'excess', '>'])
const MOST = new Set(['under', 'below', 'most', 'fewer', 'less', 'maximum', 'many', 'much', '<'])
const ABOUT = new Set(
  list('about around approximately nearly almost roughly some estimated ~ ≈ circa close several'),
)

/** “at least 12”, “more than 12”, “up to 12”, “about 12”: read off the three words before, the sign of a currency aside. */
function boundAt(words: readonly Word[], at: number): Bound {
  const before = words.slice(Math.max(0, at - 3), at).filter(({ kind }) => kind !== 'sign')
  const near = before.map(({ bare }) => bare)
  const last = near.at(-1) ?? ''
  if (last === 'than' || last === 'as' || last === 'of' || last === 'to') {
    const lead = near.at(-2) ?? ''
    if (last === 'to') return lead === 'up' ? 'most' : lead === 'close' ? 'about' : 'exact'
    if (LEAST.has(lead)) return 'least'
    if (MOST.has(lead)) return 'most'
    return 'exact'
  }
  if (LEAST.has(last)) return 'least'
  if (MOST.has(last)) return 'most'
  return ABOUT.has(last) || words[at - 1]?.bare === '~' ? 'about' : 'exact'
}

/** Whether two numbers cannot both hold: rounding and what “about”, “at least” and “up to” leave open aside. */
export function clash(one: Amount, other: Amount): boolean {
  const apart = Math.abs(one.value - other.value)
  const coarsest = Math.max(one.step, other.step)
  if (apart === 0) return false
  if (one.step !== other.step && apart <= coarsest / 2) return false
  if (one.bound === 'least' || other.bound === 'least') {
    if (one.bound === other.bound) return false
    const [least, said] = one.bound === 'least' ? [one, other] : [other, one]
    return said.value < least.value
  }
  if (one.bound === 'most' || other.bound === 'most') {
    if (one.bound === other.bound) return false
    const [most, said] = one.bound === 'most' ? [one, other] : [other, one]
    return said.value > most.value
  }
  const roughly = one.bound === 'about' || other.bound === 'about'
  return !roughly || apart > ROUGHLY * Math.max(Math.abs(one.value), Math.abs(other.value))
}

/** What “about” leaves open. */
const ROUGHLY = 0.1
