import { voidingChange } from '../../domain/claim-edits.js'
import { decideClaim, type ClaimForm } from '../../domain/claims.js'
import { accepted, type Result } from '../../domain/problems.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { whatChanged } from '../record/what-changed.js'
import { transact, type Tx } from '../transaction.js'
import { insertAttributions } from './claims.js'
import { voidReviews } from './voids.js'

export interface Edited {
  readonly changed: boolean
  /** How many reviews no longer hold. */
  readonly voided: number
}

/**
 * Edits what a claim says. A change that bears meaning voids its reviews, in the same transaction.
 *
 * @returns whether anything was changed: the same values again add nothing
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 * @throws {StaleVersion} when the claim or its evidence changed since the form was shown
 */
export function editClaim(
  db: Db,
  actor: Actor,
  {
    claimId,
    version,
    form,
  }: { readonly claimId: number; readonly version: number; readonly form: ClaimForm },
): Promise<Result<Edited>> {
  return transact(db, async (tx) => {
    const { uid, articleId, article, version: current, ...before } = await getContent(tx, claimId)
    const decision = decideClaim(form, article.publishedOn)
    if (!decision.ok && version === current) return decision
    if (!decision.ok) throw new StaleVersion('claim', { basedOn: version, current })

    const { sensitivity: _apart, ...after } = decision.value
    const changes = whatChanged(before, after)
    if (!changes) return accepted({ changed: false, voided: 0 })
    if (version !== current) throw new StaleVersion('claim', { basedOn: version, current })

    const { saidBy, ...columns } = after
    await tx.claim.update({
      where: { id: claimId },
      data: { ...columns, version: current + 1 },
      select: { id: true },
    })
    if ('saidBy' in changes.after) {
      await tx.attribution.deleteMany({ where: { claimId } })
      await insertAttributions(tx, actor, claimId, saidBy)
    }
    await appendActivity(tx, actor, { articleId, action: 'claim.edited', subject: uid, ...changes })
    const voiding = voidingChange(before, after)
    const voided = voiding ? await voidReviews(tx, actor, { claimId, ...voiding }) : 0
    return accepted({ changed: true, voided })
  })
}

async function getContent(tx: Tx, id: number) {
  const link = { speaker: true, capacity: true, anonymous: true, verb: true }
  const claim = await tx.claim.findFirst({
    where: { id, withdrawnAt: null },
    select: {
      uid: true,
      articleId: true,
      version: true,
      statement: true,
      kind: true,
      about: true,
      question: true,
      timePhrase: true,
      timeFrom: true,
      timeTo: true,
      recheckOn: true,
      article: { select: { publishedOn: true } },
      attributions: { select: link, orderBy: { ordinal: 'asc' } },
    },
  })
  if (!claim) throw new NotFound('claim', id)
  const { attributions: saidBy, ...row } = claim
  return { ...row, saidBy }
}
