import { randomUUID } from 'node:crypto'
import { isApproved } from '../../domain/approvals.js'
import type { PartSpan } from '../../domain/article-coverage.js'
import { differsInMeaning } from '../../domain/following/meaning.js'
import { quoteAt } from '../../domain/placements.js'
import { decidePlaceSettlement, type PlaceSettlementForm } from '../../domain/place-settlements.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { changeReason } from '../../domain/revisions.js'
import { standingOf } from '../../domain/standing.js'
import { candidatesOf } from '../articles/carried-places.js'
import { refreshCoverage, refreshProgress } from '../articles/coverage.js'
import { getNewestText } from '../articles/newest-text.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { getBasis } from './reviews.js'
import { voidReviews } from './voids.js'

export interface SettledPlace {
  readonly settled: boolean
  /** How many reviews no longer hold. */
  readonly voided: number
}

/**
 * Records what a person says about words that have no one place: which are meant, or that they are gone from there.
 *
 * A verdict that was held counts again when the words that are meant say the same as before; otherwise it is void.
 *
 * @throws {NotFound} when there is no such placement, or its claim is withdrawn
 * @throws {StaleVersion} when the claim changed since the form was shown
 */
export function settlePlacement(
  db: Db,
  actor: Actor,
  {
    id,
    version,
    form,
  }: { readonly id: number; readonly version: number; readonly form: PlaceSettlementForm },
): Promise<Result<SettledPlace>> {
  return transact(db, async (tx) => {
    const { claim, ...place } = await getUnsettled(tx, id)
    const newest = await getNewestText(tx, claim.slug)
    if (version !== claim.version)
      throw new StaleVersion('claim', { basedOn: version, current: claim.version })
    const unsettled = place.state === 'ambiguous' || (place.state === 'gone' && place.candidates === null)
    if (place.revisionId !== newest.revisionId || !unsettled)
      return refused([{ field: 'place', message: 'This is settled already, or a newer revision has come' }])

    const others = await tx.placement.count({
      where: { claimId: claim.id, revisionId: place.revisionId, id: { not: id }, start: { not: null } },
    })
    const decision = decidePlaceSettlement(form, {
      part: place.part,
      candidates: candidatesOf(place.candidates),
      others,
      text: newest.text,
    })
    if (!decision.ok) return decision

    const spans = decision.value
    const places = spans.map((span) => ({ ...span, ...quoteAt(newest.text[span.part], span) }))
    await writePlaces(tx, actor, { id, claimId: claim.id, ...place }, places)
    await tx.$executeRaw`UPDATE Claim SET version = version + 1 WHERE id = ${claim.id}`
    const standing = await standingAnew(tx, claim.id)
    const stands = { state: 'placed', from: place.from, candidates: null }
    const { part, exact, prefix, suffix, from } = place
    await appendActivity(tx, actor, {
      articleId: claim.articleId,
      action: 'placement.settled',
      subject: claim.uid,
      before: null,
      after: {
        revision: newest.revision,
        from,
        gone: places.length === 0,
        places:
          places.length > 0
            ? places.map((each) => ({ ...each, ...stands }))
            : [{ part, start: null, end: null, exact, prefix, suffix, state: 'gone', from, candidates: [] }],
        standing,
      },
    })
    const other = places.find((each) => differsInMeaning(exact, each.exact))
    const voided = other
      ? await voidReviews(tx, actor, {
          claimId: claim.id,
          cause: 'text',
          reason: changeReason(
            { words: exact, sentence: exact },
            { words: other.exact, sentence: other.exact },
          ),
        })
      : 0
    await refreshCoverage(tx, claim.articleId)
    await refreshProgress(tx, claim.articleId)
    return accepted({ settled: true, voided })
  })
}

/** Where a placement is settled: its article, and the revision. @throws {NotFound} */
export async function getPlacementPlace(
  db: Db,
  id: number,
): Promise<{ readonly slug: string; readonly revision: number; readonly claim: number }> {
  const row = await db.placement.findUnique({
    where: { id },
    select: {
      revision: { select: { number: true, article: { select: { slug: true } } } },
      claim: { select: { number: true } },
    },
  })
  if (!row) throw new NotFound('placement', id)
  return { slug: row.revision.article.slug, revision: row.revision.number, claim: row.claim.number }
}

async function getUnsettled(tx: Tx, id: number) {
  const row = await tx.placement.findFirst({
    where: { id, claim: { withdrawnAt: null } },
    select: {
      ...{
        part: true,
        exact: true,
        prefix: true,
        suffix: true,
        state: true,
        candidates: true,
        revisionId: true,
      },
      from: { select: { id: true, uid: true } },
      claim: {
        select: { id: true, uid: true, articleId: true, version: true, article: { select: { slug: true } } },
      },
    },
  })
  if (!row) throw new NotFound('placement', id)
  const { claim, from, ...place } = row
  const { article, ...own } = claim
  return {
    ...place,
    from: from?.uid ?? null,
    fromId: from?.id ?? null,
    claim: { ...own, slug: article.slug },
  }
}

type NewPlace = PartSpan['span'] &
  Readonly<Record<'exact' | 'prefix' | 'suffix', string>> &
  Pick<PartSpan, 'part'>

/** The placement takes the first of the places, or is marked as gone for good; further ones are rows of their own. */
async function writePlaces(
  tx: Tx,
  actor: Actor,
  row: {
    readonly id: number
    readonly claimId: number
    readonly revisionId: number
    readonly fromId: number | null
  },
  [first, ...more]: readonly NewPlace[],
): Promise<void> {
  const { id, claimId, revisionId, fromId } = row
  const said = first
    ? { ...first, state: 'placed' as const, candidates: null }
    : { state: 'gone' as const, candidates: '[]' }
  await tx.placement.update({ where: { id }, data: { ...said, byId: actor.id }, select: { id: true } })
  const made = { createdAt: actor.at, byId: actor.id, claimId, revisionId, fromId }
  await tx.placement.createMany({ data: more.map((each) => ({ ...each, ...made, uid: randomUUID() })) })
}

/** Brings a claim's verdict up to date once nothing may hold it any more, and tells what it is. */
async function standingAnew(tx: Tx, claimId: number) {
  const { claim, reviews } = await getBasis(tx, claimId)
  const live = claim.held === 1 ? [] : reviews
  const { verdict, disputeReason, contested } = standingOf(live)
  const evidenceChanged =
    claim.evidenceChanged === 1 || (verdict !== null && (await changedSince(tx, claimId)))
  const approved = isApproved(live, evidenceChanged)
  const standing = { verdict, disputeReason, contested, approved, evidenceChanged }
  await tx.claim.update({ where: { id: claimId }, data: standing, select: { id: true } })
  return standing
}

/** Whether evidence came or went after the newest live review: while a verdict is held, nothing marks it. */
async function changedSince(tx: Tx, claimId: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ changed: number }[]>`
    SELECT EXISTS (SELECT 1 FROM Evidence e
      WHERE e.claimId = ${claimId} AND max(e.createdAt, coalesce(e.withdrawnAt, e.createdAt)) > (
        SELECT max(r.createdAt) FROM Review r LEFT JOIN ReviewVoid v ON v.reviewId = r.id
        WHERE r.claimId = ${claimId} AND v.id IS NULL)) AS changed`
  return row?.changed === 1
}
