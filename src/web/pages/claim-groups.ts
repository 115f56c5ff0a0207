import type { ArticleReview } from '../../db/articles/article-review.js'
import type { RecordedClaim } from '../../db/claims/claim-detail.js'
import { awaitsApproval, type ApprovalNeed } from '../../domain/approvals.js'
import { progressOf } from '../../domain/progress.js'
import { mainPlaces } from '../../domain/reading-order.js'
import type { Href } from '../markup.js'
import { PART_LABELS, VERDICT_LABELS, type VerdictWord } from '../words.js'
import { progressView, type ProgressCount } from './progress.js'

/** The claims of one paragraph. */
export interface ClaimGroup {
  readonly title: string
  readonly open: boolean
  readonly reviewed: string
  readonly counts: readonly ProgressCount[]
  readonly claims: readonly ClaimRow[]
  /** Where its first claim is, whose page lists them; `null` where they are listed here. */
  readonly folded: Href | null
}

export interface ClaimRow {
  readonly number: number
  readonly statement: string
  readonly verdict: VerdictWord
  readonly label: string
  readonly href: Href
  /** What its verdict hides: "evidence changed", "contested", "needs an approval"; '' for nothing. */
  readonly mark: string
  readonly approved: boolean
}

/** More claims than these are not listed at once: each line is half a kilobyte that nobody looks at. */
const LISTED = 200

/**
 * The other claims by the paragraph they stand in; those beyond the next paragraph are closed, and of a long article
 * folded.
 */
export function claimGroups(
  { placements, sentences }: ArticleReview,
  claims: readonly RecordedClaim[],
  open: number | null,
  need: ApprovalNeed,
  hrefOf: (number: number) => Href,
): readonly ClaimGroup[] {
  const places = mainPlaces(placements)
  const body = sentences.filter(({ part }) => part === 'body')
  const groups = new Map<string, RecordedClaim[]>()
  // Claims come in reading order, and so do the sentences: one walk through both.
  let sentence = 0
  let current = ''
  for (const claim of claims) {
    const place = places.get(claim.id)
    while (place?.part === 'body' && (body[sentence]?.span.end ?? Infinity) <= place.span.start) sentence += 1
    const paragraph = `Paragraph ${body[sentence]?.paragraph ?? 1}`
    const title = !place
      ? 'Not in this revision'
      : place.part === 'body'
        ? paragraph
        : PART_LABELS[place.part]
    const group = groups.get(title)
    if (group) group.push(claim)
    else groups.set(title, [claim])
    if (claim.number === open) current = title
  }
  const here = Math.max([...groups.keys()].indexOf(current), 0)
  return [...groups].map(([title, members], index) => {
    const view = progressView(progressOf(members.map(({ verdict }) => verdict)))
    const [first] = members
    const isOpen = index === here || index === here + 1
    const folds = !isOpen && claims.length > LISTED
    return {
      title,
      open: isOpen,
      folded: folds && first ? hrefOf(first.number) : null,
      reviewed: `${view.reviewed} reviewed`,
      counts: view.counts.filter(({ count }) => count > 0),
      claims: folds
        ? []
        : members.filter(({ number }) => number !== open).map((claim) => claimRow(claim, need, hrefOf)),
    }
  })
}

const claimRow = (claim: RecordedClaim, need: ApprovalNeed, hrefOf: (number: number) => Href): ClaimRow => ({
  number: claim.number,
  statement: claim.statement,
  verdict: claim.verdict ?? 'open',
  label: VERDICT_LABELS[claim.verdict ?? 'open'],
  href: hrefOf(claim.number),
  approved: claim.approved,
  mark: markOf(claim, need),
})

/** The first thing that somebody has to do about its verdict. */
function markOf(claim: RecordedClaim, need: ApprovalNeed): string {
  if (claim.contested) return 'contested'
  if (claim.evidenceChanged) return 'evidence changed'
  return awaitsApproval(claim, need) ? 'needs an approval' : ''
}
