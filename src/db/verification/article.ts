import type { Replay } from '../../domain/replay.js'
import { placesIn } from '../../domain/replayed-places.js'
import type { Moment } from '../moment.js'
import { checkRows, comparable, refuseGone, type StoredRow } from './agreement.js'
import { readArticleRows, type ArticleRows, type PlacementRow } from './article-rows.js'
import { checkDerived } from './derived.js'
import { refuse } from './fault.js'
import { checkTexts, wordsAt } from './texts.js'

/** How much was compared. */
export type Counts = Readonly<Record<'claims' | 'evidence' | 'reviews', number>>

/**
 * Holds everything that hangs on an article against its history, its text and its own counts.
 *
 * @param replay  what the article's chain adds up to; it is used up
 * @throws {RecordFault}
 */
export async function checkArticle(
  moment: Moment,
  { id, slug }: { readonly id: number; readonly slug: string },
  replay: Replay,
): Promise<Counts> {
  const rows = await readArticleRows(moment, id)
  checkTexts(slug, rows)
  checkRows(slug, replay, storedRows(rows))
  refuseGone(slug, replay)
  for (const { name, uid } of rows.added)
    if (!replay.mentioned.has(uid))
      refuse({ slug, what: name, uid }, 'no line of the history says that it was added.')
  checkDerived(slug, rows)
  return { claims: rows.claims.length, evidence: rows.evidence.length, reviews: rows.reviews.length }
}

function storedRows(rows: ArticleRows): readonly StoredRow[] {
  const numbers = new Map(rows.claims.map(({ uid, number }) => [uid, number]))
  const ofClaim = (uid: string) => `claim ${numbers.get(uid) ?? uid}`
  const [saidBy, places] = [grouped(rows.attributions), grouped(rows.placements)]
  const waived = grouped(rows.waiverPlacements)
  return [
    ...rows.article.map((row) => stored('article', 'article', String(row.uid), 'its details', row)),
    ...rows.revisions.map((row) =>
      stored('revision', `revision ${row.number}`, row.uid, `revision ${row.number}`, row),
    ),
    ...rows.claims.map((row) =>
      stored('claim', row.uid, row.uid, `claim ${row.number}`, {
        ...row,
        saidBy: (saidBy.get(row.uid) ?? []).map(({ owner: _owner, anonymous, ...link }) => ({
          ...link,
          anonymous: comparable('anonymous', anonymous),
        })),
        ...placesByRevision(rows, places.get(row.uid) ?? [], ({ candidates, ...place }) => ({
          ...place,
          candidates: candidates === null ? null : (JSON.parse(candidates) as unknown),
        })),
      }),
    ),
    ...rows.evidence.map((row) =>
      stored('evidence', row.uid, row.uid, `evidence of ${ofClaim(row.claim)}`, row),
    ),
    ...rows.reviews.map((row) => stored('review', row.uid, row.uid, `review of ${ofClaim(row.claim)}`, row)),
    ...rows.signOffs.map((row) =>
      said('sign-off', String(row.uid), { ...row, overrides: JSON.parse(row.overrides) as unknown }),
    ),
    ...rows.dismissals.map((row) => said('dismissal', String(row.uid), row)),
    ...rows.publications.map((row) => said('publication', String(row.uid), row)),
    ...rows.corrections.map((row) =>
      said('correction', String(row.uid), { ...row, claims: JSON.parse(row.claims) as unknown }),
    ),
    ...rows.requests.map((row) =>
      stored(
        'request',
        String(row.uid),
        String(row.uid),
        `change request of ${ofClaim(String(row.claim))}`,
        row,
      ),
    ),
    ...rows.waivers.map((row) => {
      const uid = String(row.uid)
      const spans = waived.get(uid) ?? []
      const first = spans.filter(({ revision }) => revision === spans[0]?.revision)
      const exact = first.map((span) => wordsAt(rows, span)).join(' … ')
      const placements = placesByRevision(rows, spans, (place) => ({ ...place, candidates: null }))
      return stored('waiver', uid, uid, `the waiver of “${exact}”`, { ...row, ...placements, exact })
    }),
  ]
}

const said = (kind: StoredRow['kind'], uid: string, columns: object): StoredRow =>
  stored(kind, uid, uid, kind, columns)
/** Where something stands, revision by revision, each in the column that the replay has for it. */
function placesByRevision<P extends PlacementRow>(
  { revisions }: ArticleRows,
  places: readonly P[],
  say: (place: Omit<P, 'uid' | 'owner' | 'revision'>) => object,
): Readonly<Record<string, readonly object[]>> {
  const columns = revisions.map(({ number }) => {
    const here = places.filter(({ revision }) => revision === number)
    const said = here.map(({ uid: _uid, owner: _owner, revision: _revision, ...place }) => say(place))
    return [placesIn(number), said] as const
  })
  return Object.fromEntries(columns)
}

const stored = (
  kind: StoredRow['kind'],
  key: string,
  uid: string,
  what: string,
  columns: object,
): StoredRow => ({
  kind,
  key,
  uid,
  what,
  columns: columns as StoredRow['columns'],
})

function grouped<R extends { readonly owner: string | number | null }>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const group = groups.get(String(row.owner))
    if (group) group.push(row)
    else groups.set(String(row.owner), [row])
  }
  return groups
}
