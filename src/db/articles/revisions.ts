import type { CarryOver } from '../../domain/carrying.js'
import { accepted, type Result } from '../../domain/problems.js'
import { decideDraft, saysTheSame, type DraftForm } from '../../domain/revisions.js'
import type { Db } from '../database.js'
import { StaleVersion } from '../errors.js'
import type { Actor } from '../record/actor.js'
import { transact } from '../transaction.js'
import { refreshCoverage, refreshProgress } from './coverage.js'
import { getNewestText } from './newest-text.js'
import { carryIntoNext, refuseOlderBase, saveNextRevision } from './next-revision.js'

/** A draft that somebody brings. */
export interface Draft {
  readonly slug: string
  /** The number of the revision that it was written on. */
  readonly basedOn: number
  readonly form: DraftForm
}

/**
 * Adds the next revision of an article. Claims and waivers follow their words; a verdict whose words say another thing,
 * or are gone, is void in the same transaction, and one whose words could stand in several places is held.
 *
 * @param carryOver  follows the text before the transaction begins, so that nobody waits for it
 * @returns the number of the revision; the draft that was saved before, sent once more, adds nothing
 * @throws {NotFound} when there is no such article
 * @throws {StaleVersion} when the draft is based on another revision than the newest
 */
export async function addRevision(
  db: Db,
  actor: Actor,
  carryOver: CarryOver,
  { slug, basedOn, form }: Draft,
): Promise<Result<{ readonly number: number; readonly added: boolean }>> {
  const newest = await getNewestText(db, slug)
  if (newest.revision !== basedOn) {
    if (saysTheSame(form, newest.text)) return accepted({ number: newest.revision, added: false })
    throw new StaleVersion('text', { basedOn, current: newest.revision })
  }
  const decision = decideDraft(form, { ...newest.text, number: newest.revision })
  if (!decision.ok) return decision

  const { note, ...after } = decision.value
  const next = await carryIntoNext(db, carryOver, newest, { after, note })
  return transact(db, async (tx) => {
    await refuseOlderBase(tx, slug, basedOn)
    await saveNextRevision(tx, actor, newest, next)
    await refreshCoverage(tx, newest.articleId)
    await refreshProgress(tx, newest.articleId)
    return accepted({ number: basedOn + 1, added: true })
  })
}
