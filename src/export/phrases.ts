import {
  decidingReview,
  type ReportClaim,
  type ReportData,
  type ReportEvidence,
  type ReportReview,
} from '../domain/report.js'

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

/** Whether the revision is signed off, by whom, and in spite of what: "Signed off by Ada Quist, 2024-05-30T10:00:00.000Z". */
export function signOffSentence({ signOffs }: Pick<ReportData, 'signOffs'>): string {
  const standing = signOffs.filter(({ withdrawn }) => withdrawn === null)
  if (!standing.some(({ role }) => role === 'editor')) return 'Not signed off'
  return standing
    .map(({ role, by, at, overrides }) => {
      const spite = overrides.map(({ gate, reason }) => `${gate}: ${reason}`).join('; ')
      const what = role === 'legal' ? 'Legal sign-off' : 'Signed off'
      return `${what} by ${by}, ${at}${spite === '' ? '' : `, in spite of ${spite}`}`
    })
    .join('. ')
}

/** Publisher, kind, tier, day and the place within: "Kremlin, document, primary, 2024-05-07, page 1". */
export function evidenceParticulars({ locator, source }: ReportEvidence): string {
  const { publisher, kind, tier, publishedOn } = source
  return [publisher, kind, tier, publishedOn ?? '', locator].filter((part) => part !== '').join(', ')
}
