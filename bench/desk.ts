import { appendActivity } from '../src/db/record/activity.js'
import type { Actor } from '../src/db/record/actor.js'
import { addArticle } from '../src/db/articles/articles.js'
import { refreshCoverage, refreshProgress } from '../src/db/articles/coverage.js'
import { openDatabase, type Db } from '../src/db/database.js'
import { migrateAtStart } from '../src/db/migrations.js'
import { getSystemActor } from '../src/db/record/system-actor.js'
import { transact, type Tx } from '../src/db/transaction.js'
import { recordClaims, type Claim } from './claims.js'
import { recordSources, type Source } from './sources.js'
import { bodyOf } from './text.js'

/** What the scenarios need to know of the scratch desk. */
export interface Desk {
  /** Slugs of an article with 100 claims, and of the one with 1,000. */
  readonly usual: string
  readonly large: string
  /** Every claim of the articles with 100, with the version it is at. */
  readonly claims: readonly { readonly id: number; readonly version: number }[]
}

const USUAL = 100
const LARGE = 1000
/** Articles at least, so that the desk has a full page of 50. */
const ARTICLES = 60

/** The least that makes one article of each size. */
export const FEWEST_CLAIMS = LARGE + USUAL

/**
 * Makes a database with the chosen number of claims: one article of 1,000, the others of 100. Three claims of four have
 * two pieces of evidence and a review. The chains hold: every line of the history hangs on the one before.
 *
 * @param file  where it is made
 * @param root  the folder with `prisma/`
 * @param claims  how many in all, at least {@link FEWEST_CLAIMS}
 */
export const makeDesk = (file: string, root: string, claims: number): Promise<Desk> =>
  inDatabase(file, root, (db, actor) => fill(db, actor, claims))

/** Makes a database with one article of so many sentences and claims. @returns its slug */
export const makeArticle = (
  file: string,
  root: string,
  { sentences, claims }: { readonly sentences: number; readonly claims: number },
): Promise<string> =>
  inDatabase(file, root, async (db, actor) => {
    const sources = await transact(db, (tx) => recordSources(tx, actor, Math.ceil(claims / 5)))
    const article = { index: 0, sentences, size: claims, sources }
    return (await transact(db, (tx) => fillArticle(tx, actor, article))).slug
  })

async function inDatabase<T>(
  file: string,
  root: string,
  work: (db: Db, actor: Actor) => Promise<T>,
): Promise<T> {
  await migrateAtStart({ file, root })
  const db = await openDatabase(file)
  try {
    return await work(db, await getSystemActor(db, new Date('2026-11-20T08:00:00Z')))
  } finally {
    await db.$disconnect()
  }
}

async function fill(db: Db, actor: Actor, claims: number): Promise<Desk> {
  const sources = await transact(db, (tx) =>
    recordSources(tx, actor, Math.max(ARTICLES, Math.ceil(claims / 5))),
  )
  const slugs: string[] = []
  const usual: Claim[] = []
  for (const [index, size] of sizesOf(claims).entries()) {
    const article = { index, sentences: Math.max(size, 20), size, sources }
    const { slug, recorded } = await transact(db, (tx) => fillArticle(tx, actor, article))
    slugs.push(slug)
    if (index > 0) usual.push(...recorded)
  }
  return { large: slugs[0]!, usual: slugs[1]!, claims: usual.map(({ id, version }) => ({ id, version })) }
}

/** How many claims each article has. */
function sizesOf(claims: number): readonly number[] {
  const sizes = [LARGE]
  for (let left = claims - LARGE; left > 0; left -= USUAL) sizes.push(Math.min(USUAL, left))
  while (sizes.length < ARTICLES) sizes.push(0)
  return sizes
}

async function fillArticle(
  tx: Tx,
  actor: Actor,
  {
    index,
    sentences,
    size,
    sources,
  }: {
    readonly index: number
    readonly sentences: number
    readonly size: number
    readonly sources: readonly Source[]
  },
): Promise<{ readonly slug: string; readonly recorded: readonly Claim[] }> {
  const article = {
    headline: `Report ${index + 1}: the council, the harbour and the year’s “bill”`,
    standfirst: '',
    body: bodyOf(sentences),
    language: 'en',
    note: '',
    sample: false,
  }
  const { id, slug, revisionId } = await addArticle(tx, actor, article)
  const recorded = await recordClaims(tx, actor, {
    articleId: id,
    revisionId,
    body: article.body,
    size,
    sources,
  })
  const details = {
    byline: `Reporter ${index % 7}`,
    outlet: 'The Desk',
    publishedOn: '2026-11-19',
    deadline: index % 2 === 0 ? new Date(Date.UTC(2026, 10, 24, index)) : null,
  }
  const { uid } = await tx.article.update({
    where: { id },
    data: { ...details, lastClaimNumber: size, version: 2 },
    select: { uid: true },
  })
  const edited = { articleId: id, action: 'article.edited', subject: uid, before: null }
  await appendActivity(tx, actor, { ...edited, after: details })
  await refreshCoverage(tx, id)
  await refreshProgress(tx, id)
  return { slug, recorded }
}
