/**
 * Abbreviations of English news text whose full stop seldom ends a sentence, in lower case and without that
 * stop. `Intl.Segmenter` knows none of them, and CLDR's own list lacks Gen., Dr. and Sen.
 */

/** Stand before a name or whatever they belong to. A sentence ends at none of the capitalised ones. */
const BEFORE_A_NAME = words(`
  mr mrs ms mx messrs dr prof rev fr hon gov sen rep pres amb supt insp det
  gen lt col maj capt cpl sgt pvt adm cmdr brig mt ft vs v e.g i.e cf viz
`)

/** Stand before a number: "Sept. 12", "No. 10", "p. 12". Before a word they end the sentence. */
const BEFORE_A_NUMBER = words(`
  jan feb mar apr jun jul aug sep sept oct nov dec
  no nos p pp vol vols ch art sec fig figs para ca c approx est tel ext res
`)

/** Stand within or after a name, often at the end of a sentence: "Acme Inc. said", "in the U.S. The". */
const AFTER_A_NAME = words(`
  inc co corp ltd llc bros dept assn jr sr al st ave blvd ph.d m.d u.s u.k u.n e.u u.s.a u.s.s.r d.c
`)

/** Stand before a day or a time zone: "at 5 a.m. Monday", "at 5 p.m. GMT". */
const AFTER_AN_HOUR = words('a.m p.m')

const DAY_OR_ZONE = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december jan feb mar apr aug sept oct nov dec gmt utc bst cet est edt pst pdt et pt
`)

/** Words that open a sentence far more often than they follow an abbreviation within a name. */
const OPENERS = words(`
  the a an this that these those there here he she it they we i you his her its their our my who what when where
  why how which in on at by for from with after before during since until while as if although though despite but
  and or so yet however meanwhile also not no yes some many most all both each every one two later last next now
  then still according another other
`)

/**
 * Whether a full stop at the end of `before` is that of an abbreviation or an initial, and `after` goes on with
 * the same sentence: "Gen. | Milley", "J. | K. Rowling", "No. | 10", but not "in the U.S. | The".
 *
 * @param before  the words up to and including the stop; the last few dozen characters are enough
 * @param after   the words behind it, without the white space between
 * @param english whether the list above applies; initials are read as such in every language
 */
export function continuesAbbreviation(before: string, after: string, english: boolean): boolean {
  const token = /(?:^|[^\p{L}\p{M}\p{N}.])((?:[\p{L}\p{M}]+\.)*[\p{L}\p{M}]+)\.$/u.exec(before)?.[1]
  if (token === undefined) return false
  const next = /^[\p{Ps}\p{Pi}"'#]*([\p{L}\p{N}]+)/u.exec(after)?.[1]?.toLowerCase()
  if (next === undefined) return false
  const opens = english && OPENERS.has(next)
  const digit = /^\p{N}/u.test(next)

  // "J." and "J.K.", in any script with capitals; "U.S." too, which is why it needs no list to go on.
  if (/^(?:\p{Lu}\p{M}*\.)*\p{Lu}\p{M}*$/u.test(token) && !digit) return !opens
  if (!english) return false

  const word = token.toLowerCase()
  // "Dr. No" and "Mr. May", but "rose by 10 ft. The".
  if (BEFORE_A_NAME.has(word)) return token !== word || !opens
  if (BEFORE_A_NUMBER.has(word)) return digit
  if (AFTER_AN_HOUR.has(word)) return DAY_OR_ZONE.has(next)
  return AFTER_A_NAME.has(word) && !opens
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
