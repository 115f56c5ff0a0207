import { isApproved } from '../../domain/approvals.js'
import { coverArticle, type PartSpan } from '../../domain/article-coverage.js'
import { standingOf } from '../../domain/standing.js'
import { suggestVerdict } from '../../domain/suggestion.js'
import { weigh } from '../claims/weighing.js'
import type { ArticleRows, PlacementRow } from './article-rows.js'
import { agree } from './fault.js'

/**
 * Works out anew what is kept on a row so that lists need not count: a claim's verdict and the arithmetic of its
 * evidence, an article's claims by verdict and its coverage.
 *
 * @throws {RecordFault}
 */
export function checkDerived(slug: string, rows: ArticleRows): void {
  const newest = rows.revisions.at(-1)?.number
  const held = new Set(
    rows.placements
      .filter(({ state, revision }) => state === 'ambiguous' && revision === newest)
      .map(({ owner }) => owner),
  )
  const live = byClaim(rows.evidence.filter(({ withdrawnAt }) => withdrawnAt === null))
  const holding = byClaim(rows.reviews.filter((review) => review.void === 0 && !held.has(review.claim)))
  for (const claim of rows.claims) {
    const place = { slug, what: `claim ${claim.number}`, uid: claim.uid }
    const { supports, refutes, origins, primaries } = suggestVerdict(
      (live.get(claim.uid) ?? []).map(({ countedAs, ...row }) => weigh({ ...row, sourceId: countedAs })),
    )
    const counts = { supports, refutes, origins, primaries }
    for (const [name, count] of Object.entries(counts))
      agree(place, name, claim[name as keyof typeof counts], count, 'its live evidence adds up to')
    const reviews = holding.get(claim.uid) ?? []
    const spoken = reviews.map((review) => ({
      ...review,
      by: review.reviewer,
      settles: review.settles === 1,
      approvedBy: JSON.parse(review.approvedBy) as readonly number[],
    }))
    const standing = standingOf(spoken)
    agree(place, 'verdict', claim.verdict, standing.verdict, 'its reviews make it')
    agree(place, 'disputeReason', claim.disputeReason, standing.disputeReason, 'its reviews make it')
    agree(place, 'contested', claim.contested === 1, standing.contested, 'its reviews make it')
    const approved = isApproved(spoken, claim.evidenceChanged === 1)
    agree(place, 'approved', claim.approved === 1, approved, 'its approvals make it')
  }
  checkCounts(slug, rows)
}

function byClaim<R extends { readonly claim: string }>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(row.claim, [...(groups.get(row.claim) ?? []), row])
  return groups
}

function checkCounts(slug: string, rows: ArticleRows): void {
  const [article] = rows.article
  const text = rows.revisions.at(-1)
  if (!article || !text) return
  const claims = rows.claims.filter(({ withdrawnAt }) => withdrawnAt === null)
  const having = (verdict: string) => claims.filter((claim) => claim.verdict === verdict).length
  const waivers = rows.waivers.filter(({ withdrawnAt }) => withdrawnAt === null)
  const { counts } = coverArticle(
    text,
    spans(rows.sentences, text.number),
    spans(rows.placements, text.number, new Set(claims.map(({ uid }) => uid))),
    spans(
      rows.waiverPlacements.filter(({ state }) => state !== 'changed'),
      text.number,
      new Set(waivers.map(({ uid }) => String(uid))),
    ),
  )
  const counted = {
    claimCount: claims.length,
    confirmedCount: having('confirmed'),
    unconfirmedCount: having('unconfirmed'),
    disputedCount: having('disputed'),
    sentenceCount: counts.sentences,
    claimedCount: counts.claimed,
    waivedCount: counts.waived,
    lastClaimNumber: Math.max(0, ...rows.claims.map(({ number }) => number)),
  }
  for (const [name, count] of Object.entries(counted))
    agree(
      { slug, what: 'its counts', uid: String(article.uid) },
      name,
      article[name as keyof typeof counted],
      count,
      'counted it is',
    )
}

/** The spans of one revision, in order; of these owners alone, where they are given. */
function spans(
  rows: readonly Pick<PlacementRow, 'owner' | 'revision' | 'part' | 'start' | 'end'>[],
  revision: number,
  owners?: ReadonlySet<string>,
): readonly PartSpan[] {
  return rows
    .filter((row) => row.revision === revision && (owners?.has(row.owner) ?? true))
    .flatMap(({ part, start, end }) =>
      start === null || end === null ? [] : [{ part, span: { start, end } }],
    )
}
