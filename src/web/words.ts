import type { Answer, ChangeRequestKind } from '../domain/change-requests.js'
import type { GateName } from '../domain/gates.js'
import type { SignOffRole } from '../domain/sign-offs.js'
import type { About, ClaimKind, Part, Sensitivity } from '../domain/claims.js'
import type { Hint } from '../domain/check-worthiness.js'
import type { SentenceCoverage } from '../domain/coverage.js'
import type { SourceKind, Stance, Tier } from '../domain/evidence.js'
import type { HistoryKind } from '../domain/history.js'
import type { Role } from '../domain/roles.js'
import type { DisputeReason, Verdict } from '../domain/verdicts.js'
import type { DiscrepancyKind } from '../domain/same-fact/discrepancy.js'
import type { WaiverReason } from '../domain/waivers.js'

/** A verdict, or that there is none. What is not looked at is never shown as unconfirmed. */
export type VerdictWord = Verdict | 'open'

/** The desk's words for what is stored: as a label, with a capital. */
export const VERDICT_LABELS: Readonly<Record<VerdictWord, string>> = {
  confirmed: 'Confirmed',
  unconfirmed: 'Unconfirmed',
  disputed: 'Disputed',
  open: 'Open',
}

export const DISPUTE_LABELS: Readonly<Record<DisputeReason, string>> = {
  contradicted: 'contradicted',
  conflicting: 'conflicting',
  misleading: 'misleading',
  out_of_date: 'out of date',
}

/** "Disputed: misleading". */
export const verdictLabel = (verdict: Verdict, reason: DisputeReason | null): string =>
  `${VERDICT_LABELS[verdict]}${reason === null ? '' : `: ${DISPUTE_LABELS[reason]}`}`

export const KIND_LABELS: Readonly<Record<ClaimKind, string>> = {
  event: 'Event',
  number: 'Number',
  quotation: 'Quotation',
  identity: 'Identity',
  position: 'Position',
  cause: 'Cause',
  prediction: 'Prediction',
  analysis: 'Analysis',
}

export const ABOUT_LABELS: Readonly<Record<About, string>> = {
  true: 'that it is true',
  said: 'that it was said',
}

export const SENSITIVITY_LABELS: Readonly<Record<Sensitivity, string>> = {
  normal: 'Normal',
  sensitive: 'Sensitive',
  legal: 'Legal',
}

export const STANCE_LABELS: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  refutes: 'Refutes',
  context: 'Context',
}

export const TIER_LABELS: Readonly<Record<Tier, string>> = { primary: 'Primary', secondary: 'Secondary' }

export const SOURCE_KIND_LABELS: Readonly<Record<SourceKind, string>> = {
  web: 'Web page',
  document: 'Document',
  interview: 'Interview',
  dataset: 'Data set',
  record: 'Official record',
  broadcast: 'Broadcast',
  release: 'Press release',
  book: 'Book',
  post: 'Social post',
  observation: 'Own observation',
}

export const WAIVER_LABELS: Readonly<Record<WaiverReason, string>> = {
  opinion: 'opinion',
  transition: 'transition',
  boilerplate: 'boilerplate',
  observation: 'observation',
  common_knowledge: 'common knowledge',
  on_author: 'on author',
}

/** What became of a sentence. */
export const STATE_LABELS: Readonly<Record<SentenceCoverage, string>> = {
  claimed: 'Claimed',
  waived: 'Waived',
  uncovered: 'Uncovered',
}

export const HINT_LABELS: Readonly<Record<Hint, string>> = {
  number: 'number',
  quotation: 'quotation',
  superlative: 'superlative',
  cause: 'cause',
  date: 'date',
  name: 'name',
}

export const PART_LABELS: Readonly<Record<Part, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  body: 'Text',
}

/** `1 claim`, `2 claims`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

export const DISCREPANCY_LABELS: Readonly<Record<DiscrepancyKind, string>> = {
  number: 'number',
  date: 'date',
  office: 'office',
  spelling: 'spelling',
}

export const HISTORY_KIND_LABELS: Readonly<Record<HistoryKind, string>> = {
  article: 'articles',
  claim: 'claims',
  evidence: 'evidence',
  review: 'reviews and approvals',
  waiver: 'waivers',
  request: 'change requests',
  dismissal: 'dismissed discrepancies',
  signoff: 'sign-offs',
  publication: 'publications',
  correction: 'corrections',
  sentence: 'sentences',
  source: 'sources',
  person: 'people',
  invitation: 'invitations',
  setting: 'settings',
  activity: 'redactions',
}

export const REQUEST_LABELS: Readonly<Record<ChangeRequestKind, string>> = {
  reword: 'Reword',
  attribute: 'Attribute',
  soften: 'Soften',
  cut: 'Cut',
  stands: 'Let it stand',
}

export const ANSWER_LABELS: Readonly<Record<Answer, string>> = { accepted: 'Accepted', declined: 'Declined' }

export const SIGN_OFF_LABELS: Readonly<Record<SignOffRole, string>> = {
  editor: 'Editor’s sign-off',
  legal: 'Legal sign-off',
}

/** What must hold before a revision is signed off. */
export const GATE_LABELS: Readonly<Record<GateName, string>> = {
  coverage: 'every passage is claimed or waived',
  placements: 'every claim’s words are found in the text',
  reviews: 'every claim is reviewed',
  contests: 'no verdict is contested',
  evidence: 'no evidence changed since its verdict',
  approvals: 'every verdict that needs an approval has one',
  rechecks: 'no re-check is due',
  requests: 'something came of each disputed or unconfirmed claim',
  legal: 'legal claims have the legal sign-off',
}

/** The first letters of a name: of its first and its last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const [first, last] = [words[0] ?? name, words.length > 1 ? (words.at(-1) ?? '') : '']
  return [first, last]
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase()
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  reader: 'Reader',
  reviewer: 'Reviewer',
  editor: 'Editor',
  admin: 'Admin',
}

/** What a role may do, in a line. */
export const ROLE_HINTS: Readonly<Record<Role, string>> = {
  reader: 'reads articles, claims, sources and reports',
  reviewer: 'adds evidence and records reviews besides',
  editor: 'withdraws what others recorded and settles what is contested besides',
  admin: 'keeps people and settings besides',
}
