import { randomUUID } from 'node:crypto'
import { accepted, type Result } from '../../domain/problems.js'
import { decideSignOff, decideSignOffWithdrawal } from '../../domain/sign-offs.js'
import { newestRevisionId } from '../articles/coverage.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { standingRoles } from './sign-off-rows.js'
import { getSignOffState, type SignOffQuery } from './sign-off-state.js'

type Recorded = Promise<Result<{ readonly slug: string }>>

/**
 * Signs off the newest revision of an article, as it was when the page was shown.
 *
 * @param version  the length of the article's history that the page showed: whatever happened since has to be seen first
 * @throws {NotFound} @throws {StaleVersion}
 */
export async function signOff(
  db: Db,
  actor: Actor,
  {
    version,
    form,
    ...query
  }: SignOffQuery & {
    readonly version: number
    readonly form: { readonly as: string; readonly override: string }
  },
): Recorded {
  // The gates are read outside of the transaction: that nothing happened in between is seen by the history's length.
  const state = await getSignOffState(db, query)
  return transact(db, async (tx) => {
    const { slug, id } = state.article
    if (version !== state.version) throw stale(version, state.version)
    await refuseStale(tx, id, version)
    const { legal } = await tx.person.findUniqueOrThrow({ where: { id: actor.id }, select: { legal: true } })
    const decision = decideSignOff(form, {
      gates: state.gates,
      person: { role: actor.role, legal },
      standing: standingRoles(state.signOffs, state.revision.number),
    })
    if (!decision.ok) return decision

    const { role, overrides } = decision.value
    const uid = randomUUID()
    const revisionId = await newestRevisionId(tx, id)
    await tx.signOff.create({
      data: {
        uid,
        createdAt: actor.at,
        byId: actor.id,
        revisionId,
        role,
        overrides: JSON.stringify(overrides),
      },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId: id,
      action: 'signoff.given',
      subject: uid,
      before: null,
      after: { revision: state.revision.number, sha256: state.revision.sha256, role, overrides },
    })
    return accepted({ slug })
  })
}

/** Takes a sign-off back, with a reason, in a row of its own. @throws {NotFound} */
export function withdrawSignOff(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: number; readonly reason: string },
): Recorded {
  return transact(db, async (tx) => {
    const row = await tx.signOff.findUnique({
      where: { id },
      select: {
        uid: true,
        byId: true,
        role: true,
        withdrawal: { select: { id: true } },
        revision: {
          select: {
            number: true,
            articleId: true,
            article: { select: { slug: true } },
            publications: { select: { id: true }, take: 1 },
          },
        },
      },
    })
    if (!row) throw new NotFound('sign-off', id)
    const { articleId, number, article, publications } = row.revision
    const decision = decideSignOffWithdrawal(
      reason,
      {
        by: row.byId,
        withdrawn: row.withdrawal !== null,
        published: publications.length > 0 && row.role === 'editor',
      },
      actor,
    )
    if (!decision.ok) return decision

    const uid = randomUUID()
    await tx.signOffWithdrawal.create({
      data: { uid, createdAt: actor.at, byId: actor.id, signOffId: id, reason: decision.value },
      select: { id: true },
    })
    await appendActivity(tx, actor, {
      articleId,
      action: 'signoff.withdrawn',
      subject: row.uid,
      before: null,
      after: { withdrawal: uid, revision: number, role: row.role, reason: decision.value },
    })
    return accepted({ slug: article.slug })
  })
}

/** The article that a sign-off is of. @throws {NotFound} */
export async function getSignOffPlace(db: Db, id: number): Promise<{ readonly slug: string }> {
  const row = await db.signOff.findUnique({
    where: { id },
    select: { revision: { select: { article: { select: { slug: true } } } } },
  })
  if (!row) throw new NotFound('sign-off', id)
  return row.revision.article
}

/** @throws {StaleVersion} when anything happened to the article since */
export async function refuseStale(tx: Tx, articleId: number, version: number): Promise<void> {
  const { length } = await tx.chain.findFirstOrThrow({ where: { articleId }, select: { length: true } })
  if (length !== version) throw stale(version, length)
}

const stale = (basedOn: number, current: number) => new StaleVersion('article', { basedOn, current })
