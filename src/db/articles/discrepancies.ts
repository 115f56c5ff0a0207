import { isOf } from '../../domain/dismissals.js'
import { findDiscrepancies } from '../../domain/same-fact.js'
import type { Discrepancy, DiscrepancyKind } from '../../domain/same-fact/discrepancy.js'
import { byClaim } from '../claims/by-claim.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'
import { sha256 } from '../record/activity.js'

/** A dismissal that was not taken back. */
export interface DismissalRow {
  readonly id: number
  readonly kind: DiscrepancyKind
  /** The numbers of the claims. */
  readonly one: number
  readonly other: number
  readonly oneWording: string
  readonly otherWording: string
  readonly note: string
  readonly by: string
  readonly byId: number
  /** ISO 8601, UTC. */
  readonly at: string
}

/** A discrepancy with what a person said about it. */
export interface FoundDiscrepancy extends Discrepancy {
  /** Names it as it is found now: 16 hexadecimal digits. */
  readonly key: string
  readonly dismissal: DismissalRow | null
}

/** Who says each claim, and which discrepancies were dismissed: what is read besides to compare the claims. */
export const discrepancyLists = (articleId: number) => ({
  speakers: list<{ readonly claimId: number; readonly speaker: string }>(
    ['claimId', 'speaker'],
    sql`SELECT t.claimId, t.speaker FROM Claim c JOIN Attribution t ON t.claimId = c.id
      WHERE c.articleId = ${articleId} AND c.withdrawnAt IS NULL ORDER BY t.claimId, t.ordinal`,
  ),
  dismissals: list<DismissalRow>(
    ['id', 'kind', 'one', 'other', 'oneWording', 'otherWording', 'note', 'by', 'byId', 'at'],
    sql`SELECT d.id, d.kind, a.number AS one, b.number AS other, d.oneWording, d.otherWording, d.note, p.name AS "by",
        d.byId, d.createdAt AS "at"
      FROM Dismissal d JOIN Claim a ON a.id = d.oneId JOIN Claim b ON b.id = d.otherId JOIN Person p ON p.id = d.byId
      LEFT JOIN DismissalWithdrawal w ON w.dismissalId = d.id
      WHERE d.articleId = ${articleId} AND w.id IS NULL ORDER BY d.id DESC`,
  ),
})

/** What is compared of an article. */
interface Compared {
  readonly claims: readonly { readonly id: number; readonly number: number; readonly statement: string }[]
  readonly placements: readonly { readonly claimId: number; readonly exact: string }[]
  readonly speakers: readonly { readonly claimId: number; readonly speaker: string }[]
  readonly dismissals: readonly DismissalRow[]
}

/** What the claims of an article state differently, those too that somebody dismissed. */
export function discrepanciesIn({
  claims,
  placements,
  speakers,
  dismissals,
}: Compared): readonly FoundDiscrepancy[] {
  const [places, said] = [byClaim(placements), byClaim(speakers)]
  const stated = claims.map(({ id, number, statement }) => ({
    number,
    statement,
    words: (places.get(id) ?? []).map(({ exact }) => exact),
    speakers: (said.get(id) ?? []).map(({ speaker }) => speaker),
  }))
  return findDiscrepancies(stated).map((found) => {
    const { kind, claims: numbers, wordings } = found
    const key = sha256(JSON.stringify([kind, numbers, wordings])).slice(0, 16)
    return { ...found, key, dismissal: dismissals.find((row) => isOf(dismissedIn(row), found)) ?? null }
  })
}

const dismissedIn = ({ kind, one, other, oneWording, otherWording }: DismissalRow) => ({
  kind,
  claims: [one, other] as const,
  wordings: [oneWording, otherWording] as const,
})
