import type { InvitationRow, People, PersonRow } from '../../db/people/people-list.js'
import type { InvitationForm } from '../../domain/people.js'
import type { Problem } from '../../domain/problems.js'
import { ROLES, type Role } from '../../domain/roles.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { ROLE_HINTS, ROLE_LABELS } from '../words.js'
import type { Option, Refusal } from './forms.js'

/** Everybody of the desk, and who is invited. */
export interface PeoplePage {
  readonly people: readonly PersonView[]
  readonly more: boolean
  readonly invitations: readonly InvitationView[]
  readonly invite: {
    readonly action: Href
    readonly email: string
    readonly roles: readonly RoleOption[]
    readonly problems: readonly Problem[]
  }
}

export interface RoleOption extends Option {
  readonly hint: string
}

export interface PersonView {
  readonly anchor: string
  readonly name: string
  readonly email: string
  readonly own: boolean
  readonly active: boolean
  readonly version: number
  readonly roles: readonly Option[]
  /** May give the legal sign-off. */
  readonly legal: boolean
  readonly roleAction: Href
  readonly joined: When
  readonly lastSeen: When | null
  /** A link by which they can set a new pass phrase, written out; '' for none. */
  readonly link: string
  readonly linkAction: Href
  /** Lets them go, or in again. */
  readonly activityAction: Href
  readonly problems: readonly Problem[]
}

export interface InvitationView {
  readonly email: string
  readonly role: string
  readonly by: string
  readonly expires: When
  readonly link: string
}

export interface PeopleRefusals {
  readonly invitation?: Refusal<InvitationForm>
  /** A change of one person that was refused. */
  readonly person?: {
    readonly id: number
    readonly role: string
    /** `null` where it was not sent. */
    readonly legal: boolean | null
    readonly problems: readonly Problem[]
  }
}

/** @param origin  what links begin with that are handed on */
export function peoplePage(
  { people, invitations, more }: People,
  { viewerId, origin }: { readonly viewerId: number; readonly origin: string },
  refused: PeopleRefusals = {},
): PeoplePage {
  const invitation = refused.invitation?.form ?? { email: '', role: 'reviewer' }
  return {
    people: people.map((person) => personView(person, viewerId, origin, refused.person)),
    more,
    invitations: invitations.map((row) => invitationView(row, origin)),
    invite: {
      action: urls.invitations(),
      email: invitation.email,
      roles: ROLES.map((role) => ({ ...option(role, invitation.role), hint: ROLE_HINTS[role] })),
      problems: refused.invitation?.problems ?? [],
    },
  }
}

function personView(
  person: PersonRow,
  viewerId: number,
  origin: string,
  refused: PeopleRefusals['person'],
): PersonView {
  const { id, name, email, active, version, joinedAt, lastSeenAt, token } = person
  const mine = refused?.id === id ? refused : null
  return {
    anchor: `person-${id}`,
    name,
    email,
    own: id === viewerId,
    active,
    version,
    roles: ROLES.map((role) => option(role, mine?.role ?? person.role)),
    legal: mine?.legal ?? person.legal,
    roleAction: urls.person(id),
    joined: moment(joinedAt),
    lastSeen: lastSeenAt && moment(lastSeenAt),
    link: token === null ? '' : origin + urls.invitation(token),
    linkAction: urls.personLink(id),
    activityAction: active ? urls.personDeactivation(id) : urls.personReactivation(id),
    problems: mine?.problems ?? [],
  }
}

const invitationView = (
  { email, role, by, expiresAt, token }: InvitationRow,
  origin: string,
): InvitationView => ({
  email,
  role: ROLE_LABELS[role],
  by,
  expires: moment(expiresAt),
  link: origin + urls.invitation(token),
})

const option = (role: Role, chosen: string): Option => ({
  value: role,
  label: ROLE_LABELS[role],
  chosen: role === chosen,
})
