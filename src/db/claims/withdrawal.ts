import { decideWithdrawal } from '../../domain/evidence.js'
import { accepted, type Result } from '../../domain/problems.js'
import { mayWithdraw } from '../../domain/roles.js'
import { refreshCoverage, refreshProgress } from '../articles/coverage.js'
import type { Db } from '../database.js'
import { NotAllowed, NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'

/**
 * Withdraws a claim: it leaves coverage, lists and report. The row stays, its number is never given again, and its page
 * can be read.
 *
 * @returns whether anything changed: withdrawing twice adds nothing
 * @throws {NotFound}
 * @throws {NotAllowed} for somebody who neither made it nor is an editor
 */
export function withdrawClaim(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const claim = await tx.claim.findUnique({
      where: { id },
      select: { uid: true, byId: true, articleId: true, number: true, statement: true, withdrawnAt: true },
    })
    if (!claim) throw new NotFound('claim', id)
    if (claim.withdrawnAt !== null) return accepted({ changed: false })
    const decision = decideWithdrawal(reason)
    if (!mayWithdraw(actor, claim.byId)) {
      throw new NotAllowed('Somebody else made this claim: withdrawing it takes an editor.')
    }
    if (!decision.ok) return decision

    await writeWithdrawal(tx, actor, { id, ...claim, reason: decision.value })
    await refreshCoverage(tx, claim.articleId)
    await refreshProgress(tx, claim.articleId)
    return accepted({ changed: true })
  })
}

/** Writes down that a claim is withdrawn. Who calls brings coverage and progress up to date. */
export async function writeWithdrawal(
  tx: Tx,
  actor: Actor,
  { id, uid, articleId, number, statement, reason }: Withdrawn,
): Promise<void> {
  const withdrawal = { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: reason }
  await tx.claim.update({
    where: { id },
    data: { ...withdrawal, version: { increment: 1 } },
    select: { id: true },
  })
  await appendActivity(tx, actor, {
    articleId,
    action: 'claim.withdrawn',
    subject: uid,
    before: { number, statement },
    after: { number, reason },
  })
}

interface Withdrawn {
  readonly id: number
  readonly uid: string
  readonly articleId: number
  readonly number: number
  readonly statement: string
  readonly reason: string
}
