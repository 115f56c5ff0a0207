import type { Hunk } from './hunks.js'
import { capitalCounts } from './word-kinds.js'
import type { Word } from './words.js'

/** Join clauses; at the edge of one they come and go with a full stop, a semicolon or a comma. */
const LINKS = new Set(['and', 'but', 'while', 'whereas', 'although', 'though', 'however', 'meanwhile'])
const ARTICLES = new Set(['the', 'a', 'an'])
/** With an article before them they say another thing: "few" and "a few". */
const ARTICLE_COUNTS = new Set([
  'few',
  'little',
  'number',
  'lot',
  'majority',
  'minority',
  'only',
  'most',
  'bit',
])
const ALIKE = new Set(['a=an', 'which=that', 'who=that', 'whom=who', 'on=upon'])
/** Real words that a slip of the keys could make of a function word. */
const NO_SLIPS = new Set(
  `form off too bee inn ass wee thee witch white whale where were bring alter theses chose hose while whole there
  three these those their then than any saw how won own now who two tow`.split(/\s+/),
)

/** The hunks of a comparison that bear meaning: all but the quiet ones. */
export function bearingHunks(
  before: readonly Word[],
  after: readonly Word[],
  hunks: readonly Hunk[],
): readonly Hunk[] {
  return hunks.filter((hunk) => !isQuiet(before, after, hunk))
}

/**
 * Whether a change leaves what is said as it was: an article, a hyphen, a slip of the keys in a function word, a word
 * written twice. What is quoted has no quiet changes. Most quiet changes never get here: words compare by a key that
 * knows spellings, digit groups, contractions and apostrophes.
 */
function isQuiet(before: readonly Word[], after: readonly Word[], { from, to }: Hunk): boolean {
  const removed = before.slice(from.start, from.end)
  const added = after.slice(to.start, to.end)
  if ([...removed, ...added].some(({ quotation }) => quotation > 0)) return false

  const same = removed.length === added.length
  if (same && removed.every((word, nth) => isAlike(word, added[nth]))) return true
  const all = [...removed, ...added]
  if (joined(removed) === joined(added) && all.every(isPlain) && !all.some(isAgain)) return true

  const edge = startsClause(before, from.start) || startsClause(after, to.start)
  if (edge && [...removed, ...added].every(({ bare }) => LINKS.has(bare))) return true

  if (removed.length > 0 && added.length > 0) return false
  const [words, at, end] = removed.length > 0 ? [before, from.start, from.end] : [after, to.start, to.end]
  return words.slice(at, end).every((word, nth) => comesAndGoes(words, at + nth, word))
}

/** What may be put in or left out. */
function comesAndGoes(words: readonly Word[], at: number, { bare, kind }: Word): boolean {
  const next = words[at + 1]
  const last = words[at - 1]
  if (kind === 'emoji' || bare === 'that') return true
  if (ARTICLES.has(bare))
    return next !== undefined && next.kind !== 'number' && !ARTICLE_COUNTS.has(next.bare)
  if (bare === 'on') return /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(next?.bare ?? '')
  if (bare === "'s") return last?.bare.endsWith('s') ?? false
  // "the the"
  return kind === 'function' && (last?.bare === bare || next?.bare === bare)
}

function isAlike(word: Word, other: Word | undefined): boolean {
  if (other === undefined) return false
  const [a, b] = [word.bare, other.bare]
  if (a === b || ALIKE.has(`${a}=${b}`) || ALIKE.has(`${b}=${a}`)) return true
  // A capital that only the beginning of a sentence asks for.
  if (fold(a) === fold(b) && capitalCounts(fold(a)) && (word.opens || other.opens)) return true
  if (word.kind === 'function' && other.kind === 'content') return isSlip(b, a)
  return word.kind === 'content' && other.kind === 'function' && isSlip(a, b)
}

const fold = (bare: string): string => bare.replace(/^\^/, '')

/** Whether a word is a slip of the keys for another: two letters swapped, one doubled, or one lost in a long word. */
function isSlip(slip: string, word: string): boolean {
  if (NO_SLIPS.has(slip) || !/^[a-z]{2,}$/.test(slip)) return false
  let at = 0
  while (at < slip.length && slip[at] === word[at]) at += 1
  if (slip.length === word.length) {
    const swapped = slip[at] === word[at + 1] && slip[at + 1] === word[at]
    return swapped && slip.slice(at + 2) === word.slice(at + 2)
  }
  if (slip.length === word.length + 1)
    return slip[at] === slip[at - 1] && slip.slice(at + 1) === word.slice(at)
  return slip.length === word.length - 1 && word.length >= 5 && slip.slice(at) === word.slice(at + 1)
}

/** Whether words may be joined or parted by a hyphen or a space without another meaning. */
const isPlain = ({ kind }: Word): boolean =>
  kind === 'content' || kind === 'function' || kind === 'name' || kind === 'unit'

/** "re-signed" is not "resigned"; "re-elected" is. */
const isAgain = ({ bare }: Word, nth: number, all: readonly Word[]): boolean =>
  bare === 're' && !/^[aeiou]/.test(all[nth + 1]?.bare ?? '')

const joined = (words: readonly Word[]): string => words.map(({ bare }) => bare).join('')

/** Whether a clause may begin at a word, as far as punctuation shows. */
function startsClause(words: readonly Word[], at: number): boolean {
  const word = words[at]
  return word !== undefined && (word.opens || /[;:—–]/.test(word.gap))
}
