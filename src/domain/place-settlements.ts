import { PARTS, type Part } from './claims.js'
import { readChoice } from './fields.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import type { RevisionParts } from './revisions.js'
import { decideSelection } from './selections.js'
import type { Span } from './spans.js'

/** The form that settles where words are: one of the candidates by its number from 1, `all`, `words`, or `gone`. */
export interface PlaceSettlementForm {
  readonly place: string
  /** For `words`: what they read, and in which part. */
  readonly exact: string
  readonly part: string
}

/** What the decision depends on. */
export interface PlaceSettlementBasis {
  readonly part: Part
  readonly candidates: readonly Span[]
  /** How many other places the claim has in this revision. */
  readonly others: number
  readonly text: RevisionParts
}

/**
 * Decides where words are that have no one place: at candidates, at other words of the text, or nowhere. A claim has to
 * stand somewhere: its last place is not given up, the claim is withdrawn instead.
 *
 * @returns the places; none when the words are gone
 */
export function decidePlaceSettlement(
  form: PlaceSettlementForm,
  { part, candidates, others, text }: PlaceSettlementBasis,
): Result<readonly (Span & { readonly part: Part })[]> {
  const problems: Problem[] = []
  const numbers = candidates.map((_candidate, nth) => String(nth + 1))
  const ways = [...numbers, ...(candidates.length > 1 ? ['all'] : []), 'words', 'gone']
  const way = readChoice(problems, 'place', form.place, ways, 'Say where the words are')
  if (way === 'gone' && others === 0)
    return refuse('place', 'The claim stands nowhere else: place it by its words, or withdraw the claim')
  if (way === null) return refused(problems)
  if (way === 'gone') return accepted([])
  if (way === 'all') return accepted(candidates.map((span) => ({ ...span, part })))
  const chosen = candidates[numbers.indexOf(way)]
  return chosen ? accepted([{ ...chosen, part }]) : byWords(form, text)
}

function byWords({ exact, part: typed }: PlaceSettlementForm, text: RevisionParts) {
  const problems: Problem[] = []
  const part = readChoice(problems, 'part', typed, PARTS, 'Say in which part they stand')
  if (part === null) return refused(problems)
  const found = decideSelection(text[part], { exact, prefix: '', suffix: '', start: null, end: null })
  if (found.ok) return accepted([{ ...found.value, part }])
  const [problem] = found.problems
  return problem?.field === 'start'
    ? refuse('exact', 'These words stand there more than once: take in words around them')
    : refuse('exact', problem?.message ?? '')
}

const refuse = (field: string, message: string) => refused([{ field, message }])
