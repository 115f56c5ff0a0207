/** A sign that a sentence says something that can be checked. */
export type Hint = 'number' | 'quotation' | 'superlative' | 'cause' | 'date' | 'name'

/** How much each sign weighs: what is most often wrong in print comes first. */
const WEIGHTS: Readonly<Record<Hint, number>> = {
  number: 5,
  quotation: 4,
  superlative: 3,
  cause: 3,
  date: 2,
  name: 2,
}

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'

const SIGNS: Readonly<Record<Hint, RegExp>> = {
  // A footnote mark is no number, and a year is a date.
  number:
    /(?<![[\p{L}\p{N}])(?!(?:1[5-9]|20)\d\d(?!\p{N}|[.,]\p{N}))\p{Nd}[\p{Nd}.,]*|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|twice|second|third|per ?cent)(?!\p{L})/iu,
  quotation: /[“«„"][^”»“"]+/u,
  superlative:
    /(?<!\p{L})(?:first|last|only|never|always|most|least|best|worst|all|every|none|record|unprecedented|\p{Ll}{3,}est)(?!\p{L})/u,
  cause:
    /(?<!\p{L})(?:because|due to|owing to|as a result|thanks to|led to|caused?|in response to)(?!\p{L})/iu,
  date: new RegExp(
    `(?<!\\p{L})(?:${MONTHS})(?!\\p{L})|(?<!\\p{N})(?:1[5-9]|20)\\d\\d(?![\\p{N}.,]\\p{N}|\\p{N})|(?<!\\p{L})(?:last|next|this) (?:week|month|year)(?!\\p{L})`,
    'u',
  ),
  // A capital that no beginning of a sentence explains.
  name: /(?<=[\p{L}\p{N},;:] )["“(]?\p{Lu}[\p{L}\p{M}'’-]+/u,
}

/** Words that end in -est and compare nothing. */
const NO_SUPERLATIVES =
  /(?<!\p{L})(?:interest|request|protest|harvest|forest|arrest|invest|suggest|honest|west|test|guest|quest|contest|modest|midwest|northwest|southwest|conquest|inquest)(?!\p{L})/gu

/**
 * What in a sentence can be checked. It orders the work: the sentences that say most come first, and none is hidden.
 * English, but for numbers, quotations and names.
 *
 * @returns the signs, the heaviest first
 */
export function hintsOf(sentence: string): readonly Hint[] {
  const compared = sentence.replaceAll(NO_SUPERLATIVES, '')
  return (Object.keys(SIGNS) as Hint[]).filter((hint) =>
    SIGNS[hint].test(hint === 'superlative' ? compared : sentence),
  )
}

const weightOf = (hints: readonly Hint[]): number => hints.reduce((sum, hint) => sum + WEIGHTS[hint], 0)

/** Sentences in the order in which to deal with them: what can be checked most first, else as they are read. */
export function byWeight<S extends { readonly hints: readonly Hint[] }>(
  sentences: readonly S[],
): readonly S[] {
  return [...sentences].sort((a, b) => weightOf(b.hints) - weightOf(a.hints))
}
