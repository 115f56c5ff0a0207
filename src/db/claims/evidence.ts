import { randomUUID } from 'node:crypto'
import {
  decideEvidence,
  decideWithdrawal,
  type EvidenceForm,
  type NewEvidence,
} from '../../domain/evidence.js'
import { mayWithdraw } from '../../domain/roles.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import type { Db } from '../database.js'
import { NotAllowed, NotFound } from '../errors.js'
import { findDescribedSource, findKnownSource, insertSource, recordSource } from '../sources/sources.js'
import { transact, type Tx } from '../transaction.js'
import { weighAnew } from './weighing.js'

export interface Attached {
  readonly id: number
  /** False when the very same evidence was there already: then nothing was added. */
  readonly added: boolean
  /** What was typed is a source of the registry already, which is used. */
  readonly reused: boolean
}

/**
 * Attaches a source to a claim: one that the desk has, by choice or by its address, or a new one.
 *
 * @throws {NotFound} when there is no such claim, or it is withdrawn
 */
export function attachEvidence(
  db: Db,
  actor: Actor,
  { claimId, form }: { readonly claimId: number; readonly form: EvidenceForm },
): Promise<Result<Attached>> {
  return transact(db, async (tx) => {
    const claim = await getLiveClaim(tx, claimId)
    const found = await findKnownSource(tx, form)
    const decision = decideEvidence(form, found !== null)
    if (!decision.ok) return decision
    const { source: described, evidence } = decision.value
    const known = found ?? (described && (await findDescribedSource(tx, described)))

    const twin = known && (await findTwin(tx, claimId, known.id, evidence))
    if (twin?.stance === evidence.stance) return accepted({ id: twin.id, added: false, reused: false })
    if (twin) {
      const message = `This passage is attached already, as “${twin.stance}”: withdraw that first`
      return refused([{ field: 'stance', message }])
    }

    const source = known ?? (described && (await insertSource(tx, actor, described)))
    if (!source) throw new TypeError('Evidence needs a source')
    const row = await tx.evidence.create({
      data: {
        ...evidence,
        uid: randomUUID(),
        createdAt: actor.at,
        byId: actor.id,
        claimId,
        sourceId: source.id,
      },
      select: { id: true, uid: true },
    })
    await weighAnew(tx, claimId)
    await appendActivity(tx, actor, {
      articleId: claim.articleId,
      action: 'evidence.attached',
      subject: claim.uid,
      before: null,
      after: { evidence: row.uid, source: source.uid, ...evidence },
    })
    if (!known && described) await recordSource(tx, actor, source.uid, described)
    return accepted({ id: row.id, added: true, reused: known !== null && form.source === '' })
  })
}

/** The live evidence with the same source, locator and excerpt: the database holds that there is one at most. */
function findTwin(tx: Tx, claimId: number, sourceId: number, { locator, excerpt }: NewEvidence) {
  return tx.evidence.findFirst({
    where: { claimId, sourceId, locator, excerpt, withdrawnAt: null },
    select: { id: true, stance: true },
  })
}

async function getLiveClaim(tx: Tx, id: number) {
  const claim = await tx.claim.findFirst({
    where: { id, withdrawnAt: null },
    select: { uid: true, articleId: true },
  })
  if (!claim) throw new NotFound('claim', id)
  return claim
}

/**
 * Withdraws a piece of evidence. The row stays, and so does what it said.
 *
 * @returns whether anything changed: withdrawing twice adds nothing
 * @throws {NotFound}
 * @throws {NotAllowed} for somebody who neither attached it nor is an editor
 */
export function withdrawEvidence(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const row = await tx.evidence.findUnique({
      where: { id },
      select: {
        uid: true,
        byId: true,
        claimId: true,
        stance: true,
        excerpt: true,
        locator: true,
        withdrawnAt: true,
        source: { select: { uid: true } },
        claim: { select: { uid: true, articleId: true } },
      },
    })
    if (!row) throw new NotFound('evidence', id)
    if (row.withdrawnAt !== null) return accepted({ changed: false })
    const decision = decideWithdrawal(reason)
    if (!mayWithdraw(actor, row.byId)) {
      throw new NotAllowed('Somebody else attached this evidence: withdrawing it takes an editor.')
    }
    if (!decision.ok) return decision

    const withdrawal = { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: decision.value }
    await tx.evidence.update({ where: { id }, data: withdrawal, select: { id: true } })
    await weighAnew(tx, row.claimId)
    const { uid: evidence, stance, excerpt, locator } = row
    await appendActivity(tx, actor, {
      articleId: row.claim.articleId,
      action: 'evidence.withdrawn',
      subject: row.claim.uid,
      before: { evidence, source: row.source.uid, stance, excerpt, locator },
      after: { evidence, reason: decision.value },
    })
    return accepted({ changed: true })
  })
}

/** The claim that a piece of evidence stands under. @throws {NotFound} */
export async function getEvidencePlace(db: Db, id: number): Promise<{ readonly claimId: number }> {
  const row = await db.evidence.findUnique({ where: { id }, select: { claimId: true } })
  if (!row) throw new NotFound('evidence', id)
  return row
}
