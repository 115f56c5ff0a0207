import { randomUUID } from 'node:crypto'
import { decideDismissal, decideDismissalWithdrawal } from '../../domain/dismissals.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { readArticleReview } from './article-review.js'
import { discrepanciesIn, type FoundDiscrepancy } from './discrepancies.js'

/** Of a refusal because its claims say something else by now. */
export const GONE = 'discrepancy'

/**
 * Records that what two claims say differently is no mistake.
 *
 * @param key  names the discrepancy as it was shown
 * @returns whether anything changed: to dismiss what is dismissed adds nothing. A refusal of the field {@link GONE} says
 *   that it is not found any more
 * @throws {NotFound}
 */
export async function dismissDiscrepancy(
  db: Db,
  actor: Actor,
  { slug, key, note }: { readonly slug: string; readonly key: string; readonly note: string },
): Promise<Result<{ readonly changed: boolean }>> {
  // Compared outside of the transaction: that nobody edited the two claims in between is seen by their versions.
  const review = await snapshot(db, (moment) => readArticleReview(moment, { slug }))
  const found = discrepanciesIn(review).find((each) => each.key === key)
  if (found === undefined) return gone()
  const decision = decideDismissal(note)
  if (!decision.ok) return decision

  return transact(db, async (tx) => {
    const articleId = review.article.id
    const [one, other] = await claimsOf(tx, articleId, found)
    const unchanged = [one, other].every((claim) =>
      review.claims.some(({ id, version }) => id === claim?.id && version === claim.version),
    )
    if (!one || !other || !unchanged) return gone()
    const said = { kind: found.kind, oneWording: found.wordings[0], otherWording: found.wordings[1] }
    const same = { articleId, ...said, oneId: one.id, otherId: other.id, withdrawal: null }
    if ((await tx.dismissal.count({ where: same })) > 0) return accepted({ changed: false })

    const uid = randomUUID()
    const made = { uid, createdAt: actor.at, byId: actor.id, articleId }
    await tx.dismissal.create({
      data: { ...made, ...said, oneId: one.id, otherId: other.id, note: decision.value },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId,
      action: 'dismissal.given',
      subject: uid,
      before: null,
      after: { ...said, one: one.uid, other: other.uid, claims: found.claims, note: decision.value },
    })
    return accepted({ changed: true })
  })
}

const gone = () =>
  refused([{ field: GONE, message: 'The claims say something else by now: look at the list again' }])

async function claimsOf(tx: Tx, articleId: number, { claims }: FoundDiscrepancy) {
  return await tx.claim.findMany({
    where: { articleId, number: { in: [...claims] }, withdrawnAt: null },
    orderBy: { number: 'asc' },
    select: { id: true, uid: true, version: true },
  })
}

/** Takes a dismissal back, with a reason, in a row of its own: the discrepancy is shown again. @throws {NotFound} */
export function withdrawDismissal(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Result<{ readonly slug: string }>> {
  return transact(db, async (tx) => {
    const row = await tx.dismissal.findUnique({
      where: { id },
      select: {
        uid: true,
        byId: true,
        articleId: true,
        article: { select: { slug: true } },
        one: { select: { number: true } },
        other: { select: { number: true } },
        withdrawal: { select: { id: true } },
      },
    })
    if (!row) throw new NotFound('dismissal', id)
    const dismissal = { by: row.byId, withdrawn: row.withdrawal !== null }
    const decision = decideDismissalWithdrawal(reason, dismissal, actor)
    if (!decision.ok) return decision

    const uid = randomUUID()
    await tx.dismissalWithdrawal.create({
      data: { uid, createdAt: actor.at, byId: actor.id, dismissalId: id, reason: decision.value },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId: row.articleId,
      action: 'dismissal.withdrawn',
      subject: row.uid,
      before: null,
      after: { withdrawal: uid, claims: [row.one.number, row.other.number], reason: decision.value },
    })
    return accepted({ slug: row.article.slug })
  })
}

/** The article that a dismissal is of. @throws {NotFound} */
export async function getDismissalPlace(db: Db, id: number): Promise<{ readonly slug: string }> {
  const row = await db.dismissal.findUnique({
    where: { id },
    select: { article: { select: { slug: true } } },
  })
  if (!row) throw new NotFound('dismissal', id)
  return row.article
}
