import { approvableReview } from '../../domain/approvals.js'
import { inReadingOrder } from '../../domain/reading-order.js'
import type { ReportClaim, ReportReview } from '../../domain/report.js'
import { standingOf } from '../../domain/standing.js'
import { suggestVerdict } from '../../domain/suggestion.js'
import type { ArticleReview } from '../articles/article-review.js'
import { byClaim } from '../claims/by-claim.js'
import type { RecordedClaim } from '../claims/claim-detail.js'
import { weigh } from '../claims/weighing.js'
import type { RecordedReview, ReportRows } from './report-rows.js'

/**
 * The claims of one revision as a report tells of them, in reading order. Where a claim stands is read off its live
 * reviews on that revision: what the claim keeps of it is that of the newest.
 */
export function reportClaims(review: ArticleReview, rows: ReportRows): readonly ReportClaim[] {
  const saidBy = byClaim(rows.saidBy)
  const evidence = byClaim(rows.evidence)
  const evidenceChanges = byClaim(rows.evidenceChanges)
  const reviews = byClaim(rows.reviews)
  const places = byClaim(review.placements)
  return inReadingOrder(review.claims, review.placements).map((claim) => {
    const { id, uid, number, statement, kind, about, question, timePhrase, timeFrom, timeTo } = claim
    const attached = evidence.get(id) ?? []
    const spoken = (reviews.get(id) ?? []).map(({ row }) => row)
    const { decidedBy, ...standing } = standingOf(spoken)
    const evidenceChanged = changedSince(review, claim, spoken.at(-1), evidenceChanges.get(id)?.[0]?.row)
    return {
      uid,
      number,
      statement,
      kind,
      about,
      question,
      timePhrase,
      timeFrom,
      timeTo,
      saidBy: (saidBy.get(id) ?? []).map(({ row }) => row),
      words: (places.get(id) ?? []).map(({ part, span, exact }) => ({ part, span, exact })),
      ...standing,
      evidenceChanged,
      sensitivity: claim.sensitivity,
      approvals: evidenceChanged ? [] : (approvableReview(spoken)?.approvals ?? []),
      suggestion: suggestVerdict(attached.map(({ weighed }) => weigh(weighed))),
      reviews: spoken.map((each) => reportReview(each, each === decidedBy)).reverse(),
      evidence: attached.map(({ row }) => row),
    }
  })
}

/**
 * Whether evidence came or went after the last review on this revision. For the newest revision the claim knows; its
 * mark tells nothing of the reviews on an older one, for which the times do.
 */
function changedSince(
  { revision }: ArticleReview,
  claim: RecordedClaim,
  last: RecordedReview | undefined,
  changedAt: string | undefined,
): boolean {
  if (last === undefined) return false
  if (revision.number === revision.newest) return claim.evidenceChanged
  return changedAt !== undefined && changedAt > last.at
}

const reportReview = (
  { verdict, disputeReason, rationale, departs, reviewer, at }: RecordedReview,
  decides: boolean,
): ReportReview => ({ verdict, disputeReason, rationale, departs, decides, by: reviewer, at })
