import type { Account } from '../../db/people/account.js'
import type { OwnSession } from '../../db/people/sessions.js'
import type { Problem } from '../../domain/problems.js'
import type { Role } from '../../domain/roles.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { ROLE_HINTS, ROLE_LABELS } from '../words.js'

/** What is one's own: name, pass phrase, sessions. */
export interface AccountPage {
  readonly email: string
  readonly role: string
  readonly roleHint: string
  readonly name: string
  readonly nameAction: Href
  readonly nameProblems: readonly Problem[]
  readonly passPhraseAction: Href
  readonly passPhraseProblems: readonly Problem[]
  readonly sessions: readonly {
    readonly browser: string
    readonly started: When
    readonly lastUsed: When
    readonly current: boolean
  }[]
  readonly signOutAction: Href
}

export interface AccountRefusals {
  readonly name?: { readonly typed: string; readonly problems: readonly Problem[] }
  readonly passPhrase?: readonly Problem[]
}

export function accountPage(
  { name, email }: Account,
  role: Role,
  sessions: readonly OwnSession[],
  refused: AccountRefusals = {},
): AccountPage {
  return {
    email,
    role: ROLE_LABELS[role],
    roleHint: ROLE_HINTS[role],
    name: refused.name?.typed ?? name,
    nameAction: urls.account(),
    nameProblems: refused.name?.problems ?? [],
    passPhraseAction: urls.accountPassPhrase(),
    passPhraseProblems: refused.passPhrase ?? [],
    sessions: sessions.map(({ data, startedAt, lastUsedAt, current }) => ({
      browser: browserOf(data),
      started: moment(startedAt),
      lastUsed: moment(lastUsedAt),
      current,
    })),
    signOutAction: urls.accountSessionsEnd(),
  }
}

const BROWSERS = [
  ['Edge', /\bEdg\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\bChrom(?:e|ium)\//],
  ['Safari', /\bSafari\//],
] as const
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const

/** A browser in words that its owner knows it by: "Firefox on Linux". */
function browserOf(data: string): string {
  const { userAgent = '' } = JSON.parse(data) as { readonly userAgent?: string }
  const [browser] = BROWSERS.find(([, pattern]) => pattern.test(userAgent)) ?? ['A browser']
  const [system] = SYSTEMS.find(([, pattern]) => pattern.test(userAgent)) ?? ['']
  return system === '' ? browser : `${browser} on ${system}`
}
