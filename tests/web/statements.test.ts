import { expect } from 'vitest'
import type { Actor } from '../../src/db/record/actor.js'
import type { Db } from '../../src/db/database.js'
import { createApp } from '../../src/web/app.js'
import { valuesOf } from '../support/addresses.js'
import { pageOf, post, test } from '../support/app.js'
import { REVIEW } from '../support/desk-work.js'
import { addArticles, addArticleWithClaims, fillClaim, useSource } from '../support/many.js'
import { filled, routesOf } from '../support/routes.js'

/** One more than what a page needs: who is signed in. */
const [ARTICLE, CLAIM, LIST, VERDICT] = [11, 9, 7, 13]

/** The most statements that a page may take. A new page needs a line here. */
const LIMITS: Readonly<Record<string, number>> = {
  '/assets/:hash/:name': 0,
  '/favicon.ico': 0,
  'a verdict': VERDICT,
  '/': LIST,
  '/articles/new': LIST,
  '/articles/:slug': ARTICLE,
  '/articles/:slug/claims/new': ARTICLE,
  '/articles/:slug/sign-offs': ARTICLE,
  '/articles/:slug/revisions/new': LIST,
  '/articles/:slug/agreed-changes': LIST,
  '/articles/:slug/revisions/:number': LIST,
  '/articles/:slug/report': ARTICLE,
  '/articles/:slug/report.css': 2,
  '/articles/:slug/report.csv': ARTICLE,
  '/articles/:slug/report.json': ARTICLE,
  '/articles/:slug/report.md': ARTICLE,
  '/claims/:id': CLAIM,
  '/sources': LIST,
  '/sources/:id': LIST,
  '/activity': LIST,
  '/activity.csv': LIST,
  '/healthz': 0,
  '/readyz': 1,
  '/session': 1,
  '/setup/:token': 4,
  '/invitation/:token': 4,
  '/account': LIST,
  '/people': LIST,
  '/activity/:id/redaction': LIST,
  '/settings': LIST,
}

/** What is added to the address of a page. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  '/articles/:slug': ['?claim=1', '?revision=1'],
  '/articles/:slug/revisions/:number': ['?show=person&view=side'],
  '/sources': ['?find=source', '?after=1&title=S'],
  '/': ['?after=1&due=2024'],
  '/activity': ['?before=900000', '?article=SLUG'],
}

test(
  'a page and a verdict take as many statements for a thousand rows as for ten, and no more than they may',
  {
    timeout: 120_000,
  },
  async ({ origin, context, db, actor, statements }) => {
    const { token = '' } = await valuesOf(context)
    const small = { ...(await addRows(db, actor, 10)), token }
    const paths = routesOf(createApp(context))
      .filter(({ methods }) => methods.includes('get'))
      .map(({ path }) => path)
    const few = await countAll(origin, statements, paths, small)

    const large = { ...(await addRows(db, actor, 1_000)), token }
    const many = await countAll(origin, statements, paths, large)

    expect(many).toEqual(few)
    for (const [path, count] of many) expect([path, count <= limitOf(path)]).toEqual([path, true])
    expect(Object.fromEntries(many)['/articles/:slug?claim=1']).toBeGreaterThan(1) // it does count
  },
)

const limitOf = (path: string): number => {
  const limit = LIMITS[path.split('?')[0] ?? '']
  if (limit === undefined) throw new Error(`Say how many statements ${path} may take`)
  return limit
}

/** Rows of everything that a page lists, and where they are. */
async function addRows(
  db: Db,
  actor: Actor,
  count: number,
): Promise<{ readonly slug: string; readonly id: string }> {
  const { slug, claimId } = await addArticleWithClaims(db, actor, count)
  await fillClaim(db, actor, claimId, count)
  await addArticles(db, actor, count)
  const source = await db.source.upsert({
    where: { id: claimId },
    update: {},
    create: {
      id: claimId,
      uid: `source-${claimId}`,
      createdAt: actor.at,
      byId: actor.id,
      kind: 'web',
      tier: 'primary',
      title: 'One',
    },
    select: { id: true },
  })
  await useSource(
    db,
    actor,
    source.id,
    Array.from({ length: count }, (_, index) => claimId + index),
  )
  return { slug, id: String(claimId) }
}

async function countAll(
  origin: string,
  statements: string[],
  paths: readonly string[],
  { slug, id, token }: { readonly slug: string; readonly id: string; readonly token: string },
): Promise<readonly (readonly [string, number])[]> {
  const counts: (readonly [string, number])[] = []
  for (const path of paths.filter((each) => limitOf(each) > 0)) {
    for (const variant of ['', ...(VARIANTS[path] ?? [])]) {
      statements.length = 0
      await pageOf(origin + filled(path, { slug, number: '1', id, token }) + variant.replace('SLUG', slug))
      counts.push([path + variant, statements.length])
    }
  }
  statements.length = 0
  const { status } = await post(`${origin}/claims/${id}/reviews`, { ...REVIEW, version: '1' })
  expect(status).toBe(303)
  return [...counts, ['a verdict', statements.length]]
}
