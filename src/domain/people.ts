import { hasControlCharacters, readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { ROLES, type Role } from './roles.js'
import { codePoints } from './spans.js'

/** The form "Invite", as typed. */
export interface InvitationForm {
  readonly email: string
  readonly role: string
}

export interface NewInvitation {
  /** Lower case. */
  readonly email: string
  readonly role: Role
}

/** Decides whether somebody can be invited like this. */
export function decideInvitation(form: InvitationForm): Result<NewInvitation> {
  const problems: Problem[] = []
  const email = readEmail(problems, 'email', form.email)
  const role = readRole(problems, form.role)
  return problems.length > 0 || role === null ? refused(problems) : accepted({ email, role })
}

/** The form by which a person gets in for the first time, as typed. */
export interface EntryForm {
  readonly name: string
  readonly email: string
  readonly passPhrase: string
}

/**
 * Decides whether a person can come in like this.
 *
 * @param isCommon  whether a pass phrase is one of those that are tried first
 */
export function decideEntry(form: EntryForm, isCommon: (passPhrase: string) => boolean): Result<EntryForm> {
  const problems: Problem[] = []
  const name = readName(problems, form.name)
  const email = readEmail(problems, 'email', form.email)
  const passPhrase = readPassPhrase(problems, 'passPhrase', form.passPhrase, isCommon)
  return problems.length > 0 ? refused(problems) : accepted({ name, email, passPhrase })
}

export function readName(problems: Problem[], typed: string): string {
  return readText(problems, 'name', typed, { limit: LIMITS.name, missing: 'Give the name that others see' })
}

/** @returns the address in lower case: nobody has two that differ only in that */
function readEmail(problems: Problem[], field: string, typed: string): string {
  const missing = 'Give the e-mail address to sign in with'
  const email = readText(problems, field, typed, { limit: LIMITS.email, missing }).toLowerCase()
  const wrong = email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)
  if (wrong) problems.push({ field, message: 'Give an e-mail address, like ada@desk.example' })
  return email
}

export function readRole(problems: Problem[], typed: string): Role | null {
  const role = ROLES.find((known) => known === typed)
  if (role === undefined) problems.push({ field: 'role', message: 'Choose one of the four roles' })
  return role ?? null
}

/**
 * Checks a new pass phrase: length alone, and that it is not among the first that are tried. Nothing is taken off its
 * ends: what was typed is what has to be typed again.
 *
 * @see NIST SP 800-63B 5.1.1.2, OWASP Authentication Cheat Sheet: length, no composition rules, a list of common ones
 */
export function readPassPhrase(
  problems: Problem[],
  field: string,
  typed: string,
  isCommon: (passPhrase: string) => boolean,
): string {
  const { shortest, longest } = PASS_PHRASE
  const length = codePoints(typed)
  if (length < shortest) {
    const message = `Take at least ${shortest} characters: four words or more are easy to keep in mind`
    problems.push({ field, message })
  } else if (length > longest) {
    problems.push({ field, message: `Take at most ${longest} characters` })
  } else if (hasControlCharacters(typed)) {
    problems.push({ field, message: 'Take out the invisible control characters' })
  } else if (isCommon(typed)) {
    problems.push({ field, message: 'This is one of the first that are tried. Take another' })
  }
  return typed
}

/** Characters (code points). */
const PASS_PHRASE = { shortest: 12, longest: 256 } as const

/** What changing a person's role or letting them go depends on. */
export interface PersonChange {
  readonly before: { readonly role: Role; readonly active: boolean }
  readonly after: { readonly role: Role; readonly active: boolean }
  /** Other people who are active admins and can sign in. */
  readonly otherAdmins: number
}

/** Decides whether a person's role or place on the desk can change: somebody must be left who lets people in. */
export function decidePersonChange({ before, after, otherAdmins }: PersonChange): Result<null> {
  const isAdmin = before.active && before.role === 'admin'
  const stays = after.active && after.role === 'admin'
  if (!isAdmin || stays || otherAdmins > 0) return accepted(null)
  const message = 'This is the last admin. Make somebody else an admin first'
  return refused([{ field: 'role', message }])
}
