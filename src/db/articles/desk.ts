import { readLists, type Db } from '../database.js'
import { sql, whole } from '../fragment.js'
import { list } from '../lists.js'

/** An article in the list of the desk, with where it stands. */
export interface DeskArticle {
  readonly id: number
  readonly slug: string
  readonly headline: string
  readonly byline: string
  readonly outlet: string
  readonly sample: boolean
  readonly deadline: Date | null
  readonly revision: number
  readonly claims: number
  readonly confirmed: number
  readonly unconfirmed: number
  readonly disputed: number
  readonly approved: number
  readonly contested: number
  /** Sensitive and legal claims that nobody approved. */
  readonly careful: number
  readonly sentences: number
  readonly claimed: number
  readonly waived: number
}

/** Where a page of the list begins: behind this deadline (as stored, '~' for none) and id. */
export interface DeskKey {
  readonly deadline: string
  readonly id: number
}

export interface DeskPage {
  readonly articles: readonly DeskArticle[]
  readonly total: number
  readonly next: DeskKey | null
}

type DeskRow = Omit<DeskArticle, 'deadline' | 'sample'> & { deadline: string; sample: number }

const PAGE = 50

// Sorts behind every time: an article without a deadline comes last.
const NO_DEADLINE = '~'
// Written out where it is sorted by, as in the index Article_desk_idx: a parameter would keep SQLite from using it.
const DUE = sql`coalesce(a.deadline, '~')`

/** Reads a page of the articles on the desk, those due first in front: one query. */
export async function listDesk(db: Db, after?: DeskKey): Promise<DeskPage> {
  const behind = after ? sql`AND (${DUE}, a.id) > (${after.deadline}, ${after.id})` : sql``
  const { articles, count } = await readLists(db, {
    articles: list<DeskRow>(
      COLUMNS,
      sql`
      SELECT a.id, a.slug, r.headline, a.byline, a.outlet, a.sample, ${DUE} AS deadline,
        r.number AS revision, a.claimCount AS claims, a.confirmedCount AS confirmed, a.unconfirmedCount AS unconfirmed,
        a.disputedCount AS disputed,
        (SELECT count(*) FROM Claim c WHERE c.articleId = a.id AND c.approved AND c.withdrawnAt IS NULL) AS approved,
        (SELECT count(*) FROM Claim c WHERE c.articleId = a.id AND c.contested AND c.withdrawnAt IS NULL) AS contested,
        (SELECT count(*) FROM Claim c WHERE c.articleId = a.id AND c.sensitivity <> 'normal' AND NOT c.approved
          AND c.withdrawnAt IS NULL) AS careful,
        a.sentenceCount AS sentences, a.claimedCount AS claimed, a.waivedCount AS waived
      FROM Article a
      JOIN Revision r ON r.id = (SELECT id FROM Revision WHERE articleId = a.id ORDER BY number DESC LIMIT 1)
      WHERE a.archivedAt IS NULL ${behind}
      ORDER BY ${DUE}, a.id LIMIT ${whole(PAGE + 1)}`,
    ),
    count: list<{ readonly total: number }>(
      ['total'],
      sql`SELECT count(*) AS total FROM Article WHERE archivedAt IS NULL`,
    ),
  })
  const last = articles[PAGE - 1]
  return {
    articles: articles.slice(0, PAGE).map(({ deadline, sample, ...row }) => ({
      ...row,
      sample: sample === 1,
      deadline: deadline === NO_DEADLINE ? null : new Date(deadline),
    })),
    total: count[0]?.total ?? 0,
    next: articles.length > PAGE && last ? { deadline: last.deadline, id: last.id } : null,
  }
}

const COLUMNS = [
  'id',
  'slug',
  'headline',
  'byline',
  'outlet',
  'sample',
  'deadline',
  'revision',
  'claims',
  'confirmed',
  'unconfirmed',
  'disputed',
  'approved',
  'contested',
  'careful',
  'sentences',
  'claimed',
  'waived',
] as const satisfies readonly (keyof DeskRow)[]
