import type { SourceKind, Stance, Tier } from '../../domain/evidence.js'
import type { IsoDate } from '../../domain/fields.js'
import type { Verdict } from '../../domain/verdicts.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { historyLine, historyList, type HistoryLine } from '../record/history-lines.js'

/** A claim that rests on a source, with the evidence that ties them. */
export interface Resting {
  readonly claimId: number
  readonly number: number
  readonly statement: string
  readonly verdict: Verdict | null
  readonly slug: string
  readonly headline: string
  readonly stance: Stance
  readonly excerpt: string
  readonly locator: string
  readonly by: string
  readonly at: Date
}

export interface SourceDetail {
  readonly id: number
  readonly title: string
  readonly publisher: string
  readonly kind: SourceKind
  readonly tier: Tier
  readonly publishedOn: IsoDate | null
  readonly by: string
  readonly at: Date
  readonly addresses: readonly string[]
  /** Live evidence, newest first, at most 100. */
  readonly resting: readonly Resting[]
  /** How many pieces of live evidence there are in all. */
  readonly restingTotal: number
  readonly history: readonly HistoryLine[]
}

type SourceRow = Pick<SourceDetail, 'id' | 'title' | 'publisher' | 'kind' | 'tier' | 'publishedOn' | 'by'> & {
  uid: string
  at: string
  addresses: string
  restingTotal: number
}

/** Reads all that a source's page shows: three queries. @throws {NotFound} */
export function getSource(db: Db, id: number): Promise<SourceDetail> {
  return snapshot(db, async (moment) => {
    const row = await moment.first<SourceRow>`
      SELECT s.id, s.uid, s.title, s.publisher, s.kind, s.tier, s.publishedOn, p.name AS "by", s.createdAt AS "at",
        (SELECT json_group_array(a.url) FROM SourceAddress a WHERE a.sourceId = s.id) AS addresses,
        (SELECT count(*) FROM Evidence e JOIN Claim c ON c.id = e.claimId
          WHERE e.sourceId = s.id AND e.withdrawnAt IS NULL AND c.withdrawnAt IS NULL) AS restingTotal
      FROM Source s JOIN Person p ON p.id = s.byId WHERE s.id = ${id}`
    if (row === null) throw new NotFound('source', id)
    const resting = await moment.all<Omit<Resting, 'at'> & { at: string }>`
      SELECT c.id AS claimId, c.number, c.statement, c.verdict, a.slug, e.stance, e.excerpt, e.locator,
        (SELECT r.headline FROM Revision r WHERE r.articleId = a.id ORDER BY r.number DESC LIMIT 1) AS headline,
        p.name AS "by", e.createdAt AS "at"
      FROM Evidence e
      JOIN Claim c ON c.id = e.claimId
      JOIN Article a ON a.id = c.articleId
      JOIN Person p ON p.id = e.byId
      WHERE e.sourceId = ${id} AND e.withdrawnAt IS NULL AND c.withdrawnAt IS NULL
      ORDER BY e.id DESC LIMIT 100`
    const { history } = await moment.lists({ history: historyList({ subject: row.uid, limit: 50 }) })
    const { title, publisher, kind, tier, publishedOn, by, restingTotal } = row
    return {
      id,
      title,
      publisher,
      kind,
      tier,
      publishedOn,
      by,
      at: new Date(row.at),
      addresses: JSON.parse(row.addresses) as string[],
      resting: resting.map((line) => ({ ...line, at: new Date(line.at) })),
      restingTotal,
      history: history.map(historyLine),
    }
  })
}
