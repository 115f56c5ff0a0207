import type { About, Attribution, ClaimKind, Sensitivity } from '../domain/claims.js'
import type { SourceKind, Stance, Tier } from '../domain/evidence.js'
import type { IsoDate } from '../domain/fields.js'
import { suggestVerdict, type Suggestion, type Weighed } from '../domain/suggestion.js'
import type { DisputeReason, Verdict } from '../domain/verdicts.js'
import { listHistory, type HistoryLine } from './history.js'
import type { Moment } from './moment.js'
import { weigh } from './weighing.js'

/** A claim in a list. */
export interface ClaimSummary {
  readonly id: number
  readonly number: number
  readonly statement: string
  readonly verdict: Verdict | null
  readonly contested: boolean
  readonly evidenceChanged: boolean
}

/** A claim as far as its own row tells. */
export interface ClaimFacts extends ClaimSummary {
  readonly uid: string
  readonly kind: ClaimKind
  readonly about: About
  readonly question: string
  readonly sensitivity: Sensitivity
  readonly timePhrase: string | null
  readonly timeFrom: IsoDate | null
  readonly timeTo: IsoDate | null
  readonly disputeReason: DisputeReason | null
  readonly version: number
}

export interface EvidenceRow {
  readonly id: number
  readonly stance: Stance
  readonly excerpt: string
  readonly locator: string
  readonly note: string
  readonly by: string
  readonly at: Date
  readonly source: {
    readonly id: number
    readonly title: string
    readonly publisher: string
    readonly kind: SourceKind
    readonly tier: Tier
    readonly reliability: string
    readonly publishedOn: IsoDate | null
    readonly url: string | null
  }
  /** Who withdrew it and why; `null` while it is live. */
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null
}

export interface ReviewRow {
  readonly id: number
  readonly verdict: Verdict
  readonly disputeReason: DisputeReason | null
  readonly rationale: string
  readonly suggested: Verdict
  readonly departs: boolean
  readonly revision: number
  readonly by: string
  readonly at: Date
  readonly voidReason: string | null
}

/** Everything that a claim's card and page show. */
export interface ClaimDetail extends ClaimFacts {
  readonly saidBy: readonly Attribution[]
  /** Oldest first, withdrawn ones too. */
  readonly evidence: readonly EvidenceRow[]
  /** What the live evidence adds up to. */
  readonly suggestion: Suggestion
  /** Newest first. */
  readonly reviews: readonly ReviewRow[]
  /** Newest first, at most 50. */
  readonly history: readonly HistoryLine[]
}

/** Reads what hangs on a claim: four queries. */
export async function readClaimDetail(moment: Moment, facts: ClaimFacts): Promise<ClaimDetail> {
  const saidBy = await listAttributions(moment, facts.id)
  const evidence = await listEvidence(moment, facts.id)
  const reviews = await listReviews(moment, facts.id)
  const history = await listHistory(moment, { subject: facts.uid, limit: 50 })
  const suggestion = suggestVerdict(evidence.filter(({ withdrawn }) => withdrawn === null).map(weighed))
  return { ...facts, saidBy, evidence, suggestion, reviews, history }
}

const weighed = ({ stance, source }: EvidenceRow): Weighed =>
  weigh({ stance, sourceId: source.id, tier: source.tier, reliability: source.reliability })

/** The columns of ClaimFacts as SQLite gives them. */
export type ClaimFactsRow = Omit<ClaimFacts, 'contested' | 'evidenceChanged'> & {
  readonly contested: number
  readonly evidenceChanged: number
}

export const claimFacts = (row: ClaimFactsRow): ClaimFacts => ({
  ...row,
  contested: row.contested === 1,
  evidenceChanged: row.evidenceChanged === 1,
})

async function listAttributions(moment: Moment, claimId: number): Promise<readonly Attribution[]> {
  const rows = await moment.all<Omit<Attribution, 'anonymous'> & { anonymous: number }>`
    SELECT speaker, capacity, anonymous, verb FROM Attribution WHERE claimId = ${claimId} ORDER BY ordinal`
  return rows.map((row) => ({ ...row, anonymous: row.anonymous === 1 }))
}

interface EvidenceColumns {
  id: number
  stance: Stance
  excerpt: string
  locator: string
  note: string
  by: string
  at: string
  sourceId: number
  title: string
  publisher: string
  kind: SourceKind
  tier: Tier
  reliability: string
  publishedOn: string | null
  url: string | null
  withdrawnAt: string | null
  withdrawnBy: string | null
  withdrawalReason: string | null
}

async function listEvidence(moment: Moment, claimId: number): Promise<readonly EvidenceRow[]> {
  const rows = await moment.all<EvidenceColumns>`
    SELECT e.id, e.stance, e.excerpt, e.locator, e.note, p.name AS "by", e.createdAt AS "at",
      s.id AS sourceId, s.title, s.publisher, s.kind, s.tier, s.reliability, s.publishedOn,
      (SELECT a.url FROM SourceAddress a WHERE a.sourceId = s.id ORDER BY a.id LIMIT 1) AS url,
      e.withdrawnAt, w.name AS withdrawnBy, e.withdrawalReason
    FROM Evidence e
    JOIN Source o ON o.id = e.sourceId
    JOIN Source s ON s.id = coalesce(o.mergedIntoId, o.id)
    JOIN Person p ON p.id = e.byId
    LEFT JOIN Person w ON w.id = e.withdrawnById
    WHERE e.claimId = ${claimId} ORDER BY e.id`
  return rows.map(evidenceRow)
}

function evidenceRow(row: EvidenceColumns): EvidenceRow {
  const {
    id,
    stance,
    excerpt,
    locator,
    note,
    by,
    title,
    publisher,
    kind,
    tier,
    reliability,
    publishedOn,
    url,
  } = row
  return {
    id,
    stance,
    excerpt,
    locator,
    note,
    by,
    at: new Date(row.at),
    source: { id: row.sourceId, title, publisher, kind, tier, reliability, publishedOn, url },
    withdrawn:
      row.withdrawnAt === null
        ? null
        : { at: new Date(row.withdrawnAt), by: row.withdrawnBy ?? '', reason: row.withdrawalReason ?? '' },
  }
}

async function listReviews(moment: Moment, claimId: number): Promise<readonly ReviewRow[]> {
  const rows = await moment.all<Omit<ReviewRow, 'departs' | 'at'> & { departs: number; at: string }>`
    SELECT r.id, r.verdict, r.disputeReason, r.rationale, r.suggested, r.departs, n.number AS revision,
      p.name AS "by", r.createdAt AS "at", v.reason AS voidReason
    FROM Review r
    JOIN Revision n ON n.id = r.revisionId
    JOIN Person p ON p.id = r.byId
    LEFT JOIN ReviewVoid v ON v.reviewId = r.id
    WHERE r.claimId = ${claimId} ORDER BY r.id DESC`
  return rows.map((row) => ({ ...row, departs: row.departs === 1, at: new Date(row.at) }))
}
