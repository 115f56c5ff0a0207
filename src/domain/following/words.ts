import { splitSentences } from '../sentences.js'
import { indexCodePoints, type CodePointIndex, type Span } from '../spans.js'
import { findQuotations } from './quotations.js'
import { spellingOf } from './spellings.js'
import { capitalCounts, listedKind, type WordKind } from './word-kinds.js'

/** A word, number or sign of a text. `start` and `end` are string indices, not code points. */
export interface Word {
  readonly start: number
  readonly end: number
  /** What is compared: two words with one key mean the same. */
  readonly key: string
  /** The key without the mark of a quotation, to see what is alike. */
  readonly bare: string
  readonly kind: WordKind
  /** What stands between the word before it and this one: punctuation and white space. */
  readonly gap: string
  /** Which quotation of the text it stands in, counted from 1; 0: none. */
  readonly quotation: number
  /** Whether it stands where a capital is due to its place: first in a sentence or a quotation. */
  readonly opens: boolean
}

/** A text read once. `sentences` are ranges of `words`, in order; together they hold all words. */
export interface Reading {
  readonly text: string
  readonly index: CodePointIndex
  readonly words: readonly Word[]
  readonly sentences: readonly Span[]
}

// Written without spaces between words: each letter is compared for itself.
const SCRIPTS = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}`
const UNSPACED = String.raw`(?=[\p{L}\p{Nl}])[${SCRIPTS}]\p{M}*`
const NUMBER = [
  // Digits in groups: 1,000 and 1 000 and 1’000.
  String.raw`\p{Nd}{1,3}(?:[,’'\u00a0\u2009\u202f ]\p{Nd}{2,3})*[,’'\u00a0\u2009\u202f ]\p{Nd}{3}(?!\p{Nd})(?:\.\p{Nd}+)?`,
  // 3.5, 10:30, 10-12 and 2024-05-30
  String.raw`\p{Nd}+(?:[.,:/\u2010-\u2014\u2212-]\p{Nd}+)*`,
  String.raw`[\p{No}\p{Nl}]`,
].join('|')
const INITIALS = String.raw`(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}])\.?`
const LETTERS = String.raw`(?:[A-Za-z]|(?![${SCRIPTS}])\p{L}|[\p{M}\u00ad\u200b-\u200d\u2060\ufeff])+`
const WORD = String.raw`(?=\p{L})${LETTERS}(?:['’ʼ]${LETTERS})*`
const EMOJI = String.raw`\p{RI}\p{RI}|(?=\p{Extended_Pictographic})\P{N}(?:\ufe0f|\p{EMod}|\u200d\p{Extended_Pictographic})*`
const SIGN = String.raw`[\p{Sc}%‰°±≈~<>=+×÷&≤≥≠]`
const TOKEN = new RegExp(`(${NUMBER})|${INITIALS}|${UNSPACED}|${WORD}|(${EMOJI})|(${SIGN})`, 'gu')

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const APOSTROPHES = /[’ʼ]/g
const LIGATURES = /[\ufb00-\ufb06]/g
/** "don't", "won't", "it's", "they'll": what is said in two words, unless quoted. */
const SHORTENED = /^(.*?)(n't|'s|'re|'ve|'ll|'m)$/
const LONG: Readonly<Record<string, string>> = {
  "n't": 'not',
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'m": 'am',
}
const LONG_STEM: Readonly<Record<string, string>> = { wo: 'will', ca: 'can', sha: 'shall' }
/** After these "'s" is "is"; elsewhere it is the possessive, which keeps a key of its own. */
const IS = new Set(['it', 'he', 'she', 'that', 'there', 'what', 'who', 'where', 'here'])

/**
 * Reads the words of a text and which sentence each stands in. Linear in the length of the text; never throws.
 *
 * @param sentences  where they are known: to find them takes half of the time
 */
export function readWords(text: string, sentences?: readonly Span[]): Reading {
  const index = indexCodePoints(text)
  const starts = (sentences ?? splitSentences(text)).map(({ start }) => index.indexOf(start))
  const quotations = findQuotations(text)
  const words: Word[] = []
  const firsts: number[] = []
  let last = 0
  let sentence = 0
  let quotation = 0
  for (const match of text.matchAll(TOKEN)) {
    const { 0: raw, index: start } = match
    if (isFootnote(text, start, raw)) continue
    let first = words.length === 0
    while (sentence < starts.length && (starts[sentence] ?? 0) <= start) {
      first = true
      sentence += 1
    }
    while (quotation < quotations.length && (quotations[quotation]?.end ?? 0) <= start) quotation += 1
    const quoted = (quotations[quotation]?.start ?? Infinity) <= start
    if (first) firsts.push(words.length)
    const gap = text.slice(last, start)
    const place = {
      start,
      gap,
      quotation: quoted ? quotation + 1 : 0,
      opens: first || /["“„«‘「'(:]$/.test(gap),
    }
    const kind =
      match[1] !== undefined
        ? 'number'
        : match[2] !== undefined
          ? 'emoji'
          : match[3] !== undefined
            ? 'sign'
            : null
    for (const word of wordsOf(raw, kind, place, text)) words.push(word)
    last = start + raw.length
  }
  const ranges = firsts.map((from, nth) => ({ start: from, end: firsts[nth + 1] ?? words.length }))
  return { text, index, words, sentences: ranges }
}

/** "[1]": belongs to the page, not to the sentence. */
function isFootnote(text: string, start: number, raw: string): boolean {
  return text[start - 1] === '[' && text[start + raw.length] === ']' && /^\p{Nd}{1,3}$/u.test(raw)
}

type Place = Pick<Word, 'start' | 'gap' | 'quotation' | 'opens'>

function wordsOf(raw: string, kind: WordKind | null, place: Place, text: string): readonly Word[] {
  const { start, gap, quotation, opens } = place
  const make = (bare: string, of: WordKind, from = 0, until = raw.length): Word => ({
    start: start + from,
    end: start + until,
    key: quotation > 0 ? `“${bare}` : bare,
    bare,
    kind: of,
    gap: from === 0 ? gap : '',
    quotation,
    opens,
  })
  // Most words: nothing has to be found out about their letters.
  if (kind === null && quotation === 0 && raw !== 'cannot' && /^[a-z]+$/.test(raw)) {
    const bare = spellingOf(raw)
    return [make(bare, listedKind(bare) ?? 'content')]
  }
  if (kind === 'number') return [make(numberKey(raw, place, text), 'number')]
  if (kind === 'emoji') return [make(raw.replace(/\ufe0f/g, ''), 'emoji')]
  if (kind === 'sign')
    return [make(spellingOf(raw), raw === '%' || raw === '°' ? 'unit' : raw === '&' ? 'function' : 'sign')]

  const plain = raw
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (letters) => letters.normalize('NFKC'))
    .replace(APOSTROPHES, "'")
    .replace(/\./g, '')
  const lower = plain.toLowerCase()
  const shortened = SHORTENED.exec(lower)
  const [, stem = '', ending = ''] = shortened ?? []
  if (place.quotation > 0 || shortened === null || stem === '') {
    if (lower === 'cannot' && place.quotation === 0)
      return [make('can', 'modality', 0, 3), make('not', 'negation', 3)]
    return [wordKey(plain, lower, place, make, 0, raw.length)]
  }
  const cut = raw.length - ending.length
  if (ending === "'s") {
    const is = IS.has(stem)
    return [
      wordKey(plain.slice(0, stem.length), stem, place, make, 0, cut),
      make(is ? 'is' : "'s", 'function', cut),
    ]
  }
  const long = LONG_STEM[stem] ?? stem
  const other = LONG[ending] ?? ending
  return [make(long, listedKind(long) ?? 'content', 0, cut), make(other, listedKind(other) ?? 'content', cut)]
}

/** Spelt as the name is, even where a sentence begins with them. */
const NAMES = new Set(['labour', 'harbour', 'centre'])

type Make = (bare: string, of: WordKind, from?: number, until?: number) => Word

function wordKey(plain: string, lower: string, place: Place, make: Make, from: number, until: number): Word {
  const capital = plain !== lower && !place.opens
  const acronym = plain.length > 1 && plain === plain.toUpperCase() && plain !== lower
  if ((capital || acronym) && capitalCounts(lower)) {
    return make(`^${lower}`, listedKind(`^${lower}`) ?? 'name', from, until)
  }
  const own = place.quotation > 0 || (plain !== lower && (capital || NAMES.has(lower)))
  const bare = !own
    ? spellingOf(lower)
    : place.quotation > 0
      ? lower
      : lower.replace(/isation(?=s?$)/, 'ization')
  return make(bare, listedKind(bare) ?? (capital ? 'name' : 'content'), from, until)
}

/** Digits without their groups, and with a minus that stands before them. */
function numberKey(raw: string, { start, gap }: Place, text: string): string {
  const grouped =
    /^\p{Nd}{1,3}(?:[,’'\u00a0\u2009\u202f ]\p{Nd}{2,3})*[,’'\u00a0\u2009\u202f ]\p{Nd}{3}(?:\.\p{Nd}+)?$/u
  const digits = grouped.test(raw) ? raw.replace(/[,’'\u00a0\u2009\u202f ]/g, '') : raw
  const minus =
    /(?:^|[\s(\p{Sc}])[-−–]\p{Sc}?$/u.test(text.slice(Math.max(0, start - 3), start)) && /[-−–]/.test(gap)
  const point = /(?:^|[\s(\p{Sc}])\.$/u.test(text.slice(Math.max(0, start - 2), start))
  const number = digits.normalize('NFKC').replace(/[\u2010-\u2014\u2212]/g, '-')
  return `#${minus ? '-' : ''}${point ? '.' : ''}${number}`
}
