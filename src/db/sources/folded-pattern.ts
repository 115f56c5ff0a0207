/** The letters that have capitals or accents: Latin, Greek and Cyrillic, and those with accents added later. */
const BLOCKS = [
  [0x41, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
] as const

/** Each letter without case and accent, with the class of GLOB that takes every way to write it. */
const CLASSES: ReadonlyMap<string, string> = classes()

/**
 * A pattern for SQLite's GLOB that finds words anywhere in a text, whatever their case and accents: "elysee" finds
 * "ÉLYSÉE". LIKE folds A to Z alone, and the sqlite3 package takes no function of ours.
 *
 * Not found: what is stored with its accents as signs of their own (Unicode's form NFD). GLOB has nothing that may be
 * left out. A pattern is at most about 60 bytes for each letter; SQLite takes 50,000.
 *
 * @param words  at most 300 code points
 */
export function foldedPattern(words: string): string {
  const signs = Array.from(words.normalize('NFC'), (sign) => {
    const letters = CLASSES.get(fold(sign))
    if (letters !== undefined) return `[${letters}]`
    return '*?['.includes(sign) ? `[${sign}]` : sign
  })
  return `*${signs.join('')}*`
}

/** The second time, for what a small letter brings with it: "İ" becomes "i" with a dot. */
function fold(sign: string): string {
  return sign.normalize('NFD').toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
}

function classes(): ReadonlyMap<string, string> {
  const letters = BLOCKS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  ).filter((code) => /\p{L}/u.test(String.fromCodePoint(code)))
  const groups = new Map<string, number[]>()
  for (const code of letters) {
    const base = fold(String.fromCodePoint(code))
    const group = groups.get(base)
    if (group) group.push(code)
    else groups.set(base, [code])
  }
  return new Map([...groups].map(([base, codes]) => [base, inRanges(codes)]))
}

/** Neighbours as a range: a class is read to its end for every sign of every text. */
function inRanges(codes: readonly number[]): string {
  const ranges: [first: number, last: number][] = []
  for (const code of codes) {
    const range = ranges.at(-1)
    if (range?.[1] === code - 1) range[1] = code
    else ranges.push([code, code])
  }
  return ranges
    .map(([first, last]) => {
      const [from, to] = [String.fromCodePoint(first), String.fromCodePoint(last)]
      return first === last ? from : last === first + 1 ? from + to : `${from}-${to}`
    })
    .join('')
}
