import { meansOtherDays } from '../../domain/claim-edits.js'
import type { IsoDate } from '../../domain/fields.js'
import { resolveTime } from '../../domain/time-phrases.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { whatChanged } from '../record/what-changed.js'
import type { Tx } from '../transaction.js'
import { voidReviews } from './voids.js'

/**
 * Counts the relative times of an article's claims from its new date. Where a claim comes to mean other days than it did,
 * its reviews no longer hold; where its days were not known before, they do.
 */
export async function resolveTimesAnew(
  tx: Tx,
  actor: Actor,
  { articleId, publishedOn }: { readonly articleId: number; readonly publishedOn: IsoDate | null },
): Promise<void> {
  const claims = await tx.claim.findMany({
    where: { articleId, withdrawnAt: null, timePhrase: { not: null } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      uid: true,
      statement: true,
      timePhrase: true,
      timeFrom: true,
      timeTo: true,
      recheckOn: true,
    },
  })
  for (const { id, uid, statement, timePhrase, ...before } of claims) {
    const after = resolveTime(timePhrase ?? '', statement, publishedOn)
    const changes = whatChanged(before, after)
    if (!changes) continue
    await tx.claim.update({
      where: { id },
      data: { ...after, version: { increment: 1 } },
      select: { id: true },
    })
    await appendActivity(tx, actor, { articleId, action: 'claim.edited', subject: uid, ...changes })
    if (meansOtherDays(before, after)) {
      const reason = `The article’s date was changed, and with it the days that “${timePhrase ?? ''}” means`
      await voidReviews(tx, actor, { claimId: id, cause: 'claim', reason })
    }
  }
}
