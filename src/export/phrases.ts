import { decidingReview, type ReportClaim, type ReportEvidence, type ReportReview } from '../domain/report.js'

/** Who says so, from the article outwards: "reports ← Russian diplomats, familiar with the matter (anonymous)". */
export function saidBy({ saidBy }: ReportClaim): string {
  return saidBy
    .map(({ speaker, capacity, anonymous, verb }) => {
      const who = [speaker, capacity].filter((part) => part !== '').join(', ')
      return `${verb === '' ? '' : `${verb} ← `}${who}${anonymous ? ' (anonymous)' : ''}`
    })
    .join(' ← ')
}

/** The live reviews beside the one that the verdict stands on, newest first. */
export function otherReviews(claim: ReportClaim): readonly ReportReview[] {
  const deciding = decidingReview(claim)
  return claim.reviews.filter((review) => review !== deciding)
}

/** Publisher, kind, tier, day and the place within: "Kremlin, document, primary, 2024-05-07, page 1". */
export function evidenceParticulars({ locator, source }: ReportEvidence): string {
  const { publisher, kind, tier, publishedOn } = source
  return [publisher, kind, tier, publishedOn ?? '', locator].filter((part) => part !== '').join(', ')
}
