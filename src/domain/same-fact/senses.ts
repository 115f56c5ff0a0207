import { listedKind } from '../following/word-kinds.js'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Words of one sense, where one number or day is meant whichever of them is used. The first stands for all. */
const SENSES = new Map(
  [
    'kill die dead death dying slain',
    'injure wound hurt',
    'person people',
    'child children',
    'man men',
    'woman women',
    'begin began begun start commence',
    'end ended finish conclude',
    'rise rose risen increase climb grow grew grown',
    'fall fell fallen decrease decline drop',
    'buy bought purchase acquire',
    'sell sold',
    'hold held',
    'take took taken',
    'found founded establish',
    'win won',
    'lose lost',
    'make made',
    'meet met',
    'lead led',
    'leave left',
    'pay paid',
    'spend spent',
    'build built',
    'employ employee staff worker',
    'percent percentage',
    'kilometer km kilometre',
    'kilogram kg kilo',
    'meter metre m',
    'dollar $',
    'euro €',
    'pound £',
    'visit trip',
  ].flatMap((line) => {
    const [sense = '', ...others] = words(line)
    return [sense, ...others].map((word) => [word, sense] as const)
  }),
)

/** What adds nothing to what is counted or dated. */
const WEAK = new Set(
  words(
    `also still already overall altogether total so far there here very then place exactly just only as 's is's`,
  ),
)

const senses = new Map<string, string>()
const MOST_KEPT = 20_000

/** The word by which two statements are compared: without its ending, and one for all of one sense. '' for a weak one. */
export function senseOf(bare: string): string {
  const known = senses.get(bare)
  if (known !== undefined) return known
  const sense = WEAK.has(bare) ? '' : (SENSES.get(bare) ?? SENSES.get(stemOf(bare)) ?? stemOf(bare))
  if (senses.size >= MOST_KEPT) senses.clear()
  senses.set(bare, sense)
  return sense
}

/** Takes a plural and the endings of a verb off, roughly: what it gets wrong it gets wrong in both statements. */
function stemOf(bare: string): string {
  if (bare.length < 4 || !/^[a-z]+$/.test(bare) || listedKind(bare) === 'date') return bare
  const stem = bare
    .replace(/ies$/, 'y')
    .replace(/(?<=s|x|ch|sh)es$/, '')
    .replace(/(?<=[^su])s$/, '')
    .replace(/(?<=.{3})(?:ed|ing)$/, '')
    .replace(/([bdfgmnprt])\1$/, '$1')
    .replace(/(?<=.{3})e$/, '')
  return SENSES.get(stem) ?? SENSES.get(`${stem}e`) ?? stem
}
