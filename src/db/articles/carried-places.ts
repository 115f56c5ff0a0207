import { randomUUID } from 'node:crypto'
import type { PartSpan } from '../../domain/article-coverage.js'
import { carryOver, type Carried, type ToCarry } from '../../domain/carrying.js'
import type { Part } from '../../domain/claims.js'
import type { PlacementState } from '../../domain/revisions.js'
import type { Span } from '../../domain/spans.js'
import type { Tx } from '../transaction.js'

/** A place of a claim, or of a waiver, in the revision that a draft follows. */
export interface OldPlace {
  readonly id: number
  readonly uid: string
  /** The claim or waiver, with its uid. */
  readonly ownerId: number
  readonly owner: string
  readonly part: Part
  readonly start: number | null
  readonly end: number | null
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly state: PlacementState
  /** JSON; `null` where there are none. */
  readonly candidates: string | null
}

/** A place as it came into the new revision, as it is put on record. */
export interface NewPlace {
  /** The uid of the place that it followed. */
  readonly from: string
  readonly part: Part
  readonly start: number | null
  readonly end: number | null
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
  readonly state: PlacementState
  readonly candidates: readonly Span[] | null
}

export interface CarriedPlace {
  readonly old: OldPlace
  readonly place: NewPlace
  /** Why a verdict on it no longer holds; '' where it does. */
  readonly reason: string
}

/** Where live claims stand in a revision, places that are settled to be gone left out. */
export const listClaimPlaces = (tx: Tx, revisionId: number): Promise<OldPlace[]> =>
  tx.$queryRaw<OldPlace[]>`
    SELECT p.id, p.uid, p.claimId AS ownerId, c.uid AS owner, p.part, p.start, p."end", p.exact, p.prefix, p.suffix,
      p.state, p.candidates
    FROM Placement p JOIN Claim c ON c.id = p.claimId
    WHERE p.revisionId = ${revisionId} AND c.withdrawnAt IS NULL AND NOT (p.state = 'gone' AND p.candidates IS NOT NULL)
    ORDER BY c.number, p.id`

/** Where live waivers cover a revision. */
export const listWaiverPlaces = (tx: Tx, revisionId: number): Promise<OldPlace[]> =>
  tx.$queryRaw<OldPlace[]>`
    SELECT p.id, p.uid, p.waiverId AS ownerId, w.uid AS owner, p.part, p.start, p."end", '' AS exact, '' AS prefix,
      '' AS suffix, p.state, NULL AS candidates
    FROM WaiverPlacement p JOIN Waiver w ON w.id = p.waiverId
    WHERE p.revisionId = ${revisionId} AND w.withdrawnAt IS NULL AND p.start IS NOT NULL AND p.state <> 'changed'
    ORDER BY p.id`

/** The spans to be followed: of a place that nobody settled, those between which a person was to choose. */
export const spansOf = ({ part, start, end, candidates }: OldPlace): readonly PartSpan[] =>
  start === null || end === null
    ? candidatesOf(candidates).map((span) => ({ part, span }))
    : [{ part, span: { start, end } }]

export const candidatesOf = (json: string | null): readonly Span[] =>
  json === null ? [] : (JSON.parse(json) as Span[])

const keyOf = ({ part, span }: PartSpan): string => `${part} ${span.start} ${span.end}`

/** Spans that were followed, to be looked up. */
export type Followed = ReadonlyMap<string, Carried>

export const followedBy = (places: readonly PartSpan[], carried: readonly Carried[]): Followed =>
  new Map(places.flatMap((place, nth) => (carried[nth] ? [[keyOf(place), carried[nth]] as const] : [])))

/** Follows here and now what was added since the others were followed: mostly nothing. */
export function followLate(
  followed: Followed,
  rows: readonly OldPlace[],
  texts: Omit<ToCarry, 'places'>,
): Followed {
  const late = rows.flatMap(spansOf).filter((place) => !followed.has(keyOf(place)))
  if (late.length === 0) return followed
  return new Map([...followed, ...followedBy(late, carryOver({ ...texts, places: late }).places)])
}

/** Tells where a place came to stand. What nobody settled stays unsettled, with those of its candidates that are left. */
export function carriedPlace(followed: Followed, old: OldPlace): CarriedPlace {
  const found = spansOf(old).flatMap((place) => followed.get(keyOf(place)) ?? [])
  const { uid: from, part, exact, prefix, suffix } = old
  const nowhere = { from, part, start: null, end: null, exact, prefix, suffix }
  const [only] = found
  if (old.start !== null && only?.place)
    return {
      old,
      place: { from, part, ...only.place, state: only.state, candidates: null },
      reason: only.reason,
    }
  const left =
    old.start === null
      ? found.flatMap(({ place }) => (place ? [{ start: place.start, end: place.end }] : []))
      : (only?.candidates ?? [])
  return left.length > 0
    ? { old, place: { ...nowhere, state: 'ambiguous', candidates: left }, reason: '' }
    : {
        old,
        place: { ...nowhere, state: 'gone', candidates: null },
        reason: 'Its words are gone from the text',
      }
}

/** A place as its row says it, but for the revision and whose it is. `candidates` is JSON, a text of its own. */
export const placementRow = ({ old, place: { from: _from, candidates, ...columns } }: CarriedPlace) => ({
  ...columns,
  uid: randomUUID(),
  fromId: old.id,
  candidates: candidates && JSON.stringify(candidates),
})
