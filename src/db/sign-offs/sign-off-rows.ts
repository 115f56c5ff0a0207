import type { Override, SignOffRole } from '../../domain/sign-offs.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

/** A sign-off, with who gave it and what became of it. */
export interface SignOffRow {
  readonly id: number
  /** The number of its revision. */
  readonly revision: number
  readonly role: SignOffRole
  readonly overrides: readonly Override[]
  readonly by: string
  readonly byId: number
  readonly at: Date
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null
}

interface SignOffColumns extends Omit<SignOffRow, 'overrides' | 'at' | 'withdrawn'> {
  readonly overrides: string
  readonly at: string
  readonly withdrawnBy: string | null
  readonly withdrawnAt: string | null
  readonly withdrawalReason: string | null
}

/** The sign-offs of an article, newest first, those that were taken back too. */
export const signOffList = (articleId: number) =>
  list<SignOffColumns>(
    [
      'id',
      'revision',
      'role',
      'overrides',
      'by',
      'byId',
      'at',
      'withdrawnBy',
      'withdrawnAt',
      'withdrawalReason',
    ],
    sql`
    SELECT s.id, r.number AS revision, s.role, s.overrides, p.name AS "by", s.byId, s.createdAt AS "at",
      q.name AS withdrawnBy, w.createdAt AS withdrawnAt, w.reason AS withdrawalReason
    FROM Revision r JOIN SignOff s ON s.revisionId = r.id JOIN Person p ON p.id = s.byId
    LEFT JOIN SignOffWithdrawal w ON w.signOffId = s.id LEFT JOIN Person q ON q.id = w.byId
    WHERE r.articleId = ${articleId} ORDER BY s.id DESC`,
  )

/** A row of {@link signOffList}, made whole. */
export const signOffRow = ({
  overrides,
  at,
  withdrawnBy,
  withdrawnAt,
  withdrawalReason,
  ...row
}: SignOffColumns): SignOffRow => ({
  ...row,
  overrides: JSON.parse(overrides) as Override[],
  at: new Date(at),
  withdrawn:
    withdrawnAt === null
      ? null
      : { by: withdrawnBy ?? '', at: new Date(withdrawnAt), reason: withdrawalReason ?? '' },
})

/** The roles in which a revision is signed off now. */
export const standingRoles = (signOffs: readonly SignOffRow[], revision: number): readonly SignOffRole[] =>
  signOffs.filter((each) => each.revision === revision && each.withdrawn === null).map(({ role }) => role)
