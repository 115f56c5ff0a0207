import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { sql } from '../fragment.js'

/** What names the text that a report is about. */
export interface ReportedRevision {
  readonly headline: string
  readonly number: number
  readonly sha256: string
}

/**
 * Reads what stands in the margin of every printed page of a report, without the report.
 *
 * @throws {NotFound}
 */
export async function getReportedRevision(
  db: Db,
  { slug, revision }: { readonly slug: string; readonly revision?: number },
): Promise<ReportedRevision> {
  const row = await snapshot(
    db,
    (moment) => moment.first<ReportedRevision>`
      SELECT r.headline, r.number, r.sha256 FROM Article a JOIN Revision r ON r.articleId = a.id
      WHERE a.slug = ${slug} ${revision === undefined ? sql`` : sql`AND r.number = ${revision}`}
      ORDER BY r.number DESC LIMIT 1`,
  )
  if (row === null) throw new NotFound(revision === undefined ? 'article' : 'revision', revision ?? slug)
  return row
}
