import type { Part } from './claims.js'
import { readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { codePoints } from './spans.js'

/** The text of one revision. */
export type RevisionParts = Readonly<Record<Part, string>>

/** The form "New draft", as typed. */
export interface DraftForm extends RevisionParts {
  readonly note: string
}

/**
 * Decides whether a draft can become the next revision: with a headline and a text, and not word for word what the newest
 * one says already.
 */
export function decideDraft(
  form: DraftForm,
  newest: RevisionParts & { readonly number: number },
): Result<DraftForm> {
  const problems: Problem[] = []
  const draft = readDraft(problems, form)
  const length = codePoints(draft.headline) + codePoints(draft.standfirst) + codePoints(draft.body)
  if (problems.length === 0 && length > LIMITS.article) {
    const over = length - LIMITS.article
    problems.push({
      field: 'body',
      message: `Shorten this by ${over} characters: ${LIMITS.article} are the most`,
    })
  }
  if (problems.length === 0 && saysTheSame(draft, newest))
    problems.push({
      field: 'body',
      message: `This is revision ${newest.number} word for word: paste the new text, or change it here`,
    })
  return problems.length > 0 ? refused(problems) : accepted(draft)
}

function readDraft(problems: Problem[], form: DraftForm): DraftForm {
  return {
    headline: readText(problems, 'headline', form.headline, {
      limit: LIMITS.line,
      missing: 'Give the headline',
    }),
    standfirst: readText(problems, 'standfirst', form.standfirst, { limit: LIMITS.passage }),
    body: readText(problems, 'body', form.body, {
      limit: LIMITS.article,
      missing: 'Paste the text of the new draft',
    }),
    note: readText(problems, 'note', form.note, { limit: LIMITS.statement }),
  }
}

/** Whether two texts are the same, white space at their ends and the form of line ends aside. */
export const saysTheSame = (one: RevisionParts, other: RevisionParts): boolean =>
  (['headline', 'standfirst', 'body'] as const).every((part) => plain(one[part]) === plain(other[part]))

const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim()

/** How a placement came into its revision: put there by a person, or followed from the revision before. */
export type PlacementState = 'placed' | 'same' | 'moved' | 'changed' | 'gone' | 'ambiguous'

/** What becomes of a claim's verdict with a new revision. */
export type Fate = 'stands' | 'held' | 'void'

/**
 * What becomes of a claim's verdict when its places came into a new revision as they did: one whose words changed voids
 * it, and so does it when every place is gone. Words that could stand in several places hold it until a person says where.
 */
export function fateOf(states: readonly PlacementState[]): Fate {
  if (states.includes('changed') || states.every((state) => state === 'gone')) return 'void'
  return states.includes('ambiguous') ? 'held' : 'stands'
}

/** Whether a person still has to say where a placement's words are. `[]` stands for a place that a person said is gone. */
export const isUnsettled = ({
  state,
  candidates,
}: {
  readonly state: PlacementState
  readonly candidates: readonly unknown[] | null
}): boolean => state === 'ambiguous' || (state === 'gone' && candidates === null)

/** The words of a place in their sentence. */
export interface PlaceWords {
  readonly words: string
  readonly sentence: string
}

/** Why a verdict no longer holds, in a sentence: the words as they stood and stand or, where these are the same, their sentences. */
export function changeReason(before: PlaceWords, after: PlaceWords | null): string {
  if (after === null) return 'Its words are gone from the text'
  const alike = line(before.words) === line(after.words)
  const [from, to] = alike ? [before.sentence, after.sentence] : [before.words, after.words]
  return `Text changed from “${shortened(line(from))}” to “${shortened(line(to))}”`
}

/** In code points. */
const QUOTED = 300

function shortened(text: string): string {
  const points = Array.from(text)
  return points.length > QUOTED ? `${points.slice(0, QUOTED).join('').trimEnd()}…` : text
}

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
