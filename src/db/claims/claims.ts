import { randomUUID } from 'node:crypto'
import { decideClaim, type ClaimForm, type NewClaim, type Part } from '../../domain/claims.js'
import { findPlaces, quoteAt, type Quote } from '../../domain/placements.js'
import { accepted, refused, type Problem, type Result } from '../../domain/problems.js'
import type { Span } from '../../domain/spans.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { newestRevisionId, refreshCoverage, refreshProgress } from '../articles/coverage.js'
import type { Db } from '../database.js'
import { NotFound } from '../errors.js'
import { transact, type Tx } from '../transaction.js'

/** Words of one part of a revision. */
export interface PartQuote extends Quote {
  readonly part: Part
}

export interface ClaimToAdd {
  readonly articleId: number
  readonly form: ClaimForm
  /** Where it stands, at least one place. */
  readonly words: readonly PartQuote[]
}

/**
 * Adds a claim to the newest revision of an article, with the next number, tied to its words.
 *
 * @returns problems of the field `words` where words are not found, or found more than once
 * @throws {NotFound}
 */
export function addClaim(
  db: Db | Tx,
  actor: Actor,
  { articleId, form, words }: ClaimToAdd,
): Promise<Result<{ readonly id: number; readonly number: number }>> {
  return transact(db, async (tx) => {
    const article = await tx.article.findUnique({ where: { id: articleId }, select: { publishedOn: true } })
    if (!article) throw new NotFound('article', articleId)
    const revisionId = await newestRevisionId(tx, articleId)
    const decision = decideClaim(form, article.publishedOn)
    const places = await placeWords(tx, revisionId, words)
    if (!decision.ok || !places.ok) return refused([...problemsOf(decision), ...problemsOf(places)])
    return accepted(
      await insertClaim(tx, actor, { articleId, revisionId, claim: decision.value, places: places.value }),
    )
  })
}

/** Where a claim stands in one part of a revision, quoted. */
export type QuotedPlace = Required<Quote> & Span & { readonly part: Part }

/** Puts a claim on record, with the next number of its article. */
export async function insertClaim(
  tx: Tx,
  actor: Actor,
  {
    articleId,
    revisionId,
    claim: { saidBy, ...claim },
    places,
  }: {
    readonly articleId: number
    readonly revisionId: number
    readonly claim: NewClaim
    readonly places: readonly QuotedPlace[]
  },
): Promise<{ readonly id: number; readonly number: number }> {
  const { lastClaimNumber: number } = await tx.article.update({
    where: { id: articleId },
    data: { lastClaimNumber: { increment: 1 } },
    select: { lastClaimNumber: true },
  })
  const created = { createdAt: actor.at, byId: actor.id }
  const { id, uid } = await tx.claim.create({
    data: { ...created, ...claim, uid: randomUUID(), articleId, number },
    select: { id: true, uid: true },
  })
  await tx.placement.createMany({
    data: places.map((place) => ({ ...created, ...place, uid: randomUUID(), claimId: id, revisionId })),
  })
  await insertAttributions(tx, actor, id, saidBy)
  await refreshCoverage(tx, articleId)
  await refreshProgress(tx, articleId)
  await appendActivity(tx, actor, {
    articleId,
    action: 'claim.added',
    subject: uid,
    before: null,
    after: { number, ...claim, saidBy, placements: places },
  })
  return { id, number }
}

/** Writes the chain of who says so, next to the article first. */
export async function insertAttributions(
  tx: Tx,
  { at }: Actor,
  claimId: number,
  saidBy: NewClaim['saidBy'],
): Promise<void> {
  await tx.attribution.createMany({
    data: saidBy.map((link, index) => ({
      ...link,
      uid: randomUUID(),
      createdAt: at,
      claimId,
      ordinal: index + 1,
    })),
  })
}

export const problemsOf = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : result.problems)

/** Finds each quotation in its part: exactly one place, with the words around it. */
export async function placeWords(
  tx: Tx,
  revisionId: number,
  words: readonly PartQuote[],
): Promise<Result<readonly QuotedPlace[]>> {
  const text = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { headline: true, standfirst: true, body: true },
  })
  const problems: Problem[] = []
  if (words.length === 0) problems.push({ field: 'words', message: 'Say which words make the claim' })
  const places = words.flatMap(({ part, ...quote }) => {
    const found = findPlaces(text[part], quote)
    const [span] = found
    if (span !== undefined && found.length === 1) return [{ part, ...span, ...quoteAt(text[part], span) }]
    const passage = `“${quote.exact}”`
    problems.push({
      field: 'words',
      message:
        found.length === 0
          ? `The words ${passage} are not found in the ${part}`
          : `The words ${passage} are found ${found.length} times in the ${part}: add what stands before or behind`,
    })
    return []
  })
  return problems.length > 0 ? refused(problems) : accepted(places)
}
