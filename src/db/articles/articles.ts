import { randomUUID } from 'node:crypto'
import { decideArticleDetails, type ArticleForm } from '../../domain/articles.js'
import { PARTS } from '../../domain/claims.js'
import type { IsoDate } from '../../domain/fields.js'
import { accepted, type Result } from '../../domain/problems.js'
import { readSentences } from '../../domain/sentences.js'
import { slugOf, slugStem } from '../../domain/slugs.js'
import { appendActivity, canonical, sha256, startChain } from '../record/activity.js'
import { whatChanged } from '../record/what-changed.js'
import type { Actor } from '../record/actor.js'
import { resolveTimesAnew } from '../claims/times.js'
import { refreshCoverage } from './coverage.js'
import { insertSentences } from './text-rows.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { transact, type Tx } from '../transaction.js'

export interface NewArticle {
  readonly headline: string
  readonly standfirst: string
  readonly body: string
  readonly language: string
  readonly note: string
  readonly sample: boolean
  readonly byline?: string
  readonly outlet?: string
  readonly publishedOn?: IsoDate | null
  /** Where it was fetched from. */
  readonly url?: string | null
}

/** The hash that names a revision: SHA-256 over the canonical JSON (RFC 8785) of its three parts, hexadecimal. */
export const hashRevision = (text: Text): string =>
  sha256(canonical({ headline: text.headline, standfirst: text.standfirst, body: text.body }))

/** Adds an article with its first revision, split into sentences, all of them uncovered. */
export function addArticle(
  db: Db | Tx,
  actor: Actor,
  article: NewArticle,
): Promise<{ readonly id: number; readonly slug: string; readonly revisionId: number }> {
  return transact(db, async (tx) => {
    const slug = await freeSlug(tx, article.headline, actor.at)
    const created = { createdAt: actor.at, byId: actor.id }
    const { language, sample, byline = '', outlet = '', publishedOn = null, url = null } = article
    const details = { byline, outlet, publishedOn, url }
    const { id, uid } = await tx.article.create({
      data: { ...created, uid: randomUUID(), slug, language, sample, ...details },
      select: { id: true, uid: true },
    })
    const { headline, standfirst, body, note } = article
    const sha = hashRevision(article)
    const revision = await tx.revision.create({
      data: {
        ...created,
        uid: randomUUID(),
        articleId: id,
        number: 1,
        headline,
        standfirst,
        body,
        sha256: sha,
        note,
      },
      select: { id: true },
    })
    const sentences = PARTS.flatMap((part) =>
      readSentences(article[part], article.language).map((sentence) => ({ ...sentence, part })),
    )
    await insertSentences(tx, actor, revision.id, sentences)
    await refreshCoverage(tx, id)
    await startChain(tx, actor, id)
    await appendActivity(tx, actor, {
      articleId: id,
      action: 'article.added',
      subject: uid,
      before: null,
      after: {
        slug,
        language,
        sample,
        ...details,
        revision: 1,
        headline,
        sha256: sha,
        note,
      },
    })
    return { id, slug, revisionId: revision.id }
  })
}

type Text = Pick<NewArticle, 'headline' | 'standfirst' | 'body'>

/** The slug of an article on the desk whose first revision has this very text. @returns `null` when there is none */
export async function findSameText(tx: Tx, text: Text, at: Date): Promise<string | null> {
  const startsWith = slugStem(text.headline, dayOf(at))
  const same = await tx.revision.findFirst({
    where: { number: 1, sha256: hashRevision(text), article: { slug: { startsWith }, archivedAt: null } },
    select: { article: { select: { slug: true } } },
  })
  return same?.article.slug ?? null
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

async function freeSlug(tx: Tx, headline: string, at: Date): Promise<string> {
  const day = dayOf(at)
  const stem = slugStem(headline, day)
  const similar = await tx.article.findMany({ where: { slug: { startsWith: stem } }, select: { slug: true } })
  const taken = new Set(similar.map(({ slug }) => slug))
  return slugOf(headline, day, (slug) => taken.has(slug))
}

/**
 * Sets byline, outlet, language, date and deadline of an article.
 *
 * @returns whether anything was changed: the same values again add nothing to the history
 * @throws {NotFound} @throws {StaleVersion}
 */
export function editArticle(
  db: Db,
  actor: Actor,
  { slug, version, form }: { readonly slug: string; readonly version: number; readonly form: ArticleForm },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const article = await tx.article.findUnique({
      where: { slug },
      select: {
        id: true,
        uid: true,
        version: true,
        byline: true,
        outlet: true,
        language: true,
        publishedOn: true,
        deadline: true,
      },
    })
    if (!article) throw new NotFound('article', slug)
    const { id, uid, version: current, ...before } = article

    const decision = decideArticleDetails(form)
    const changes = decision.ok ? whatChanged(before, decision.value) : null
    if (decision.ok && !changes) return accepted({ changed: false })
    if (version !== current) throw new StaleVersion('article', { basedOn: version, current })
    if (!decision.ok) return decision

    await tx.article.update({
      where: { id },
      data: { ...decision.value, version: current + 1 },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId: id,
      action: 'article.edited',
      subject: uid,
      before: changes?.before ?? null,
      after: changes?.after ?? null,
    })
    const { publishedOn } = decision.value
    if (publishedOn !== before.publishedOn) await resolveTimesAnew(tx, actor, { articleId: id, publishedOn })
    return accepted({ changed: true })
  })
}
