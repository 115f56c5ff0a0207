import type { Part } from '../domain/claims.js'
import type { IsoDate } from '../domain/fields.js'
import type { Span } from '../domain/spans.js'
import { claimFacts, readClaimDetail, type ClaimDetail, type ClaimFactsRow } from './claim-detail.js'
import { snapshot, type Db } from './database.js'
import { NotFound } from './errors.js'
import type { Moment } from './moment.js'
import { findSources, type SourceSummary } from './sources.js'

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
  /** Its neighbours by number, and how many claims there are. */
  readonly previous: { readonly id: number; readonly number: number } | null
  readonly next: { readonly id: number; readonly number: number } | null
  /** What was found of the desk's sources, when something was looked for. */
  readonly found: readonly SourceSummary[]
}

type ClaimPageRow = ClaimFactsRow & {
  slug: string
  headline: string
  language: string
  publishedOn: string | null
  sample: number
  revision: number
  revisionId: number
  previousId: number | null
  previousNumber: number | null
  nextId: number | null
  nextNumber: number | null
}

/**
 * Reads all that a claim's page shows: at most seven queries.
 *
 * @param find  words to look for among the desk's sources
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 */
export function getClaimReview(db: Db, id: number, find = ''): Promise<ClaimReview> {
  return snapshot(db, async (moment) => {
    const row = await readClaim(moment, id)
    const { slug, headline, language, publishedOn, sample, revision, revisionId } = row
    const { previousId, previousNumber, nextId, nextNumber, ...facts } = row
    return {
      claim: await readClaimDetail(moment, claimFacts(facts)),
      article: { slug, headline, language, publishedOn, sample: sample === 1, revision },
      passages: await listPassages(moment, id, revisionId),
      previous: neighbour(previousId, previousNumber),
      next: neighbour(nextId, nextNumber),
      found: find === '' ? [] : await findSources(moment, find),
    }
  })
}

const neighbour = (id: number | null, number: number | null) =>
  id === null || number === null ? null : { id, number }

async function readClaim(moment: Moment, id: number): Promise<ClaimPageRow> {
  const row = await moment.first<ClaimPageRow>`
    SELECT c.id, c.uid, c.number, c.statement, c.kind, c.about, c.question, c.sensitivity, c.timePhrase, c.timeFrom,
      c.timeTo, c.verdict, c.disputeReason, c.contested, c.evidenceChanged, c.version,
      a.slug, a.language, a.publishedOn, a.sample, r.headline, r.number AS revision, r.id AS revisionId,
      b.id AS previousId, b.number AS previousNumber, n.id AS nextId, n.number AS nextNumber
    FROM Claim c
    JOIN Article a ON a.id = c.articleId
    JOIN Revision r ON r.id = (SELECT id FROM Revision WHERE articleId = a.id ORDER BY number DESC LIMIT 1)
    LEFT JOIN Claim b ON b.id = (SELECT id FROM Claim
      WHERE articleId = a.id AND number < c.number AND withdrawnAt IS NULL ORDER BY number DESC LIMIT 1)
    LEFT JOIN Claim n ON n.id = (SELECT id FROM Claim
      WHERE articleId = a.id AND number > c.number AND withdrawnAt IS NULL ORDER BY number LIMIT 1)
    WHERE c.id = ${id} AND c.withdrawnAt IS NULL`
  if (row === null) throw new NotFound('claim', id)
  return row
}

interface PassageRow {
  part: Part
  paragraph: number
  ordinal: number
  start: number
  end: number
  start0: number
  text: string
}

async function listPassages(
  moment: Moment,
  claimId: number,
  revisionId: number,
): Promise<readonly Passage[]> {
  // SQLite's substr counts code points, as spans do.
  const rows = await moment.all<PassageRow>`
    SELECT p.part, s.paragraph, s.ordinal, p.start, p."end", min(s.start) AS start0,
      substr(CASE p.part WHEN 'headline' THEN r.headline WHEN 'standfirst' THEN r.standfirst ELSE r.body END,
        min(s.start) + 1, max(s."end") - min(s.start)) AS text
    FROM Placement p
    JOIN Revision r ON r.id = p.revisionId
    JOIN Sentence s ON s.revisionId = p.revisionId AND s.part = p.part AND s.start < p."end" AND s."end" > p.start
    WHERE p.claimId = ${claimId} AND p.revisionId = ${revisionId}
    GROUP BY p.id ORDER BY p.part = 'headline', p.part = 'standfirst', p.start`
  return rows.map(({ start, end, start0, ...row }) => ({
    ...row,
    words: { start: start - start0, end: end - start0 },
  }))
}
