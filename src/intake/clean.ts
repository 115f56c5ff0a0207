/** A text with what was taken out of it, and what a person should look at. */
export interface Cleaned {
  readonly text: string
  /** How many control characters, and signs that reorder what is read, were taken out. */
  readonly removed: number
}

/**
 * Takes out what no author types: NUL and other control characters, and the signs that let a text read otherwise than
 * it is stored. Line ends become `\n`. Everything else stays as it is, letters with their accents in whichever form.
 */
export function clean(typed: string): Cleaned {
  const lines = typed
    .replaceAll(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/^\ufeff/, '')
    .toWellFormed()
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  const text = lines.replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
  return { text, removed: lines.length - text.length }
}

/** The most places that one notice names. */
const MOST_PLACES = 5

/** What a reader does not see in a text: a sentence for each sort, with where it stands. */
export function unseenIn(text: string): readonly string[] {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '')
  const sorts: readonly (readonly [string, (word: string) => boolean])[] = [
    ['Invisible characters stand in', hasInvisible],
    ['Letters of two alphabets that look alike stand in', isMixed],
    ['Characters that could not be read (�) stand in', (word) => word.includes('\ufffd')],
  ]
  return sorts.flatMap(([what, matches]) => {
    const places = paragraphs.flatMap((paragraph, index) =>
      (paragraph.match(/\S+/g) ?? []).filter(matches).map((word) => placed(word, index + 1)),
    )
    if (places.length === 0) return []
    const more = places.length > MOST_PLACES ? ` and ${places.length - MOST_PLACES} more` : ''
    return [`${what} ${places.slice(0, MOST_PLACES).join(', ')}${more}.`]
  })
}

function placed(word: string, paragraph: number): string {
  const signs = [...new Set(word.match(INVISIBLE) ?? [])].map((sign) => `U+${hex(sign)}`)
  const shown = Array.from(word.replaceAll(INVISIBLE, '·')).slice(0, 40).join('')
  return `“${shown}” (${signs.length > 0 ? `${signs.join(', ')}, ` : ''}paragraph ${paragraph})`
}

const hex = (sign: string): string => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

// Joiners belong to Persian, to the scripts of India and to emoji; marks of direction to Arabic and Hebrew.
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2060-\u2064\u3164\ufeff\uffa0]|\u034f|\u17b4|\u17b5|\u200d/gu
const JOINING = new RegExp(
  `[${'Arab Hebr Syrc Thaa Deva Beng Taml Telu Knda Mlym Gujr Guru Orya Sinh Khmr Thai Mong'
    .split(' ')
    .map((script) => String.raw`\p{Script=${script}}`)
    .join('')}\\p{Extended_Pictographic}]`,
  'u',
)

const hasInvisible = (word: string): boolean => word.search(INVISIBLE) !== -1 && !JOINING.test(word)

/** Latin letters beside Cyrillic or Greek ones in one word of three letters or more. */
function isMixed(token: string): boolean {
  return (token.match(/[\p{L}\p{M}]{3,}/gu) ?? []).some(
    (word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word),
  )
}
