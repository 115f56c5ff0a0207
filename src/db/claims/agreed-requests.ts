import {
  editedText,
  editsOf,
  readAgreed,
  type AgreedRequest,
  type Applicable,
} from '../../domain/applying.js'
import type { PartSpan } from '../../domain/article-coverage.js'
import type { ChangeRequestKind } from '../../domain/change-requests.js'
import type { Part } from '../../domain/claims.js'
import { hashRevision } from '../articles/articles.js'
import { sql, type Fragment } from '../fragment.js'
import type { NewestText } from '../articles/newest-text.js'

/** A request that the author accepted and that the text does not show yet, with its claim. */
export interface RecordedAgreed extends AgreedRequest {
  readonly uid: string
  readonly reason: string
  readonly answerNote: string
  readonly claimId: number
  readonly claimUid: string
  readonly statement: string
  /** Where the claim stands in the newest revision. */
  readonly places: readonly (PartSpan & { readonly id: number })[]
}

export type AgreedRow = Omit<RecordedAgreed, 'places' | 'answer' | 'appliedIn' | 'withdrawn'> & {
  readonly kind: ChangeRequestKind
  /** JSON. */
  readonly places: string
}

/**
 * Reads the agreed requests of an article, by claim, with one statement.
 *
 * @param read  a tag: that of a snapshot, or of a transaction
 */
export async function readAgreedRows(
  read: (text: TemplateStringsArray, ...values: readonly number[]) => Promise<readonly AgreedRow[]>,
  { articleId, revisionId }: Pick<NewestText, 'articleId' | 'revisionId'>,
): Promise<readonly RecordedAgreed[]> {
  const rows = await read`
    SELECT q.id, q.uid, q.kind, q.byId AS "by", q.before, q.after, q.reason, coalesce(q.answerNote, '') AS answerNote,
      c.id AS claimId, c.uid AS claimUid, c.number AS claim, c.statement,
      (SELECT json_group_array(json_object('id', p.id, 'part', p.part, 'start', p.start, 'end', p."end"))
        FROM Placement p WHERE p.claimId = c.id AND p.revisionId = ${revisionId} AND p.start IS NOT NULL) AS places
    FROM Claim c JOIN ChangeRequest q ON q.claimId = c.id
    WHERE c.articleId = ${articleId} AND c.withdrawnAt IS NULL AND q.answer = 'accepted' AND q.kind <> 'stands'
      AND q.appliedInId IS NULL AND q.withdrawnAt IS NULL
    ORDER BY c.number, q.id`
  return rows.map(({ places, ...row }) => ({
    ...row,
    ...{ answer: 'accepted', appliedIn: null, withdrawn: false },
    places: (JSON.parse(places) as readonly PlaceJson[]).map(({ id, part, start, end }) => ({
      ...{ id, part, span: { start, end } },
    })),
  }))
}

/** How many agreed requests an article has: one row, with their `count`. */
export const countAgreed = (articleId: number): Fragment =>
  sql`SELECT count(*) AS count FROM Claim c JOIN ChangeRequest q ON q.claimId = c.id
    WHERE c.articleId = ${articleId} AND c.withdrawnAt IS NULL AND q.answer = 'accepted' AND q.kind <> 'stands'
      AND q.appliedInId IS NULL AND q.withdrawnAt IS NULL`

interface PlaceJson {
  readonly id: number
  readonly part: Part
  readonly start: number
  readonly end: number
}

/** What applying some of the agreed requests makes of a text. */
export interface Plan {
  /** Those that were chosen and can be applied. */
  readonly chosen: readonly Applicable<RecordedAgreed>[]
  readonly all: readonly Applicable<RecordedAgreed>[]
  readonly edits: ReturnType<typeof editsOf>
  readonly after: NewestText['text']
  /** Of the text that they make: it tells whether somebody has seen this very one. */
  readonly sha256: string
}

/** @param ids  the requests that are chosen; `null` for all that can be applied */
export function planOf(
  agreed: readonly RecordedAgreed[],
  text: NewestText['text'],
  language: string,
  ids: readonly number[] | null,
): Plan {
  const all = readAgreed(agreed, text)
  const chosen = all.filter(({ request, why }) => why === '' && (ids?.includes(request.id) ?? true))
  const edits = editsOf(chosen, text, language)
  const after = editedText(text, edits)
  return { chosen, all, edits, after, sha256: hashRevision(after) }
}
