/** A year in figures: "2024", "1990s", "’24". Not a part of a longer number, and not "at 2000", which is a clock's. */
const FIGURES = /(?<![\d,]|\bat )[12]\d{3}(?:s\b)?(?!\d|,\d)|['’]\d{2}s?\b/giu

/** What a number of four figures counts, where it is not a year: "2000 years", "1400 GMT". */
const COUNTED =
  /^[ \u00a0-]?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|h|hrs|gmt|utc|[ce]e?s?t|local)\b/iu

/** "44 BC", "AD 79", "the 19th century", "the fifth century"; "last century" has no number. */
const ERA = /\b\d{1,4}\s?(?:bce?|ce|ad)\b|\b(?:ad|ce)\s?\d{1,4}\b/iu
const CENTURY = /\b(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|\p{L}{2,}th)[ -]century\b/iu

/** What counts from today though a year may stand beside it: "from 2000 until now". */
const FROM_TODAY =
  /\b(?:ago|from now|so far|(?:until|till|to|and|through) (?:now|today|date|the present))\b/iu

/**
 * Whether a time phrase is relative: it needs the article's date to say which year it means.
 *
 * It is where no year is named ("last month", "on 30 May"), and where one end of it is today ("from 2000 until now").
 * Figures are read in any language, words in English. It errs towards relative: the page then names the date that
 * somebody has to look at.
 *
 * @see TimeML, TIMEX3: an expression is fully specified, or is anchored to another time (`anchorTimeID`)
 */
export function isRelativeTime(phrase: string): boolean {
  return FROM_TODAY.test(phrase) || !namesYear(phrase)
}

function namesYear(phrase: string): boolean {
  const years = [...phrase.matchAll(FIGURES)]
  return (
    years.some(({ index, 0: figures }) => !COUNTED.test(phrase.slice(index + figures.length))) ||
    ERA.test(phrase) ||
    CENTURY.test(phrase)
  )
}
