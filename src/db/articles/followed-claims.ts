import { fateOf } from '../../domain/revisions.js'
import { voidReviews } from '../claims/voids.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import type { Tx } from '../transaction.js'
import type { CarriedPlace } from './carried-places.js'

/** What a claim is while its verdict is held: nothing is counted of it, and its reviews hold on. */
const HELD = { verdict: null, disputeReason: null, contested: false, approved: false, evidenceChanged: false }

/**
 * Draws the consequence for one claim of how its places came into a new revision: its verdict stands, is held, or is void.
 *
 * Where its words say another thing, or nobody knows where they stand, its version rises and its history says so.
 *
 * @param places  of this claim, in their order
 */
export async function followClaim(
  tx: Tx,
  actor: Actor,
  articleId: number,
  revision: number,
  places: readonly CarriedPlace[],
): Promise<void> {
  const [first] = places
  if (first === undefined) return
  const { ownerId: claimId, owner: subject } = first.old
  const fate = fateOf(places.map(({ place }) => place.state))
  if (places.some(isNews)) {
    const before = await tx.claim.findUniqueOrThrow({
      where: { id: claimId },
      select: { verdict: true, disputeReason: true },
    })
    const held = fate === 'held' && before.verdict !== null
    await tx.claim.update({
      where: { id: claimId },
      data: { ...(held && HELD), version: { increment: 1 } },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId,
      action: 'claim.followed',
      subject,
      before,
      after: { revision, fate, words: places.map(wordsOf), ...(held && { standing: HELD }) },
    })
  }
  if (fate === 'void') await voidReviews(tx, actor, { claimId, cause: 'text', reason: reasonOf(places) })
}

/** Whether a place is not what it was: one that nobody settled before and that is unsettled still is no news. */
const isNews = ({ old, place }: CarriedPlace): boolean =>
  place.state === 'changed' || (place.start === null && place.state !== old.state)

const wordsOf = ({ old, place: { state, exact } }: CarriedPlace) => ({ state, from: old.exact, to: exact })

/** Why its reviews no longer hold: the first of its places whose words changed, or else that they are gone. */
const reasonOf = (places: readonly CarriedPlace[]): string =>
  (places.find(({ place }) => place.state === 'changed') ?? places[0])?.reason ?? ''
