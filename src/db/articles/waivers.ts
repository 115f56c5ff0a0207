import { randomUUID } from 'node:crypto'
import { accepted, refused, type Result } from '../../domain/problems.js'
import type { Part } from '../../domain/claims.js'
import type { Span } from '../../domain/spans.js'
import { decideWaiver, type NewWaiver } from '../../domain/waivers.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { placeWords, type PartQuote } from '../claims/claims.js'
import { newestRevisionId, refreshCoverage } from './coverage.js'
import type { Db } from '../database.js'
import { NotFound } from '../errors.js'
import { transact, type Tx } from '../transaction.js'

/**
 * Waives a passage of the newest revision: it needs no claim.
 *
 * @returns a problem of the field `words` where the words are not found, or found more than once
 * @throws {NotFound}
 */
export function addWaiver(
  db: Db | Tx,
  actor: Actor,
  waiver: {
    readonly articleId: number
    readonly words: PartQuote
    readonly reason: string
    readonly note: string
  },
): Promise<Result<{ readonly id: number }>> {
  return transact(db, async (tx) => {
    const { articleId } = waiver
    const article = await tx.article.findUnique({ where: { id: articleId }, select: { id: true } })
    if (!article) throw new NotFound('article', articleId)
    const revisionId = await newestRevisionId(tx, articleId)
    const decision = decideWaiver(waiver)
    if (!decision.ok) return decision
    const places = await placeWords(tx, revisionId, [waiver.words])
    if (!places.ok) return refused(places.problems)

    const spans = places.value.map(({ part, start, end }) => ({ part, start, end }))
    const id = await insertWaiver(tx, actor, {
      articleId,
      revisionId,
      waiver: decision.value,
      spans,
      exact: waiver.words.exact,
    })
    return accepted({ id })
  })
}

/** Puts a waiver on record. */
export async function insertWaiver(
  tx: Tx,
  actor: Actor,
  {
    articleId,
    revisionId,
    waiver,
    spans,
    exact,
  }: {
    readonly articleId: number
    readonly revisionId: number
    readonly waiver: NewWaiver
    readonly spans: readonly (Span & { readonly part: Part })[]
    readonly exact: string
  },
): Promise<number> {
  const { id, uid } = await tx.waiver.create({
    data: { ...waiver, createdAt: actor.at, uid: randomUUID(), byId: actor.id, articleId },
    select: { id: true, uid: true },
  })
  await tx.waiverPlacement.createMany({
    data: spans.map((span) => ({
      ...span,
      uid: randomUUID(),
      createdAt: actor.at,
      waiverId: id,
      revisionId,
    })),
  })
  await refreshCoverage(tx, articleId)
  await appendActivity(tx, actor, {
    articleId,
    action: 'waiver.added',
    subject: uid,
    before: null,
    after: { ...waiver, placements: spans, exact },
  })
  return id
}
