import type { Part } from '../../domain/claims.js'
import { isUnsettled, type PlacementState } from '../../domain/revisions.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

/** The words of a claim at one of its places in one revision. */
export interface RevisionWords {
  readonly revision: number
  readonly part: Part
  readonly state: PlacementState
  /** As they stand there; those of the revision before where they are gone or ambiguous. */
  readonly exact: string
  readonly unsettled: boolean
}

type Columns = Omit<RevisionWords, 'unsettled'> & { readonly candidates: string | null }

/** The words of a claim in every revision, newest first. */
export const wordsOf = (claimId: number) =>
  list<Columns>(
    ['revision', 'part', 'state', 'exact', 'candidates'],
    sql`SELECT r.number AS revision, p.part, p.state, p.exact, p.candidates
      FROM Placement p JOIN Revision r ON r.id = p.revisionId
      WHERE p.claimId = ${claimId} ORDER BY r.number DESC, p.id`,
  )

/** A row of {@link wordsOf}, made whole. */
export const revisionWords = ({ candidates, ...row }: Columns): RevisionWords => ({
  ...row,
  unsettled: isUnsettled({ state: row.state, candidates: candidates === null ? null : [] }),
})
