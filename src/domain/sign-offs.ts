import { readText } from './fields.js'
import type { Gate, GateName } from './gates.js'
import { isBlocked } from './gates.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { isAtLeast, mayWithdraw, type Role } from './roles.js'

/** Who vouches: an editor for the whole revision, or counsel for what can bring the desk to court. */
export const SIGN_OFF_ROLES = ['editor', 'legal'] as const
export type SignOffRole = (typeof SIGN_OFF_ROLES)[number]

/** A gate that did not hold, and why the revision was signed off all the same. */
export interface Override {
  readonly gate: GateName
  readonly reason: string
}

export interface NewSignOff {
  readonly role: SignOffRole
  readonly overrides: readonly Override[]
}

/** What the decision depends on. */
export interface SignOffBasis {
  readonly gates: readonly Gate[]
  readonly person: { readonly role: Role; readonly legal: boolean }
  /** The sign-offs of the revision that were not withdrawn. */
  readonly standing: readonly SignOffRole[]
}

/**
 * Decides whether a revision can be signed off: once in each role, by an editor where every gate holds, or where they
 * say why they override those that do not; by counsel whatever the gates say.
 */
export function decideSignOff(
  form: { readonly as: string; readonly override: string },
  { gates, person, standing }: SignOffBasis,
): Result<NewSignOff> {
  const problems: Problem[] = []
  const override = readText(problems, 'override', form.override, { limit: LIMITS.passage })
  const role = SIGN_OFF_ROLES.find((known) => known === form.as)
  if (role === undefined)
    problems.push({ field: 'as', message: 'Say whether you sign off as an editor or as counsel' })
  else if (standing.includes(role))
    problems.push({ field: 'as', message: 'This revision is signed off already' })
  if (role === 'editor' && !isAtLeast(person.role, 'editor'))
    problems.push({ field: 'as', message: 'An editor has to sign off' })
  if (role === 'legal' && !person.legal)
    problems.push({ field: 'as', message: 'This takes somebody whom an admin marked for the legal sign-off' })

  const blocked = role === 'editor' ? gates.filter(isBlocked) : []
  if (blocked.length > 0 && override === '')
    problems.push({
      field: 'override',
      message: 'Settle what is listed above, or say why you sign off all the same',
    })
  if (problems.length > 0 || role === undefined) return refused(problems)
  return accepted({ role, overrides: blocked.map(({ name }) => ({ gate: name, reason: override })) })
}

/** Decides whether a sign-off can be taken back, with a reason: one's own, or by an editor, and once. */
export function decideSignOffWithdrawal(
  typed: string,
  signOff: { readonly by: number; readonly withdrawn: boolean; readonly published: boolean },
  person: { readonly id: number; readonly role: Role },
): Result<string> {
  const problems: Problem[] = []
  const reason = readText(problems, 'reason', typed, {
    limit: LIMITS.passage,
    missing: 'Say why it is taken back',
  })
  if (signOff.withdrawn) problems.push({ field: 'reason', message: 'This sign-off was taken back already' })
  if (signOff.published)
    problems.push({ field: 'reason', message: 'This revision was published: record a correction instead' })
  if (!mayWithdraw(person, signOff.by))
    problems.push({ field: 'reason', message: 'Somebody else signed off: an editor can take it back' })
  return problems.length > 0 ? refused(problems) : accepted(reason)
}
