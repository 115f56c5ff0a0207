import { sql } from '../fragment.js'
import { list, type RowsOf } from '../lists.js'

/** Where and when a revision ran. */
export interface PublicationRow {
  readonly id: number
  readonly revision: number
  readonly publishedAt: Date
  readonly url: string | null
  readonly by: string
}

/** What was put right after publication. */
export interface CorrectionRow {
  readonly id: number
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly by: string
  readonly at: Date
  /** The numbers and ids of the claims that it touches. */
  readonly claims: readonly { readonly id: number; readonly number: number }[]
}

export interface RecordedPublications {
  /** Newest first. */
  readonly publications: readonly PublicationRow[]
  /** Newest first. */
  readonly corrections: readonly CorrectionRow[]
}

type PublicationColumns = Omit<PublicationRow, 'publishedAt'> & { readonly publishedAt: string }
type CorrectionColumns = Omit<CorrectionRow, 'at' | 'claims'> & {
  readonly at: string
  readonly claims: string
}

/** Publications and corrections of an article, to be read with other lists and made whole by {@link publicationsOf}. */
export const publicationLists = (articleId: number) => ({
  publications: list<PublicationColumns>(
    ['id', 'revision', 'publishedAt', 'url', 'by'],
    sql`
    SELECT u.id, r.number AS revision, u.publishedAt, u.url, p.name AS "by"
    FROM Publication u JOIN Revision r ON r.id = u.revisionId JOIN Person p ON p.id = u.byId
    WHERE u.articleId = ${articleId} ORDER BY u.id DESC`,
  ),
  corrections: list<CorrectionColumns>(
    ['id', 'before', 'after', 'reason', 'by', 'at', 'claims'],
    sql`
    SELECT k.id, k.before, k.after, k.reason, p.name AS "by", k.createdAt AS "at",
      (SELECT json_group_array(json_object('id', c.id, 'number', c.number)) FROM (
        SELECT c.id, c.number FROM CorrectionClaim l JOIN Claim c ON c.id = l.claimId
        WHERE l.correctionId = k.id ORDER BY c.number) c) AS claims
    FROM Correction k JOIN Person p ON p.id = k.byId
    WHERE k.articleId = ${articleId} ORDER BY k.id DESC`,
  ),
})

export const publicationsOf = ({
  publications,
  corrections,
}: RowsOf<ReturnType<typeof publicationLists>>): RecordedPublications => ({
  publications: publications.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) })),
  corrections: corrections.map((row) => ({
    ...row,
    at: new Date(row.at),
    claims: JSON.parse(row.claims) as CorrectionRow['claims'],
  })),
})
