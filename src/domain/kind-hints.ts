import type { ClaimKind } from './claims.js'

/** The kind that some words point to, with what in them does. */
export interface KindHint {
  readonly kind: ClaimKind
  /** As it stands in the words. */
  readonly because: string
}

const OFFICES =
  'president|prime minister|premier|chancellor|secretary[- ]general|general secretary|secretary|minister|ambassador|governor|senator|mayor|spokes(?:person|man|woman)|chair(?:man|woman|person)?|director|chief executive|ceo|commissioner|judge|general|king|queen|pope'
const KIN = 'father|mother|brother|sister|son|daughter|wife|husband|widow|cousin|uncle|aunt|nephew|niece'

/**
 * What in the words points to which kind, the strongest sign first. What is quoted is a quotation whatever else it
 * says; what is to come is a prediction whatever it counts.
 */
const SIGNS: readonly (readonly [ClaimKind, RegExp])[] = [
  ['quotation', /[“«„"‹][^”»“"›]*[”»“"›]?/u],
  [
    'cause',
    /(?<!\p{L})(?:because(?: of)?|due to|owing to|as a result(?: of)?|thanks to|led to|leads to|caused?|causes|in response to|so that)(?!\p{L})/iu,
  ],
  [
    'prediction',
    /(?<!\p{L})(?:will|won['’]t|shall|is (?:likely|expected|set|due) to|are (?:likely|expected|set|due) to|expected|forecasts?|plans? to|planning to)(?!\p{L})/iu,
  ],
  [
    'position',
    /(?<!\p{L})(?:wants?|hopes?|believes?|supports|opposes|favou?rs|rejects|demands?|calls? (?:for|on)|interest in|accus(?:es?|ed|ations?)|criticis(?:es|ed)|condemn(?:s|ed))(?!\p{L})/iu,
  ],
  [
    'number',
    /[\p{Sc}$€£]?\p{Nd}[\p{Nd}.,]*(?: ?%)?|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|twice|double[ds]?|per ?cent|percent)(?!\p{L})/iu,
  ],
  ['identity', new RegExp(`(?<!\\p{L})(?:${OFFICES}|${KIN})(?!\\p{L})`, 'iu')],
  [
    'analysis',
    /(?<!\p{L})(?:seen as|signals?|suggests?|means|shows? that|marks|continuation of|an? attempt to|amounts? to)(?!\p{L})/iu,
  ],
]

/**
 * Suggests what kind of claim some words make, by what stands in them. English; words without any sign are most often
 * an event, and nothing is suggested. It stands beside the choice: a person chooses.
 *
 * @returns `null` when nothing points to a kind
 * @see AVeriTeC's claim types
 */
export function suggestKind(words: string): KindHint | null {
  for (const [kind, sign] of SIGNS) {
    const found = sign.exec(words)
    if (found) return { kind, because: shortened(found[0]) }
  }
  return null
}

/** Enough of a quotation to recognise it. */
function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length <= 25 ? text : `${characters.slice(0, 24).join('').trimEnd()}…`
}
