import type { About, Attribution, ClaimKind, Sensitivity } from '../../domain/claims.js'
import type { IsoDate } from '../../domain/fields.js'
import { suggestVerdict, type Suggestion, type Weighed } from '../../domain/suggestion.js'
import type { DisputeReason, Verdict } from '../../domain/verdicts.js'
import { evidenceOf, evidenceRow, type EvidenceRow } from './evidence-rows.js'
import { reviewRow, reviewsOf, type ReviewRow } from './review-rows.js'
import { revisionWords, wordsOf, type RevisionWords } from './words-rows.js'
import { requestRow, requestsOf, type RequestRow } from './request-rows.js'
import { sql } from '../fragment.js'
import { historyLine, historyList, type HistoryLine } from '../record/history-lines.js'
import { list, type RowsOf } from '../lists.js'
import { weigh } from './weighing.js'

/** A claim in a list. */
export interface ClaimSummary {
  readonly id: number
  readonly number: number
  readonly statement: string
  readonly verdict: Verdict | null
  readonly contested: boolean
  /** A second person stands behind the verdict. */
  readonly approved: boolean
  readonly evidenceChanged: boolean
}

/** A claim as far as its own row tells. */
export interface RecordedClaim extends ClaimSummary {
  readonly uid: string
  readonly kind: ClaimKind
  readonly about: About
  readonly question: string
  readonly sensitivity: Sensitivity
  readonly timePhrase: string | null
  readonly timeFrom: IsoDate | null
  readonly timeTo: IsoDate | null
  /** The day from which on it is due for a re-check. */
  readonly recheckOn: IsoDate | null
  readonly disputeReason: DisputeReason | null
  readonly version: number
}

/** Everything that a claim's card and page show. */
export interface ClaimDetail extends RecordedClaim {
  readonly saidBy: readonly Attribution[]
  /** Oldest first, withdrawn ones too. */
  readonly evidence: readonly EvidenceRow[]
  /** What the live evidence adds up to. */
  readonly suggestion: Suggestion
  /** Newest first. */
  readonly reviews: readonly ReviewRow[]
  /** Newest first, at most 50. */
  readonly history: readonly HistoryLine[]
  /** What was asked of the author, newest first, what was taken back too. */
  readonly requests: readonly RequestRow[]
  /** Its words at each place in every revision, newest first. */
  readonly words: readonly RevisionWords[]
}

/** What hangs on a claim, as lists to be read together; {@link claimDetail} makes it whole. */
export const detailLists = (claimId: number) => ({
  saidBy: attributions(claimId),
  evidence: evidenceOf(claimId),
  reviews: reviewsOf(claimId),
  requests: requestsOf(claimId),
  words: wordsOf(claimId),
  history: historyList({ subject: sql`(SELECT uid FROM Claim WHERE id = ${claimId})`, limit: 50 }),
})

/** A claim with what hangs on it. */
export function claimDetail(claim: RecordedClaim, rows: RowsOf<ReturnType<typeof detailLists>>): ClaimDetail {
  const evidence = rows.evidence.map(evidenceRow)
  return {
    ...claim,
    saidBy: rows.saidBy.map((row) => ({ ...row, anonymous: row.anonymous === 1 })),
    evidence,
    suggestion: suggestVerdict(evidence.filter(({ withdrawn }) => withdrawn === null).map(weighed)),
    reviews: rows.reviews.map(reviewRow),
    requests: rows.requests.map(requestRow),
    words: rows.words.map(revisionWords),
    history: rows.history.map(historyLine),
  }
}

const weighed = ({ stance, source }: EvidenceRow): Weighed =>
  weigh({ stance, sourceId: source.id, tier: source.tier, reliability: source.reliability })

/** The columns of RecordedClaim as SQLite gives them. */
export type RecordedClaimRow = Omit<RecordedClaim, 'contested' | 'approved' | 'evidenceChanged'> & {
  readonly contested: number
  readonly approved: number
  readonly evidenceChanged: number
}

/** Their names. */
export const CLAIM_COLUMNS = [
  'id',
  'uid',
  'number',
  'statement',
  'kind',
  'about',
  'question',
  'sensitivity',
  'timePhrase',
  'timeFrom',
  'timeTo',
  'recheckOn',
  'verdict',
  'disputeReason',
  'contested',
  'approved',
  'evidenceChanged',
  'version',
] as const satisfies readonly (keyof RecordedClaimRow)[]

export const recordedClaim = (row: RecordedClaimRow): RecordedClaim => ({
  ...row,
  contested: row.contested === 1,
  approved: row.approved === 1,
  evidenceChanged: row.evidenceChanged === 1,
})

/** The chain of who says so, next to the article first. */
const attributions = (claimId: number) =>
  list<Omit<Attribution, 'anonymous'> & { readonly anonymous: number }>(
    ['speaker', 'capacity', 'anonymous', 'verb'],
    sql`SELECT speaker, capacity, anonymous, verb FROM Attribution WHERE claimId = ${claimId} ORDER BY ordinal`,
  )
