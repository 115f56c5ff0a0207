import { readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { mayWithdraw, type Role } from './roles.js'
import type { Discrepancy } from './same-fact/discrepancy.js'

/** A discrepancy as it was when somebody dismissed it. */
export type Dismissed = Pick<Discrepancy, 'kind' | 'claims' | 'wordings'>

/** Whether a dismissal is of just this: the same two claims still say it in the same two wordings. */
export const isOf = (dismissed: Dismissed, found: Discrepancy): boolean =>
  dismissed.kind === found.kind &&
  dismissed.claims.every((number, nth) => number === found.claims[nth]) &&
  dismissed.wordings.every((wording, nth) => wording === found.wordings[nth])

/** Decides whether a discrepancy can be dismissed: with a note that says why it is none. */
export function decideDismissal(typed: string): Result<string> {
  const problems: Problem[] = []
  const missing = 'Say why both are right, or why they do not speak of one thing'
  const note = readText(problems, 'note', typed, { limit: LIMITS.passage, missing })
  return problems.length > 0 ? refused(problems) : accepted(note)
}

/** Decides whether a dismissal can be taken back, with a reason: one's own, or by an editor, and once. */
export function decideDismissalWithdrawal(
  typed: string,
  dismissal: { readonly by: number; readonly withdrawn: boolean },
  person: { readonly id: number; readonly role: Role },
): Result<string> {
  const problems: Problem[] = []
  const missing = 'Say why it is taken back'
  const reason = readText(problems, 'reason', typed, { limit: LIMITS.passage, missing })
  if (dismissal.withdrawn) problems.push({ field: 'reason', message: 'This was taken back already' })
  if (!mayWithdraw(person, dismissal.by))
    problems.push({ field: 'reason', message: 'Somebody else dismissed this: an editor can take it back' })
  return problems.length > 0 ? refused(problems) : accepted(reason)
}
