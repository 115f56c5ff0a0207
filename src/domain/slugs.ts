/** Words that stand where a slug could: an article never takes one. */
const FIXED = new Set(['new', 'archive'])

/** Latin letters that are no letter with a mark, as they are written where there is only a to z. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/**
 * Makes the readable part of an article's address out of its headline.
 *
 * Letters with marks lose them; anything else that is not a Latin letter or a digit becomes a hyphen.
 *
 * @param fallback  used where nothing readable is left of the headline, as `2024-05-30`
 * @param taken  whether a slug is in use already; then a number is added
 */
export function slugOf(headline: string, fallback: string, taken: (slug: string) => boolean): string {
  const stem = slugStem(headline, fallback)
  let slug = stem
  for (let number = 2; FIXED.has(slug) || taken(slug); number++) slug = `${stem}-${number}`
  return slug
}

/** What every slug of a headline begins with. */
export function slugStem(headline: string, fallback: string): string {
  const readable = headline
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/['’]/g, '')
    .toLowerCase()
    .replaceAll(/[ßæœøðđþłı]/g, (letter) => PLAIN[letter] ?? '')
    .replaceAll(/[^a-z0-9]+/g, '-')
  return cut(readable.replaceAll(/^-+|-+$/g, '')) || fallback
}

/** At most 60 characters, ending with a whole word where there is one. */
function cut(slug: string): string {
  if (slug.length <= 60) return slug
  const end = slug.lastIndexOf('-', 60)
  return slug.slice(0, end > 20 ? end : 60)
}
