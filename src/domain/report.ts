import type { Agreement, ApprovalNeed } from './approvals.js'
import type { CoverageCounts } from './article-coverage.js'
import type { About, Attribution, ClaimKind, Part, Sensitivity } from './claims.js'
import type { SentenceCoverage } from './coverage.js'
import type { SourceKind, Stance, Tier } from './evidence.js'
import type { IsoDate } from './fields.js'
import type { Progress } from './progress.js'
import type { Discrepancy } from './same-fact/discrepancy.js'
import type { Override, SignOffRole } from './sign-offs.js'
import type { Span } from './spans.js'
import type { Suggestion } from './suggestion.js'
import type { DisputeReason, Verdict } from './verdicts.js'
import type { WaiverReason } from './waivers.js'

/** One review of an article's revision, whole and plain: all that a report is made from. Times are ISO 8601 in UTC. */
export interface ReportData {
  readonly generated: { readonly at: string; readonly by: string; readonly version: string }
  readonly article: {
    readonly slug: string
    readonly headline: string
    readonly byline: string
    readonly outlet: string
    readonly language: string
    readonly publishedOn: IsoDate | null
    readonly deadline: string | null
    readonly sample: boolean
  }
  readonly revision: {
    readonly number: number
    readonly newest: number
    readonly at: string
    readonly sha256: string
    readonly headline: string
    readonly standfirst: string
    readonly body: string
  }
  /** Head and length of the article's hash chain when the report was made. */
  readonly chain: { readonly head: string; readonly length: number }
  readonly progress: Progress
  /** How far people agree; `needed` says which claims need an approval. */
  readonly agreement: Agreement & { readonly needed: ApprovalNeed }
  readonly coverage: CoverageCounts
  readonly sentences: readonly ReportSentence[]
  readonly waivers: readonly ReportWaiver[]
  /** In reading order. */
  readonly claims: readonly ReportClaim[]
  /** What two claims state differently, by their numbers; those too that somebody dismissed. */
  readonly discrepancies: readonly ReportDiscrepancy[]
  /** Who vouched for this revision, newest first; those that were taken back too. */
  readonly signOffs: readonly ReportSignOff[]
  /** Where the article ran, and what was put right since, newest first. */
  readonly publications: readonly ReportPublication[]
  readonly corrections: readonly ReportCorrection[]
}

export interface ReportDiscrepancy extends Pick<Discrepancy, 'kind' | 'reason'> {
  /** The numbers of both, the lower first. */
  readonly claims: readonly number[]
  /** What each of them says. */
  readonly wordings: readonly string[]
  readonly dismissed: { readonly note: string; readonly by: string; readonly at: string } | null
}

export interface ReportSignOff {
  readonly role: SignOffRole
  readonly by: string
  readonly at: string
  /** The rules that did not hold, and why it was signed off all the same. */
  readonly overrides: readonly Override[]
  readonly withdrawn: { readonly by: string; readonly at: string; readonly reason: string } | null
}

export interface ReportPublication {
  readonly revision: number
  readonly at: string
  readonly url: string | null
}

export interface ReportCorrection {
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly by: string
  readonly at: string
  /** The numbers of the claims that it touches. */
  readonly claims: readonly number[]
}

export interface ReportSentence {
  readonly part: Part
  readonly paragraph: number
  readonly ordinal: number
  readonly span: Span
  readonly state: SentenceCoverage
}

export interface ReportWaiver {
  readonly part: Part
  readonly span: Span
  readonly exact: string
  readonly reason: WaiverReason
  readonly note: string
}

export interface ReportClaim {
  readonly uid: string
  readonly number: number
  readonly statement: string
  readonly kind: ClaimKind
  readonly about: About
  readonly question: string
  readonly timePhrase: string | null
  readonly timeFrom: IsoDate | null
  readonly timeTo: IsoDate | null
  readonly saidBy: readonly Attribution[]
  /** Where it stands, in reading order. */
  readonly words: readonly { readonly part: Part; readonly span: Span; readonly exact: string }[]
  /** Where it stands on this revision. `null`: nobody has reviewed it. */
  readonly verdict: Verdict | null
  readonly disputeReason: DisputeReason | null
  readonly contested: boolean
  readonly sensitivity: Sensitivity
  /** Who agreed with the review that stands, first to last; none when an approval no longer counts. */
  readonly approvals: readonly { readonly by: string; readonly at: string }[]
  readonly evidenceChanged: boolean
  readonly suggestion: Suggestion
  /** The live reviews on this revision, newest first. */
  readonly reviews: readonly ReportReview[]
  /** The live evidence, oldest first. */
  readonly evidence: readonly ReportEvidence[]
}

/** The review that a claim's verdict stands on, as `standingOf` found it; `null` when nobody has reviewed it. */
export const decidingReview = ({ reviews }: Pick<ReportClaim, 'reviews'>): ReportReview | null =>
  reviews.find(({ decides }) => decides) ?? null

export interface ReportReview {
  readonly verdict: Verdict
  readonly disputeReason: DisputeReason | null
  readonly rationale: string
  readonly departs: boolean
  /** Whether the claim's verdict stands on it: one of a claim's reviews does. */
  readonly decides: boolean
  readonly by: string
  readonly at: string
}

export interface ReportEvidence {
  readonly stance: Stance
  readonly excerpt: string
  readonly locator: string
  readonly note: string
  readonly by: string
  readonly at: string
  readonly source: {
    readonly title: string
    readonly publisher: string
    readonly kind: SourceKind
    readonly tier: Tier
    readonly publishedOn: IsoDate | null
    readonly url: string | null
  }
}
