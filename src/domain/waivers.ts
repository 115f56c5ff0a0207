import { readChoice, readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'

/** Why a passage needs no claim. */
export const WAIVER_REASONS = [
  'opinion',
  'transition',
  'boilerplate',
  'observation',
  'common_knowledge',
  'on_author',
] as const
export type WaiverReason = (typeof WAIVER_REASONS)[number]

export interface NewWaiver {
  readonly reason: WaiverReason
  readonly note: string
}

/** Decides whether a passage can be waived: with one of the reasons, and a note if need be. */
export function decideWaiver(form: { readonly reason: string; readonly note: string }): Result<NewWaiver> {
  const problems: Problem[] = []
  const reason = readChoice(
    problems,
    'reason',
    form.reason,
    WAIVER_REASONS,
    'Say why the passage needs no claim',
  )
  const note = readText(problems, 'note', form.note, { limit: LIMITS.statement })
  if (problems.length > 0 || reason === null) return refused(problems)
  return accepted({ reason, note })
}
