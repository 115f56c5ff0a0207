import { readSourceAddress } from '../domain/source-address.js'
import type { HistoryChoice } from '../domain/history.js'
import type { DeskKey } from '../db/articles/desk.js'
import type { SourceKey } from '../db/sources/sources.js'
import type { ReportFormat } from '../export/writers.js'
import type { Href } from './markup.js'

type Query = Readonly<Record<string, string | number | null | undefined>>

/** An own address: the only place, with {@link externalHref}, where text becomes an `Href`. */
function own(path: string, query: Query = {}, fragment = ''): Href {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value == null ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  const search = given.join('&')
  return `${path}${search === '' ? '' : `?${search}`}${fragment === '' ? '' : `#${fragment}`}` as Href
}

/** The address of something outside. @returns `null` when it is not http or https */
export function externalHref(address: string): Href | null {
  const read = readSourceAddress(address)
  return read && (read.url as Href)
}

export const assetHref = (hash: string, name: string): Href => own(`/assets/${hash}/${name}`)

export const urls = {
  desk: (after?: DeskKey | null): Href => own('/', after ? { due: after.deadline, after: after.id } : {}),
  newArticle: (): Href => own('/articles/new'),
  articles: (): Href => own('/articles', {}, 'new-article'),
  article: (slug: string, query: { readonly revision?: number | null } = {}): Href =>
    own(`/articles/${slug}`, query),
  /** An article with a claim's card open, at the claim's words. */
  claimInText: (slug: string, claim: number, query: { readonly revision?: number | null } = {}): Href =>
    own(`/articles/${slug}`, { ...query, claim }, `claim-${claim}`),
  /** An article with a sentence's card open. */
  sentence: (slug: string, sentence: number): Href => own(`/articles/${slug}`, { sentence }, 'mark'),
  articleWaivers: (slug: string): Href => own(`/articles/${slug}/waivers`, {}, 'mark'),
  waiverWithdrawal: (id: number): Href => own(`/waivers/${id}/withdrawal`, {}, 'mark'),
  sentenceSplit: (id: number): Href => own(`/sentences/${id}/split`, {}, 'mark'),
  sentenceMerge: (id: number): Href => own(`/sentences/${id}/merge`, {}, 'mark'),
  articleClaims: (slug: string): Href => own(`/articles/${slug}/claims`, {}, 'mark'),
  /** The form that makes a claim: of a sentence, or of the words that a script adds to the address. */
  newClaim: (slug: string, query: { readonly sentence?: number; readonly revision?: number }): Href =>
    own(`/articles/${slug}/claims/new`, query, 'mark'),
  /** A claim's card with the form for one more place; a script adds the words. */
  claimPlace: (slug: string, claim: number, revision: number): Href =>
    own(`/articles/${slug}`, { claim, revision, part: 'body' }, 'placement-form'),
  claimPlacements: (id: number): Href => own(`/claims/${id}/placements`, {}, 'placement-form'),
  /** The changes that the author agreed to: all of them are chosen, unless some are named. */
  agreedChanges: (slug: string): Href => own(`/articles/${slug}/agreed-changes`),
  newRevision: (slug: string): Href => own(`/articles/${slug}/revisions/new`),
  revisions: (slug: string): Href => own(`/articles/${slug}/revisions`, {}, 'draft'),
  /** A revision compared with the one before. */
  revision: (
    slug: string,
    number: number,
    query: { readonly show?: string | null; readonly view?: string | null } = {},
  ): Href => own(`/articles/${slug}/revisions/${number}`, query),
  followedClaim: (slug: string, revision: number, claim: number): Href =>
    own(`/articles/${slug}/revisions/${revision}`, {}, revision === 1 ? '' : `claim-${claim}`),
  placementSettlement: (id: number): Href => own(`/placements/${id}/settlement`),
  articleDetails: (slug: string): Href => own(`/articles/${slug}`, {}, 'details'),
  report: (slug: string, query: { readonly revision?: number | null } = {}): Href =>
    own(`/articles/${slug}/report`, query),
  download: (slug: string, format: ReportFormat, query: { readonly revision?: number | null } = {}): Href =>
    own(`/articles/${slug}/report.${format}`, query),
  reportPrintStyles: (slug: string, query: { readonly revision?: number | null } = {}): Href =>
    own(`/articles/${slug}/report.css`, query),
  dismissals: (slug: string): Href => own(`/articles/${slug}/dismissals`, {}, 'discrepancies'),
  dismissalWithdrawal: (id: number): Href => own(`/dismissals/${id}/withdrawal`, {}, 'discrepancies'),
  discrepancies: (slug: string): Href => own(`/articles/${slug}`, {}, 'discrepancies'),
  signOffs: (slug: string): Href => own(`/articles/${slug}/sign-offs`),
  publications: (slug: string): Href => own(`/articles/${slug}/publications`, {}, 'publication-form'),
  corrections: (slug: string): Href => own(`/articles/${slug}/corrections`, {}, 'correction-form'),
  signOffWithdrawal: (id: number): Href => own(`/sign-offs/${id}/withdrawal`, {}, `sign-off-${id}`),
  claim: (id: number, fragment = ''): Href => own(`/claims/${id}`, {}, fragment),
  claimEdit: (id: number): Href => own(`/claims/${id}`, {}, 'edit-form'),
  claimWithdrawal: (id: number): Href => own(`/claims/${id}/withdrawal`, {}, 'withdrawal-form'),
  claimReviews: (id: number): Href => own(`/claims/${id}/reviews`, {}, 'review-form'),
  claimSettlements: (id: number): Href => own(`/claims/${id}/settlements`, {}, 'settlement-form'),
  claimSensitivity: (id: number): Href => own(`/claims/${id}/sensitivity`, {}, 'sensitivity-form'),
  reviewApprovals: (id: number): Href => own(`/reviews/${id}/approvals`, {}, 'reviews'),
  claimEvidence: (id: number): Href => own(`/claims/${id}/evidence`, {}, 'evidence-form'),
  evidenceWithdrawal: (id: number): Href => own(`/evidence/${id}/withdrawal`, {}, `withdrawal-${id}`),
  claimRequests: (id: number): Href => own(`/claims/${id}/change-requests`, {}, 'ask-form'),
  requestAnswer: (id: number): Href => own(`/change-requests/${id}/answer`, {}, `request-${id}`),
  requestWithdrawal: (id: number): Href => own(`/change-requests/${id}/withdrawal`, {}, `request-${id}`),
  sources: (query: { readonly find?: string; readonly after?: SourceKey | null } = {}): Href =>
    own('/sources', {
      find: query.find === '' ? null : query.find,
      title: query.after?.title,
      after: query.after?.id,
    }),
  source: (id: number): Href => own(`/sources/${id}`),
  activity: (query: HistoryChoice & { readonly before?: number | null } = {}): Href =>
    own('/activity', { ...query }),
  activityCsv: (query: HistoryChoice): Href => own('/activity.csv', { ...query }),
  redaction: (id: number): Href => own(`/activity/${id}/redaction`),
  settings: (): Href => own('/settings'),
  appearance: (): Href => own('/appearance'),
  session: (): Href => own('/session'),
  sessionEnd: (): Href => own('/session/end'),
  account: (fragment = ''): Href => own('/account', {}, fragment),
  accountPassPhrase: (): Href => own('/account/pass-phrase', {}, 'pass-phrase'),
  accountSessionsEnd: (): Href => own('/account/sessions/end'),
  setup: (token: string): Href => own(`/setup/${token}`),
  invitation: (token: string): Href => own(`/invitation/${token}`),
  people: (): Href => own('/people'),
  invitations: (): Href => own('/people/invitations', {}, 'invite'),
  person: (id: number): Href => own(`/people/${id}`, {}, `person-${id}`),
  personLink: (id: number): Href => own(`/people/${id}/link`, {}, `person-${id}`),
  personDeactivation: (id: number): Href => own(`/people/${id}/deactivation`, {}, `person-${id}`),
  personReactivation: (id: number): Href => own(`/people/${id}/reactivation`, {}, `person-${id}`),
}
