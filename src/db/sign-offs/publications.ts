import { randomUUID } from 'node:crypto'
import { accepted, type Result } from '../../domain/problems.js'
import { decideCorrection, decidePublication } from '../../domain/publications.js'
import type { Db } from '../database.js'
import { NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { refuseStale } from './sign-offs.js'

interface Sent<Form> {
  readonly slug: string
  /** The length of the article's history that the page showed. */
  readonly version: number
  readonly form: Form
}

type Recorded = Promise<Result<{ readonly slug: string }>>

/** Records that the newest revision ran. @throws {NotFound} @throws {StaleVersion} */
export function recordPublication(
  db: Db,
  actor: Actor,
  { slug, version, form }: Sent<{ readonly publishedAt: string; readonly url: string }>,
): Recorded {
  return transact(db, async (tx) => {
    const { id } = await getArticle(tx, slug)
    const revision = await tx.revision.findFirstOrThrow({
      where: { articleId: id },
      orderBy: { number: 'desc' },
      select: {
        id: true,
        number: true,
        signOffs: { where: { role: 'editor', withdrawal: null }, select: { id: true } },
      },
    })
    const decision = decidePublication(form, { signedOff: revision.signOffs.length > 0 })
    await refuseStale(tx, id, version)
    if (!decision.ok) return decision

    const uid = randomUUID()
    const { publishedAt, url } = decision.value
    await tx.publication.create({
      data: {
        uid,
        createdAt: actor.at,
        byId: actor.id,
        articleId: id,
        revisionId: revision.id,
        publishedAt,
        url,
      },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId: id,
      action: 'publication.recorded',
      subject: uid,
      before: null,
      after: { revision: revision.number, publishedAt: publishedAt.toISOString(), url },
    })
    return accepted({ slug })
  })
}

/** Records what was put right after publication, with the claims that it touches. @throws {NotFound} @throws {StaleVersion} */
export function recordCorrection(
  db: Db,
  actor: Actor,
  {
    slug,
    version,
    form,
  }: Sent<{
    readonly wrong: string
    readonly right: string
    readonly cause: string
    readonly claims: string
  }>,
): Recorded {
  return transact(db, async (tx) => {
    const { id } = await getArticle(tx, slug)
    const known = await tx.claim.findMany({
      where: { articleId: id },
      select: { id: true, uid: true, number: true },
    })
    const published = await tx.publication.findFirst({ where: { articleId: id }, select: { id: true } })
    const decision = decideCorrection(form, {
      published: published !== null,
      known: new Set(known.map(({ number }) => number)),
    })
    await refuseStale(tx, id, version)
    if (!decision.ok) return decision

    const uid = randomUUID()
    const { claims: numbers, ...correction } = decision.value
    const claims = known.filter(({ number }) => numbers.includes(number))
    const created = { createdAt: actor.at, byId: actor.id }
    const { id: correctionId } = await tx.correction.create({
      data: { ...created, uid, articleId: id, ...correction },
      select: { id: true },
    })
    await tx.correctionClaim.createMany({
      data: claims.map((claim) => ({
        uid: randomUUID(),
        createdAt: actor.at,
        correctionId,
        claimId: claim.id,
      })),
    })
    await appendActivity(tx, actor, {
      articleId: id,
      action: 'correction.recorded',
      subject: uid,
      before: null,
      after: { ...correction, claims: claims.map((claim) => claim.uid) },
    })
    return accepted({ slug })
  })
}

async function getArticle(tx: Tx, slug: string): Promise<{ readonly id: number }> {
  const article = await tx.article.findUnique({ where: { slug }, select: { id: true } })
  if (!article) throw new NotFound('article', slug)
  return article
}
