import { randomUUID } from 'node:crypto'
import type { Actor } from '../../src/db/record/actor.js'
import { addArticle } from '../../src/db/articles/articles.js'
import type { Db } from '../../src/db/database.js'
import { transact } from '../../src/db/transaction.js'

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

const made = (actor: Actor) => ({ uid: randomUUID(), createdAt: actor.at, byId: actor.id })

const statementOf = (number: number): string => `Statement ${String(number).padStart(5, '0')} holds.`

/**
 * An article with a claim in each of its sentences, and a source, evidence, a review and an attribution for each claim.
 *
 * @param sentenceOf  the nth sentence, from 1: all of one length
 * @param perParagraph  how many sentences
 */
export async function addArticleWithClaims(
  db: Db,
  actor: Actor,
  count: number,
  sentenceOf = statementOf,
  perParagraph = Infinity,
): Promise<{ slug: string; claimId: number }> {
  return transact(db, async (tx) => {
    const words = numbers(count).map(sentenceOf)
    const text = {
      headline: `An article with ${count} claims`,
      standfirst: '',
      body: words
        .map((each, index) => each + ((index + 1) % perParagraph ? ' ' : '\n'))
        .join('')
        .trim(),
      note: '',
    }
    const { id, slug, revisionId } = await addArticle(tx, actor, { ...text, language: 'en', sample: false })
    const claims = words.map((statement, index) => ({
      ...made(actor),
      articleId: id,
      number: index + 1,
      statement,
    }))
    await tx.claim.createMany({ data: claims.map((claim) => ({ ...claim, kind: 'event' as const })) })
    const [first] = await tx.claim.findMany({
      where: { articleId: id },
      orderBy: { number: 'asc' },
      take: 1,
      select: { id: true },
    })
    const claimId = first?.id ?? 0
    await tx.placement.createMany({
      data: words.map((exact, index) => {
        const start = index * (exact.length + 1)
        const place = {
          part: 'body' as const,
          start,
          end: start + exact.length,
          exact,
          prefix: '',
          suffix: '',
        }
        return { ...made(actor), ...place, claimId: claimId + index, revisionId }
      }),
    })
    const sources = await addSources(tx as unknown as Db, actor, count, `Source of ${slug}`)
    await tx.evidence.createMany({
      data: sources.map((sourceId, index) => ({
        ...made(actor),
        sourceId,
        claimId: claimId + index,
        stance: 'context' as const,
      })),
    })
    const review = {
      revisionId,
      verdict: 'unconfirmed' as const,
      rationale: 'r',
      suggested: 'unconfirmed' as const,
      departs: false,
    }
    await tx.review.createMany({
      data: sources.map((_, index) => ({ ...made(actor), ...review, claimId: claimId + index })),
    })
    await tx.attribution.createMany({
      data: sources.map((_, index) => ({
        uid: randomUUID(),
        createdAt: actor.at,
        claimId: claimId + index,
        ordinal: 1,
        speaker: 'X',
      })),
    })
    return { slug, claimId }
  })
}

/** Sources with an address each. @returns their ids, in order */
export async function addSources(
  db: Db,
  actor: Actor,
  count: number,
  title: string,
): Promise<readonly number[]> {
  const source = { kind: 'web' as const, tier: 'secondary' as const }
  const rows = numbers(count).map((number) => ({ ...made(actor), ...source, title: `${title} ${number}` }))
  await db.source.createMany({ data: rows })
  const ids = await db.source.findMany({ orderBy: { id: 'desc' }, take: count, select: { id: true } })
  const sources = ids.map(({ id }) => id).reverse()
  await db.sourceAddress.createMany({
    data: sources.map((sourceId) => {
      const url = `https://example.org/${randomUUID()}`
      return { uid: randomUUID(), createdAt: actor.at, sourceId, url, urlKey: url }
    }),
  })
  return sources
}

/** Articles without claims. Every third has no deadline, the others share three. */
export async function addArticles(db: Db, actor: Actor, count: number): Promise<void> {
  const rows = numbers(count).map((number) => ({
    ...made(actor),
    slug: `article-${randomUUID()}`,
    deadline: number % 3 === 0 ? null : new Date(Date.UTC(2024, 5, 1 + (number % 4))),
  }))
  await db.article.createMany({ data: rows })
  const articles = await db.article.findMany({ orderBy: { id: 'desc' }, take: count, select: { id: true } })
  const text = { number: 1, headline: 'Headline', standfirst: '', body: '', sha256: '' }
  await db.revision.createMany({
    data: articles.map(({ id }) => ({ ...made(actor), ...text, articleId: id })),
  })
}

/** Evidence, reviews and lines of the history for one claim, each from another source. */
export async function fillClaim(db: Db, actor: Actor, claimId: number, count: number): Promise<void> {
  const { uid, articleId } = await db.claim.findUniqueOrThrow({
    where: { id: claimId },
    select: { uid: true, articleId: true },
  })
  const { id: revisionId } = await db.revision.findFirstOrThrow({
    where: { articleId },
    select: { id: true },
  })
  const sources = await addSources(db, actor, count, `For claim ${claimId}`)
  const review = {
    revisionId,
    verdict: 'unconfirmed' as const,
    rationale: 'r',
    suggested: 'unconfirmed' as const,
    departs: false,
  }
  await db.evidence.createMany({
    data: sources.map((sourceId) => ({ ...made(actor), sourceId, claimId, stance: 'context' as const })),
  })
  await db.review.createMany({ data: sources.map(() => ({ ...made(actor), ...review, claimId })) })
  await addLines(db, actor, count, articleId, uid)
}

/** Lines of the history, outside any hash: for what only reads them. */
export async function addLines(
  db: Db,
  actor: Actor,
  count: number,
  articleId: number,
  subject: string,
): Promise<void> {
  const { id: chainId, length } = await db.chain.update({
    where: { articleId },
    data: { length: { increment: count } },
    select: { id: true, length: true },
  })
  const hashes = { payloadHash: '', prevHash: '', hash: '' }
  await db.activity.createMany({
    data: numbers(count).map((number) => {
      return {
        ...made(actor),
        ...hashes,
        chainId,
        seq: length - count + number,
        action: 'review.recorded',
        subject,
      }
    }),
  })
}

/** Evidence of one source under many claims. */
export async function useSource(
  db: Db,
  actor: Actor,
  sourceId: number,
  claimIds: readonly number[],
): Promise<void> {
  const context = { stance: 'context' as const, sourceId, locator: 'again' }
  await db.evidence.createMany({ data: claimIds.map((claimId) => ({ ...made(actor), ...context, claimId })) })
}
