import type { PlacedSentence } from '../../db/articles/article-review.js'
import { standingRoles, type SignOffRow } from '../../db/sign-offs/sign-off-rows.js'
import type { SignOffState } from '../../db/sign-offs/sign-off-state.js'
import type { Viewer } from '../../db/people/sessions.js'
import { isBlocked, type Blocker, type Gate } from '../../domain/gates.js'
import type { Problem } from '../../domain/problems.js'
import { isAtLeast, mayWithdraw } from '../../domain/roles.js'
import { SIGN_OFF_ROLES } from '../../domain/sign-offs.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { externalHref, urls } from '../urls.js'
import { counted, GATE_LABELS, PART_LABELS, SIGN_OFF_LABELS } from '../words.js'
import { agreedLink } from './agreed-changes.js'
import { options, type Option, type Refusal } from './forms.js'

/** What still blocks the sign-off of an article, who vouched for it, and what ran. */
export interface SignOffPage {
  readonly headline: string
  readonly articleHref: Href
  readonly reportHref: Href
  readonly revision: number
  /** Where it stands, in a sentence. */
  readonly standing: string
  readonly gates: readonly GateView[]
  /** Where the changes are that the author agreed to; `null` for none, and for a reader. */
  readonly agreed: { readonly label: string; readonly href: Href } | null
  readonly signOffs: readonly SignOffView[]
  /** The forms are for those who may use them. */
  readonly form: SignOffForm | null
  readonly publications: readonly PublicationView[]
  readonly publish: PublicationForm | null
  readonly corrections: readonly CorrectionView[]
  readonly correct: CorrectionForm | null
}

export interface GateView {
  readonly label: string
  readonly holds: boolean
  readonly blockers: readonly { readonly label: string; readonly why: string; readonly href: Href | null }[]
  /** How many more there are than are listed. */
  readonly more: number
}

export interface SignOffView {
  readonly id: number
  readonly what: string
  readonly by: string
  readonly at: When
  readonly overrides: readonly { readonly gate: string; readonly reason: string }[]
  /** Who took it back and why; '' while it stands. */
  readonly withdrawn: string
  readonly withdrawal: {
    readonly action: Href
    readonly reason: string
    readonly problems: readonly Problem[]
    readonly open: boolean
  } | null
}

interface FormView {
  readonly action: Href
  readonly version: number
  readonly problems: readonly Problem[]
  /** Something happened since the page was shown. */
  readonly stale: boolean
}

export interface SignOffForm extends FormView {
  readonly roles: readonly Option[]
  readonly override: string
  readonly blocked: number
}

export interface PublicationForm extends FormView {
  readonly publishedAt: string
  readonly url: string
}

export interface CorrectionForm extends FormView {
  readonly wrong: string
  readonly right: string
  readonly cause: string
  readonly claims: string
}

export interface PublicationView {
  readonly revision: number
  readonly at: When
  readonly by: string
  readonly outside: { readonly href: Href; readonly text: string } | null
}

export interface CorrectionView {
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly by: string
  readonly at: When
  readonly claims: readonly { readonly label: string; readonly href: Href }[]
}

interface Refused<Form> extends Refusal<Form> {
  readonly stale: boolean
}

/** What was sent from this page and comes back with it. */
export interface SignOffRefusals {
  readonly signOff?: Refused<{ readonly as: string; readonly override: string }>
  readonly withdrawal?: Refusal<{ readonly reason: string }> & { readonly id: number }
  readonly publication?: Refused<{ readonly publishedAt: string; readonly url: string }>
  readonly correction?: Refused<{
    readonly wrong: string
    readonly right: string
    readonly cause: string
    readonly claims: string
  }>
}

/** How many lines of a gate are listed. */
const LISTED = 20

export function signOffPage(state: SignOffState, viewer: Viewer, refused: SignOffRefusals = {}): SignOffPage {
  const { article, revision, gates, version } = state
  const blocked = gates.filter(isBlocked).length
  const formOf = (action: Href, sent?: Refused<unknown>): FormView => ({
    action,
    version,
    problems: sent?.problems ?? [],
    stale: sent?.stale ?? false,
  })
  const works = isAtLeast(viewer.role, 'reviewer')
  const edits = isAtLeast(viewer.role, 'editor')
  return {
    headline: revision.headline,
    articleHref: urls.article(article.slug),
    reportHref: urls.report(article.slug),
    revision: revision.number,
    standing: standingSentence(state, blocked),
    gates: gates.map((gate) => gateView(state, gate)),
    agreed: works && state.agreed > 0 ? agreedLink(article.slug, state.agreed) : null,
    signOffs: state.signOffs.map((row) => signOffView(row, viewer, refused.withdrawal)),
    form: works
      ? {
          ...formOf(urls.signOffs(article.slug), refused.signOff),
          roles: options(SIGN_OFF_ROLES, SIGN_OFF_LABELS, refused.signOff?.form.as ?? 'editor'),
          override: refused.signOff?.form.override ?? '',
          blocked,
        }
      : null,
    publications: state.publications.map(({ revision: number, publishedAt, url, by }) => {
      const href = url === null ? null : externalHref(url)
      return { revision: number, at: moment(publishedAt), by, outside: href && { href, text: url ?? '' } }
    }),
    publish: edits
      ? {
          ...formOf(urls.publications(article.slug), refused.publication),
          ...(refused.publication?.form ?? { publishedAt: '', url: '' }),
        }
      : null,
    corrections: state.corrections.map(({ at, claims, ...correction }) => ({
      ...correction,
      at: moment(at),
      claims: claims.map(({ id, number }) => ({ label: `Claim ${number}`, href: urls.claim(id) })),
    })),
    correct: edits
      ? {
          ...formOf(urls.corrections(article.slug), refused.correction),
          ...(refused.correction?.form ?? { wrong: '', right: '', cause: '', claims: '' }),
        }
      : null,
  }
}

function standingSentence({ signOffs, publications, revision }: SignOffState, blocked: number): string {
  const standing = standingRoles(signOffs, revision.number)
  const [last] = publications
  if (last?.revision === revision.number) return `Revision ${revision.number} was published.`
  if (standing.includes('editor'))
    return `Revision ${revision.number} is signed off.${blocked > 0 ? ` Since then or in spite of it, ${counted(blocked, 'rule does', 'rules do')} not hold.` : ''}`
  return blocked === 0
    ? `Nothing blocks revision ${revision.number}: an editor can sign it off.`
    : `${counted(blocked, 'rule does', 'rules do')} not hold for revision ${revision.number} yet.`
}

function gateView(state: SignOffState, gate: Gate): GateView {
  const { blockers } = gate
  return {
    label: GATE_LABELS[gate.name],
    holds: !isBlocked(gate),
    blockers: blockers.slice(0, LISTED).map((blocker) => blockerView(state, blocker)),
    more: Math.max(0, blockers.length - LISTED),
  }
}

function blockerView({ article, claims, uncovered }: SignOffState, { claim, sentence, why }: Blocker) {
  if (claim !== null) {
    const statement = claims.find(({ number }) => number === claim)?.statement ?? ''
    return {
      label: `Claim ${claim}`,
      why: `${why}: ${statement}`,
      href: urls.claimInText(article.slug, claim),
    }
  }
  const place = sentence === null ? undefined : uncovered[sentence]
  return place === undefined
    ? { label: '', why, href: null }
    : { label: placeOf(place), why, href: urls.sentence(article.slug, place.id) }
}

const placeOf = ({ part, paragraph, ordinal }: PlacedSentence): string =>
  part === 'body' ? `${PART_LABELS.body} ${paragraph}.${ordinal}` : PART_LABELS[part]

function signOffView(row: SignOffRow, viewer: Viewer, refused?: SignOffRefusals['withdrawal']): SignOffView {
  const { id, role, revision, by, at, overrides, withdrawn } = row
  const mine = refused?.id === id ? refused : null
  return {
    id,
    what: `Revision ${revision}, ${SIGN_OFF_LABELS[role].toLowerCase()}`,
    by,
    at: moment(at),
    overrides: overrides.map(({ gate, reason }) => ({ gate: GATE_LABELS[gate], reason })),
    withdrawn:
      withdrawn === null
        ? ''
        : `Taken back by ${withdrawn.by}, ${moment(withdrawn.at).text}: ${withdrawn.reason}`,
    withdrawal:
      withdrawn === null && mayWithdraw(viewer, row.byId)
        ? {
            action: urls.signOffWithdrawal(id),
            reason: mine?.form.reason ?? '',
            problems: mine?.problems ?? [],
            open: mine !== null,
          }
        : null,
  }
}
