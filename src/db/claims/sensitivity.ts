import { decideSensitivity } from '../../domain/claims.js'
import { accepted, type Result } from '../../domain/problems.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { transact } from '../transaction.js'

/**
 * Sets how much care a claim needs. Its reviews hold: it says nothing about whether the claim is true.
 *
 * @returns whether anything was changed
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 * @throws {StaleVersion} when the claim changed since the form was shown
 */
export function editSensitivity(
  db: Db,
  actor: Actor,
  { claimId, version, typed }: { readonly claimId: number; readonly version: number; readonly typed: string },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const claim = await tx.claim.findFirst({
      where: { id: claimId, withdrawnAt: null },
      select: { uid: true, articleId: true, sensitivity: true, version: true },
    })
    if (!claim) throw new NotFound('claim', claimId)
    const decision = decideSensitivity(typed)

    if (decision.ok && decision.value === claim.sensitivity) return accepted({ changed: false })
    if (version !== claim.version)
      throw new StaleVersion('claim', { basedOn: version, current: claim.version })
    if (!decision.ok) return decision

    await tx.claim.update({
      where: { id: claimId },
      data: { sensitivity: decision.value, version: claim.version + 1 },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId: claim.articleId,
      action: 'claim.edited',
      subject: claim.uid,
      before: { sensitivity: claim.sensitivity },
      after: { sensitivity: decision.value },
    })
    return accepted({ changed: true })
  })
}
