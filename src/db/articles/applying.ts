import type { CarryOver } from '../../domain/carrying.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { decideDraft } from '../../domain/revisions.js'
import {
  planOf,
  readAgreedRows,
  type AgreedRow,
  type Plan,
  type RecordedAgreed,
} from '../claims/agreed-requests.js'
import { writeWithdrawal } from '../claims/withdrawal.js'
import type { Db } from '../database.js'
import { StaleVersion } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { hashRevision } from './articles.js'
import type { CarriedPlace } from './carried-places.js'
import { refreshCoverage, refreshProgress } from './coverage.js'
import { getNewestText, type NewestText } from './newest-text.js'
import { carryIntoNext, getLanguage, refuseOlderBase, saveNextRevision } from './next-revision.js'

/** Agreed requests that somebody wants in the text. */
export interface Applying {
  readonly slug: string
  /** The number of the newest revision, as it was shown. */
  readonly basedOn: number
  /** The ids of the requests. */
  readonly ids: readonly number[]
  /** The SHA-256 of the text that was shown as what they make. */
  readonly seen: string
}

/**
 * Puts agreed requests into the text, which becomes the next revision, and marks each as applied there. Claims and waivers
 * come along as with any draft; a claim whose every place was cut is withdrawn.
 *
 * @returns the number of the revision; what was applied before, sent once more, adds nothing
 * @throws {NotFound} when there is no such article
 * @throws {StaleVersion} when the requests make another text than the one that was shown
 */
export async function applyRequests(
  db: Db,
  actor: Actor,
  carryOver: CarryOver,
  applying: Applying,
): Promise<Result<{ readonly number: number; readonly added: boolean }>> {
  const { slug, basedOn, ids, seen } = applying
  if (ids.length === 0) return refused([{ field: 'requests', message: 'Choose at least one change' }])
  const newest = await getNewestText(db, slug)
  if (newest.revision !== basedOn && hashRevision(newest.text) === seen)
    return accepted({ number: newest.revision, added: false })
  const plan = await planAsSeen(db, newest, applying)
  const decision = decideDraft(
    { ...plan.after, note: noteOf(plan) },
    { ...newest.text, number: newest.revision },
  )
  if (!decision.ok)
    return refused(
      decision.problems.map(({ message }) => ({
        field: 'requests',
        message: `${message}: choose fewer changes, or bring a new draft instead`,
      })),
    )

  const { note, ...after } = decision.value
  const next = await carryIntoNext(db, carryOver, newest, { after, note, edits: plan.edits })
  return transact(db, async (tx) => {
    await refuseOlderBase(tx, slug, basedOn)
    const { chosen } = await planAsSeen(tx, newest, applying)
    const revision = {
      number: basedOn + 1,
      ...(await saveNextRevision(tx, actor, newest, next, cutBy(chosen))),
    }
    for (const { request } of chosen) await markApplied(tx, actor, newest.articleId, request, revision)
    await withdrawCut(tx, actor, newest.articleId, chosen, revision)
    await refreshCoverage(tx, newest.articleId)
    await refreshProgress(tx, newest.articleId)
    return accepted({ number: revision.number, added: true })
  })
}

/** @throws {StaleVersion} when the chosen requests do not make the text that was seen */
async function planAsSeen(db: Db | Tx, newest: NewestText, { basedOn, ids, seen }: Applying): Promise<Plan> {
  const agreed = await readAgreedRows(
    (statement, ...values) => db.$queryRaw<AgreedRow[]>(statement, ...values),
    newest,
  )
  const plan = planOf(agreed, newest.text, await getLanguage(db, newest.articleId), ids)
  const same = newest.revision === basedOn && plan.chosen.length === ids.length && plan.sha256 === seen
  if (!same) throw new StaleVersion('text', { basedOn, current: newest.revision })
  return plan
}

/** What the revision says of itself. */
const noteOf = ({ chosen }: Plan): string => {
  const claims = [...new Set(chosen.map(({ request }) => request.claim))]
  return `Agreed changes of ${claims.length === 1 ? 'claim' : 'claims'} ${claims.slice(0, 30).join(', ')}${claims.length > 30 ? '…' : ''}`
}

/** The placements whose words are cut. */
const cutBy = (chosen: Plan['chosen']): ReadonlySet<number> =>
  new Set(
    chosen.flatMap(({ request, places }) =>
      request.kind === 'cut'
        ? request.places.filter((place) => places.includes(place)).map(({ id }) => id)
        : [],
    ),
  )

async function markApplied(
  tx: Tx,
  actor: Actor,
  articleId: number,
  { id, uid, claimId, claimUid, kind, before, after }: RecordedAgreed,
  revision: { readonly id: number; readonly number: number },
): Promise<void> {
  await tx.changeRequest.update({ where: { id }, data: { appliedInId: revision.id }, select: { id: true } })
  await tx.$executeRaw`UPDATE Claim SET version = version + 1 WHERE id = ${claimId}`
  await appendActivity(tx, actor, {
    articleId,
    action: 'request.applied',
    subject: claimUid,
    before: null,
    after: { request: uid, revision: revision.number, kind, before, after },
  })
}

/** Withdraws each claim that has no place left because its words were cut: it says nothing that is still printed. */
async function withdrawCut(
  tx: Tx,
  actor: Actor,
  articleId: number,
  chosen: Plan['chosen'],
  { number, claims }: { readonly number: number; readonly claims: readonly CarriedPlace[] },
): Promise<void> {
  const told = new Set<number>()
  for (const { request } of chosen) {
    const { claimId: id, claimUid: uid, claim, statement, reason } = request
    const own = claims.filter(({ old }) => old.ownerId === id)
    if (told.has(id) || !own.every(({ place }) => place.state === 'gone' && place.candidates !== null))
      continue
    told.add(id)
    const why = `Cut in revision ${number}, as agreed with the author: ${reason}`
    await writeWithdrawal(tx, actor, { id, uid, articleId, number: claim, statement, reason: why })
  }
}
