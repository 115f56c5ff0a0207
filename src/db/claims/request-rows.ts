import type { Answer, ChangeRequestKind } from '../../domain/change-requests.js'
import { sql } from '../fragment.js'
import { list } from '../lists.js'

/** A change that was asked for, with what became of it. */
export interface RequestRow {
  readonly id: number
  readonly kind: ChangeRequestKind
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly by: number
  readonly name: string
  readonly at: Date
  readonly answer: Answer | null
  readonly answerNote: string
  readonly answeredAt: Date | null
  /** The number of the revision in which it was carried out. */
  readonly appliedIn: number | null
  readonly withdrawn: boolean
  readonly withdrawalReason: string
}

type Columns = Omit<RequestRow, 'at' | 'answeredAt' | 'withdrawn'> & {
  readonly at: string
  readonly answeredAt: string | null
  readonly withdrawn: number
}

/** The change requests of a claim, newest first, those that were taken back too. */
export const requestsOf = (claimId: number) =>
  list<Columns>(
    [
      'id',
      'kind',
      'before',
      'after',
      'reason',
      'by',
      'name',
      'at',
      'answer',
      'answerNote',
      'answeredAt',
      'appliedIn',
      'withdrawn',
      'withdrawalReason',
    ],
    sql`
    SELECT q.id, q.kind, q.before, q.after, q.reason, q.byId AS "by", p.name, q.createdAt AS "at", q.answer,
      coalesce(q.answerNote, '') AS answerNote, q.answeredAt, n.number AS appliedIn,
      q.withdrawnAt IS NOT NULL AS withdrawn, coalesce(q.withdrawalReason, '') AS withdrawalReason
    FROM ChangeRequest q JOIN Person p ON p.id = q.byId LEFT JOIN Revision n ON n.id = q.appliedInId
    WHERE q.claimId = ${claimId} ORDER BY q.id DESC`,
  )

/** A row of {@link requestsOf}, made whole. */
export const requestRow = ({ at, answeredAt, withdrawn, ...row }: Columns): RequestRow => ({
  ...row,
  at: new Date(at),
  answeredAt: answeredAt === null ? null : new Date(answeredAt),
  withdrawn: withdrawn === 1,
})
