import type { Part } from '../../domain/claims.js'
import type { IsoDate } from '../../domain/fields.js'
import type { Span } from '../../domain/spans.js'
import {
  CLAIM_COLUMNS,
  claimDetail,
  recordedClaim,
  detailLists,
  type ClaimDetail,
  type RecordedClaimRow,
} from './claim-detail.js'
import { readLists, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

/** The words of a claim in the sentence they stand in. */
export interface Passage {
  readonly part: Part
  readonly paragraph: number
  readonly ordinal: number
  /** The sentence, or sentences, and what stands between. */
  readonly text: string
  /** The claim's words within `text`, in code points. */
  readonly words: Span
}

/** A claim with its surroundings: everything that its own page shows. */
export interface ClaimReview {
  readonly claim: ClaimDetail
  readonly article: {
    readonly slug: string
    readonly headline: string
    readonly language: string
    readonly publishedOn: IsoDate | null
    readonly sample: boolean
    readonly revision: number
  }
  readonly passages: readonly Passage[]
  readonly by: number
  /** Who withdrew it and why; `null` while it is live. */
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null
  /** Its neighbours by number, and how many claims there are. */
  readonly previous: { readonly id: number; readonly number: number } | null
  readonly next: { readonly id: number; readonly number: number } | null
}

type ClaimPageRow = RecordedClaimRow & {
  readonly slug: string
  readonly headline: string
  readonly language: string
  readonly publishedOn: string | null
  readonly sample: number
  readonly revision: number
  readonly previousId: number | null
  readonly previousNumber: number | null
  readonly nextId: number | null
  readonly nextNumber: number | null
  readonly byId: number
  readonly withdrawnAt: string | null
  readonly withdrawnBy: string | null
  readonly withdrawalReason: string | null
}

/**
 * Reads all that a claim's page shows: one query.
 *
 * @throws {NotFound}
 */
export async function getClaimReview(db: Db, id: number): Promise<ClaimReview> {
  const rows = await readLists(db, {
    claim: claimPage(id),
    passages: passagesOf(id),
    ...detailLists(id),
  })
  const [row] = rows.claim
  if (row === undefined) throw new NotFound('claim', id)
  const { slug, headline, language, publishedOn, sample, revision, ...claim } = row
  const { previousId, previousNumber, nextId, nextNumber, ...rest } = claim
  const { byId, withdrawnAt, withdrawnBy, withdrawalReason, ...own } = rest
  return {
    claim: claimDetail(recordedClaim(own), rows),
    article: { slug, headline, language, publishedOn, sample: sample === 1, revision },
    passages: rows.passages.map(passage),
    by: byId,
    withdrawn:
      withdrawnAt === null
        ? null
        : { by: withdrawnBy ?? '', at: new Date(withdrawnAt), reason: withdrawalReason ?? '' },
    previous: neighbour(previousId, previousNumber),
    next: neighbour(nextId, nextNumber),
  }
}

const neighbour = (id: number | null, number: number | null) =>
  id === null || number === null ? null : { id, number }

const claimPage = (id: number) =>
  list<ClaimPageRow>(
    [
      ...CLAIM_COLUMNS,
      'slug',
      'headline',
      'language',
      'publishedOn',
      'sample',
      'revision',
      'previousId',
      'previousNumber',
      'nextId',
      'nextNumber',
      'byId',
      'withdrawnAt',
      'withdrawnBy',
      'withdrawalReason',
    ],
    sql`
    SELECT c.id, c.uid, c.number, c.statement, c.kind, c.about, c.question, c.sensitivity, c.timePhrase, c.timeFrom,
      c.timeTo, c.recheckOn, c.verdict, c.disputeReason, c.contested, c.approved, c.evidenceChanged, c.version,
      a.slug, a.language, a.publishedOn, a.sample, r.headline, r.number AS revision,
      b.id AS previousId, b.number AS previousNumber, n.id AS nextId, n.number AS nextNumber,
      c.byId, c.withdrawnAt, w.name AS withdrawnBy, c.withdrawalReason
    FROM Claim c
    JOIN Article a ON a.id = c.articleId
    JOIN Revision r ON r.id = ${newestRevision(id)}
    LEFT JOIN Person w ON w.id = c.withdrawnById
    LEFT JOIN Claim b ON b.id = (SELECT id FROM Claim
      WHERE articleId = a.id AND number < c.number AND withdrawnAt IS NULL ORDER BY number DESC LIMIT 1)
    LEFT JOIN Claim n ON n.id = (SELECT id FROM Claim
      WHERE articleId = a.id AND number > c.number AND withdrawnAt IS NULL ORDER BY number LIMIT 1)
    WHERE c.id = ${id}`,
  )

const newestRevision = (
  claimId: number,
) => sql`(SELECT v.id FROM Revision v JOIN Claim k ON k.articleId = v.articleId
  WHERE k.id = ${claimId} ORDER BY v.number DESC LIMIT 1)`

interface PassageRow {
  readonly part: Part
  readonly paragraph: number
  readonly ordinal: number
  readonly start: number
  readonly end: number
  /** Where the text begins. */
  readonly from: number
  readonly text: string
}

// SQLite's substr counts code points, as spans do.
const passagesOf = (claimId: number) =>
  list<PassageRow>(
    ['part', 'paragraph', 'ordinal', 'start', 'end', 'from', 'text'],
    sql`
    SELECT p.part, s.paragraph, s.ordinal, p.start, p."end", min(s.start) AS "from",
      substr(CASE p.part WHEN 'headline' THEN r.headline WHEN 'standfirst' THEN r.standfirst ELSE r.body END,
        min(s.start) + 1, max(s."end") - min(s.start)) AS text
    FROM Placement p
    JOIN Revision r ON r.id = p.revisionId
    JOIN Sentence s ON s.revisionId = p.revisionId AND s.part = p.part AND s.start < p."end" AND s."end" > p.start
    WHERE p.claimId = ${claimId} AND p.revisionId = ${newestRevision(claimId)}
    GROUP BY p.id ORDER BY p.part = 'headline', p.part = 'standfirst', p.start`,
  )

const passage = ({ start, end, from, ...row }: PassageRow): Passage => ({
  ...row,
  words: { start: start - from, end: end - from },
})
