import { coverArticle } from '../domain/article-coverage.js'
import type { Part } from '../domain/claims.js'
import type { Tx } from './transaction.js'

/** Counts anew how many sentences of the newest revision are claimed and waived: whatever moves a span calls this. */
export async function refreshCoverage(tx: Tx, articleId: number): Promise<void> {
  const revisionId = await newestRevisionId(tx, articleId)
  const text = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { headline: true, standfirst: true, body: true },
  })
  const select = { part: true, start: true, end: true }
  const sentences = await tx.sentence.findMany({ where: { revisionId }, orderBy: { start: 'asc' }, select })
  const placements = await tx.placement.findMany({
    where: { revisionId, claim: { withdrawnAt: null } },
    select,
  })
  const waivers = await tx.waiverPlacement.findMany({
    where: { revisionId, waiver: { withdrawnAt: null } },
    select,
  })
  const { counts } = coverArticle(
    text,
    sentences.flatMap(placed),
    placements.flatMap(placed),
    waivers.flatMap(placed),
  )
  await tx.article.update({
    where: { id: articleId },
    data: { sentenceCount: counts.sentences, claimedCount: counts.claimed, waivedCount: counts.waived },
    select: { id: true },
  })
}

/** Words that are gone or ambiguous stand nowhere. */
function placed({
  part,
  start,
  end,
}: {
  readonly part: Part
  readonly start: number | null
  readonly end: number | null
}) {
  return start === null || end === null ? [] : [{ part, span: { start, end } }]
}

/** Counts anew the live claims of an article by verdict: whatever changes a verdict or the number of claims calls this. */
export async function refreshProgress(tx: Tx, articleId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE Article SET (claimCount, confirmedCount, unconfirmedCount, disputedCount) = (
      SELECT count(*), coalesce(sum(verdict = 'confirmed'), 0), coalesce(sum(verdict = 'unconfirmed'), 0),
        coalesce(sum(verdict = 'disputed'), 0)
      FROM Claim WHERE articleId = ${articleId} AND withdrawnAt IS NULL)
    WHERE id = ${articleId}`
}

export async function newestRevisionId(tx: Tx, articleId: number): Promise<number> {
  const { id } = await tx.revision.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  return id
}
