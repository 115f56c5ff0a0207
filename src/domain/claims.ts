import { readChoice, readText, type IsoDate } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { resolveTime } from './time-phrases.js'

/** What sort of statement a claim is. @see AVeriTeC's claim types */
export const CLAIM_KINDS = [
  'event',
  'number',
  'quotation',
  'identity',
  'position',
  'cause',
  'prediction',
  'analysis',
] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** What is checked: that it is true, or that it was said. Two questions are two claims. */
export const ABOUTS = ['true', 'said'] as const
export type About = (typeof ABOUTS)[number]

export const SENSITIVITIES = ['normal', 'sensitive', 'legal'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

/** The parts of a revision's text; each has offsets of its own. In reading order. */
export const PARTS = ['headline', 'standfirst', 'body'] as const
export type Part = (typeof PARTS)[number]

/** One link of the chain that says who says so, next to the article first. */
export interface Attribution {
  readonly speaker: string
  readonly capacity: string
  readonly anonymous: boolean
  /** How the one before it says so: "reports". */
  readonly verb: string
}

/** A claim to be added, as typed or read. */
export interface ClaimForm {
  readonly statement: string
  readonly kind: string
  readonly about: string
  readonly question: string
  readonly timePhrase: string
  /** Normal where it is left out. */
  readonly sensitivity?: string
  readonly saidBy: readonly Attribution[]
}

export interface NewClaim {
  readonly statement: string
  readonly kind: ClaimKind
  readonly about: About
  readonly question: string
  readonly timePhrase: string | null
  readonly timeFrom: IsoDate | null
  readonly timeTo: IsoDate | null
  /** After it the claim is due for a re-check. */
  readonly recheckOn: IsoDate | null
  readonly sensitivity: Sensitivity
  readonly saidBy: readonly Attribution[]
}

/**
 * Decides whether a claim can be added, or edited to be like this. Where its words stand is decided by `decideSelection`.
 *
 * @param publishedOn  the article's date, which relative times are counted from
 * @returns a problem of the chain of who says so names its field and link: `speaker-2`
 */
export function decideClaim(form: ClaimForm, publishedOn: IsoDate | null): Result<NewClaim> {
  const problems: Problem[] = []
  const statement = readText(problems, 'statement', form.statement, {
    limit: LIMITS.statement,
    missing: 'Say in one sentence what is claimed',
  })
  const kind = readChoice(problems, 'kind', form.kind, CLAIM_KINDS, 'Say what kind of claim it is')
  const about = readChoice(
    problems,
    'about',
    form.about,
    ABOUTS,
    'Say whether it is checked that it is true, or said',
  )
  const question = readText(problems, 'question', form.question, { limit: LIMITS.statement })
  const timePhrase = readText(problems, 'timePhrase', form.timePhrase, { limit: LIMITS.line })
  const sensitivity = readSensitivity(problems, form.sensitivity ?? 'normal')
  const saidBy = form.saidBy.map(({ speaker, capacity, anonymous, verb }, nth) => ({
    verb: readText(problems, `verb-${nth + 1}`, verb, { limit: LIMITS.line }),
    speaker: readText(problems, `speaker-${nth + 1}`, speaker, {
      limit: LIMITS.line,
      missing: 'Name who says so',
    }),
    capacity: readText(problems, `capacity-${nth + 1}`, capacity, { limit: LIMITS.line }),
    anonymous,
  }))
  if (problems.length > 0 || kind === null || about === null || sensitivity === null) return refused(problems)
  return accepted({
    statement,
    kind,
    about,
    question,
    timePhrase: timePhrase === '' ? null : timePhrase,
    ...resolveTime(timePhrase, statement, publishedOn),
    sensitivity,
    saidBy,
  })
}

/** Decides how much care a claim needs. */
export function decideSensitivity(typed: string): Result<Sensitivity> {
  const problems: Problem[] = []
  const sensitivity = readSensitivity(problems, typed)
  return sensitivity === null ? refused(problems) : accepted(sensitivity)
}

function readSensitivity(problems: Problem[], typed: string): Sensitivity | null {
  return readChoice(problems, 'sensitivity', typed, SENSITIVITIES, 'Choose normal, sensitive or legal')
}
