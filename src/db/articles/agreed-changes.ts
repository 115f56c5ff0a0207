import type { StandingRequest } from '../../domain/change-requests.js'
import type { RevisionParts } from '../../domain/revisions.js'
import {
  planOf,
  readAgreedRows,
  type AgreedRow,
  type Plan,
  type RecordedAgreed,
} from '../claims/agreed-requests.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'

/** The agreed requests of an article beside its newest text. */
export interface AgreedChanges extends Plan {
  readonly slug: string
  readonly language: string
  readonly newest: RevisionParts & { readonly number: number }
}

/** Reads what the page of agreed changes shows: two queries. @throws {NotFound} */
export function getAgreedChanges(
  db: Db,
  slug: string,
  ids: readonly number[] | null,
): Promise<AgreedChanges> {
  return snapshot(db, async (moment) => {
    const row = await moment.first<
      RevisionParts & { number: number; articleId: number; revisionId: number; language: string }
    >`
      SELECT r.number, r.headline, r.standfirst, r.body, r.id AS revisionId, a.id AS articleId, a.language
      FROM Article a JOIN Revision r ON r.articleId = a.id WHERE a.slug = ${slug} ORDER BY r.number DESC LIMIT 1`
    if (row === null) throw new NotFound('article', slug)
    const { language, articleId, revisionId, number, headline, standfirst, body } = row
    const text = { headline, standfirst, body }
    const agreed = await readAgreedRows(
      (statement, ...values) => moment.all<AgreedRow>(statement, ...values),
      { articleId, revisionId },
    )
    return { slug, language, newest: { number, ...text }, ...planOf(agreed, text, language, ids) }
  })
}

/** What was shown and is so no more, with what became of it. */
export interface Overtaken {
  /** The number of the revision that was shown. */
  readonly basedOn: number
  /** Its text; `null` while it is the newest. */
  readonly text: RevisionParts | null
  /** The requests that were chosen, as they stand now. */
  readonly requests: readonly (StandingRequest & Pick<RecordedAgreed, 'id' | 'claim' | 'before' | 'after'>)[]
}

/** Reads what became of the text and of the requests that somebody chose: two queries. */
export function getOvertaken(
  db: Db,
  slug: string,
  { basedOn, ids }: { readonly basedOn: number; readonly ids: readonly number[] },
): Promise<Overtaken> {
  return snapshot(db, async (moment) => {
    const text = await moment.first<RevisionParts>`
      SELECT r.headline, r.standfirst, r.body FROM Article a JOIN Revision r ON r.articleId = a.id
      WHERE a.slug = ${slug} AND r.number = ${basedOn}
        AND EXISTS (SELECT 1 FROM Revision n WHERE n.articleId = a.id AND n.number > r.number)`
    const rows = await moment.all<Omit<Overtaken['requests'][number], 'withdrawn'> & { withdrawn: number }>`
      SELECT q.id, q.kind, q.byId AS "by", q.answer, n.number AS appliedIn, q.before, q.after, c.number AS claim,
        q.withdrawnAt IS NOT NULL AS withdrawn
      FROM ChangeRequest q JOIN Claim c ON c.id = q.claimId JOIN Article a ON a.id = c.articleId
      LEFT JOIN Revision n ON n.id = q.appliedInId
      WHERE a.slug = ${slug} AND q.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY c.number, q.id`
    return {
      ...{ basedOn, text },
      requests: rows.map(({ withdrawn, ...row }) => ({ ...row, withdrawn: withdrawn === 1 })),
    }
  })
}
