import type { Problem } from '../../domain/problems.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'

/** The page on which people sign in. */
export interface SignInPage {
  readonly action: Href
  readonly email: string
  /** Where to go on. */
  readonly next: string
  /** What led here; '' for nothing. */
  readonly message: string
  readonly problems: readonly Problem[]
  /** What was typed into a form that nobody was signed in for any more. */
  readonly typed: readonly { readonly name: string; readonly value: string }[]
}

export function signInPage({
  email = '',
  next = '',
  message = '',
  problems = [],
  typed = [],
}: Partial<Omit<SignInPage, 'action'>>): SignInPage {
  return { action: urls.session(), email, next, message, problems, typed }
}

/** The page by which somebody gets in: the first admin, somebody invited, or somebody who takes a new pass phrase. */
export interface EntryPage {
  readonly heading: string
  readonly lead: string
  readonly action: Href
  readonly name: string
  readonly email: string
  /** Whether name and address are theirs to choose. */
  readonly asksName: boolean
  readonly asksEmail: boolean
  readonly button: string
  readonly problems: readonly Problem[]
}
