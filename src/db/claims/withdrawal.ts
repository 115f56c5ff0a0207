import { decideWithdrawal } from '../../domain/evidence.js'
import { accepted, type Result } from '../../domain/problems.js'
import { mayWithdraw } from '../../domain/roles.js'
import { refreshCoverage, refreshProgress } from '../articles/coverage.js'
import type { Db } from '../database.js'
import { NotAllowed, NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact } from '../transaction.js'

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

    const { uid, articleId, number, statement } = claim
    const withdrawal = { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: decision.value }
    await tx.claim.update({
      where: { id },
      data: { ...withdrawal, version: { increment: 1 } },
      select: { id: true },
    })
    await refreshCoverage(tx, articleId)
    await refreshProgress(tx, articleId)
    await appendActivity(tx, actor, {
      articleId,
      action: 'claim.withdrawn',
      subject: uid,
      before: { number, statement },
      after: { number, reason: decision.value },
    })
    return accepted({ changed: true })
  })
}
