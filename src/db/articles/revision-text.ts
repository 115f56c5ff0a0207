import type { IsoDate } from '../../domain/fields.js'
import { NotFound } from '../errors.js'
import { sql } from '../fragment.js'
import type { Moment } from '../moment.js'

/** An article as far as its own row tells. */
export interface RecordedArticle {
  readonly id: number
  readonly slug: string
  readonly byline: string
  readonly outlet: string
  readonly language: string
  readonly publishedOn: IsoDate | null
  readonly deadline: Date | null
  readonly sample: boolean
  readonly version: number
}

/** One version of its text. */
export interface RevisionText {
  readonly id: number
  readonly number: number
  /** The number of the newest revision of the article. */
  readonly newest: number
  readonly at: Date
  /** When the next one came; `null` for the newest. */
  readonly until: Date | null
  readonly sha256: string
  readonly headline: string
  readonly standfirst: string
  readonly body: string
}

type TextRow = Omit<RecordedArticle, 'deadline' | 'sample'> &
  Omit<RevisionText, 'id' | 'at' | 'until'> & {
    deadline: string | null
    sample: number
    revisionId: number
    at: string
    until: string | null
  }

/**
 * Reads an article with the text of one of its revisions, the newest when none is named.
 *
 * @throws {NotFound}
 */
export async function readRevision(
  moment: Moment,
  { slug, revision }: { readonly slug: string; readonly revision?: number },
): Promise<{ readonly article: RecordedArticle; readonly revision: RevisionText }> {
  const row = await moment.first<TextRow>`
    SELECT a.id, a.slug, a.byline, a.outlet, a.language, a.publishedOn, a.deadline, a.sample, a.version,
      r.id AS revisionId, r.number, r.createdAt AS "at", r.sha256, r.headline, r.standfirst, r.body,
      (SELECT u.createdAt FROM Revision u WHERE u.articleId = a.id AND u.number = r.number + 1) AS until,
      (SELECT max(n.number) FROM Revision n WHERE n.articleId = a.id) AS newest
    FROM Article a JOIN Revision r ON r.articleId = a.id
    WHERE a.slug = ${slug} ${revision === undefined ? sql`` : sql`AND r.number = ${revision}`}
    ORDER BY r.number DESC LIMIT 1`
  if (row === null) throw new NotFound(revision === undefined ? 'article' : 'revision', revision ?? slug)
  const {
    id,
    byline,
    outlet,
    language,
    publishedOn,
    version,
    number,
    newest,
    sha256,
    headline,
    standfirst,
    body,
  } = row
  return {
    article: {
      id,
      slug: row.slug,
      byline,
      outlet,
      language,
      publishedOn,
      deadline: row.deadline === null ? null : new Date(row.deadline),
      sample: row.sample === 1,
      version,
    },
    revision: {
      id: row.revisionId,
      number,
      newest,
      at: new Date(row.at),
      until: row.until === null ? null : new Date(row.until),
      sha256,
      headline,
      standfirst,
      body,
    },
  }
}
