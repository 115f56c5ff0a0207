import { randomUUID } from 'node:crypto'
import { decideClaim, type ClaimForm, type NewClaim } from '../../domain/claims.js'
import { quoteAt } from '../../domain/placements.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { decideSelection, type Selection } from '../../domain/selections.js'
import { refreshCoverage } from '../articles/coverage.js'
import { getNewestText, refuseOlderText, type NewestText } from '../articles/newest-text.js'
import type { Db } from '../database.js'
import { NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { insertClaim, problemsOf, type QuotedPlace } from './claims.js'

/** Words that a person chose in a text, and the revision that they read. */
export interface Marking {
  readonly revision: number
  readonly selection: Selection
}

export interface Marked {
  readonly id: number
  readonly number: number
  /** False when the very same claim stands there already: then nothing was added. */
  readonly added: boolean
}

/**
 * Makes a claim of the words that a person chose.
 *
 * @returns problems of the fields of the claim, of `exact` where its words are not found or were chosen in an older text,
 *   and of `start` where they stand in several places
 * @throws {NotFound}
 */
export function markClaim(
  db: Db,
  actor: Actor,
  { slug, revision, selection, form }: Marking & { readonly slug: string; readonly form: ClaimForm },
): Promise<Result<Marked>> {
  return transact(db, async (tx) => {
    const newest = await getNewestText(tx, slug)
    const decision = decideClaim(form, newest.publishedOn)
    const place = placeSelection(newest, { revision, selection })
    if (!decision.ok || !place.ok) return refused([...problemsOf(place), ...problemsOf(decision)])

    const twin = await findTwin(tx, newest, decision.value, place.value)
    if (twin) return accepted({ ...twin, added: false })
    const { articleId, revisionId } = newest
    const claim = await insertClaim(tx, actor, {
      articleId,
      revisionId,
      claim: decision.value,
      places: [place.value],
    })
    return accepted({ ...claim, added: true })
  })
}

function placeSelection(
  { text, revision: newest }: NewestText,
  { revision, selection }: Marking,
): Result<QuotedPlace> {
  if (revision !== newest) return refuseOlderText('exact', revision, newest)
  const { part } = selection
  const span = decideSelection(text[part], selection)
  return span.ok ? accepted({ part, ...span.value, ...quoteAt(text[part], span.value) }) : span
}

/** The live claim that says the same of the same words: a form that was sent twice. */
function findTwin(
  tx: Tx,
  { articleId, revisionId }: NewestText,
  { statement, about }: NewClaim,
  { part, start, end }: QuotedPlace,
) {
  return tx.claim.findFirst({
    where: {
      articleId,
      statement,
      about,
      withdrawnAt: null,
      placements: { some: { revisionId, part, start, end } },
    },
    select: { id: true, number: true },
  })
}

/** Where a claim is read. @throws {NotFound} */
export async function getClaimPlace(
  db: Db,
  id: number,
): Promise<{ readonly slug: string; readonly claim: number }> {
  const claim = await db.claim.findUnique({
    where: { id },
    select: { number: true, article: { select: { slug: true } } },
  })
  if (!claim) throw new NotFound('claim', id)
  return { slug: claim.article.slug, claim: claim.number }
}

/**
 * Adds a second place to a claim: words that state the same fact again.
 *
 * @returns whether it was added: where the claim stands already, nothing is
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 */
export function addPlacement(
  db: Db,
  actor: Actor,
  { claimId, revision, selection }: Marking & { readonly claimId: number },
): Promise<Result<{ readonly added: boolean }>> {
  return transact(db, async (tx) => {
    const claim = await tx.claim.findFirst({
      where: { id: claimId, withdrawnAt: null },
      select: { uid: true, article: { select: { slug: true } } },
    })
    if (!claim) throw new NotFound('claim', claimId)
    const newest = await getNewestText(tx, claim.article.slug)
    const { articleId, revisionId } = newest
    const place = placeSelection(newest, { revision, selection })
    if (!place.ok) return place

    const { part, start, end } = place.value
    const known = await tx.placement.count({ where: { claimId, revisionId, part, start, end } })
    if (known > 0) return accepted({ added: false })
    const created = { uid: randomUUID(), createdAt: actor.at, byId: actor.id }
    await tx.placement.create({
      data: { ...created, ...place.value, claimId, revisionId },
      select: { id: true },
    })
    await tx.claim.update({
      where: { id: claimId },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    await refreshCoverage(tx, articleId)
    await appendActivity(tx, actor, {
      articleId,
      action: 'claim.placed',
      subject: claim.uid,
      before: null,
      after: { revision: newest.revision, place: place.value },
    })
    return accepted({ added: true })
  })
}
