import { coverArticle, type PartSpan } from '../../domain/article-coverage.js'
import type { Part } from '../../domain/claims.js'
import type { Tx } from '../transaction.js'

type CoverageRow = Readonly<Record<Part | 'sentences' | 'claimed' | 'waived', string>>

/**
 * Counts anew how many sentences of the newest revision are claimed and waived: whatever moves a span calls this.
 *
 * It reads all spans as JSON in one row: `sqlite3` takes longer to make a thousand row objects than SQLite to find them.
 */
export async function refreshCoverage(tx: Tx, articleId: number): Promise<void> {
  const [row] = await tx.$queryRaw<CoverageRow[]>`
    SELECT r.headline, r.standfirst, r.body,
      (SELECT json_group_array(json_object('part', s.part, 'span', json_object('start', s.start, 'end', s."end")))
        FROM (SELECT part, start, "end" FROM Sentence WHERE revisionId = r.id ORDER BY start) s) AS sentences,
      (SELECT json_group_array(json_object('part', p.part, 'span', json_object('start', p.start, 'end', p."end")))
        FROM Placement p JOIN Claim c ON c.id = p.claimId
        WHERE p.revisionId = r.id AND p.start IS NOT NULL AND c.withdrawnAt IS NULL) AS claimed,
      (SELECT json_group_array(json_object('part', p.part, 'span', json_object('start', p.start, 'end', p."end")))
        FROM WaiverPlacement p JOIN Waiver w ON w.id = p.waiverId
        WHERE p.revisionId = r.id AND p.start IS NOT NULL AND p.state <> 'changed' AND w.withdrawnAt IS NULL) AS waived
    FROM Revision r WHERE r.articleId = ${articleId} ORDER BY r.number DESC LIMIT 1`
  if (row === undefined) throw new TypeError(`Article ${articleId} has no revision`)
  const spans = (json: string) => JSON.parse(json) as PartSpan[]
  const { counts } = coverArticle(row, spans(row.sentences), spans(row.claimed), spans(row.waived))
  await tx.$executeRaw`
    UPDATE Article
    SET sentenceCount = ${counts.sentences}, claimedCount = ${counts.claimed}, waivedCount = ${counts.waived}
    WHERE id = ${articleId}`
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
