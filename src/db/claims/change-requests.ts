import { randomUUID } from 'node:crypto'
import {
  decideAnswer,
  decideChangeRequest,
  decideRequestWithdrawal,
  type ChangeRequestForm,
  type StandingRequest,
} from '../../domain/change-requests.js'
import { accepted, type Result } from '../../domain/problems.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { transact, type Tx } from '../transaction.js'

/** What somebody sends about a claim, or about one of its requests, with the claim's version that the form showed. */
interface Sent<Form> {
  readonly id: number
  readonly version: number
  readonly form: Form
}

type Recorded = Promise<Result<{ readonly recorded: boolean }>>

/**
 * Asks the author for a change of a claim's words, or lets them stand.
 *
 * @throws {NotFound} when there is no such claim, or it is withdrawn @throws {StaleVersion}
 */
export function askForChange(db: Db, actor: Actor, { id, version, form }: Sent<ChangeRequestForm>): Recorded {
  return transact(db, async (tx) => {
    const claim = await getClaim(tx, id)
    const decision = decideChangeRequest(form, { role: actor.role, words: await wordsOf(tx, id) })
    refuseStale(claim, version)
    if (!decision.ok) return decision

    const uid = randomUUID()
    const { kind, before, after, reason } = decision.value
    await tx.changeRequest.create({
      data: { uid, createdAt: actor.at, byId: actor.id, claimId: id, kind, before, after, reason },
      select: { id: true },
    })
    await tell(tx, actor, claim, {
      action: 'request.made',
      after: { request: uid, kind, before, after, reason },
    })
    return accepted({ recorded: true })
  })
}

/** Records what the author answered. @throws {NotFound} @throws {StaleVersion} */
export function answerRequest(
  db: Db,
  actor: Actor,
  { id, version, form }: Sent<{ readonly answer: string; readonly answerNote: string }>,
): Recorded {
  return transact(db, async (tx) => {
    const request = await getRequest(tx, id)
    const claim = await getClaim(tx, request.claimId)
    const decision = decideAnswer(form, request)
    refuseStale(claim, version)
    if (!decision.ok) return decision

    const { answer, answerNote } = decision.value
    await tx.changeRequest.update({
      where: { id },
      data: { answer, answerNote, answeredAt: actor.at, answeredById: actor.id },
      select: { id: true },
    })
    await tell(tx, actor, claim, {
      action: 'request.answered',
      after: { request: request.uid, answer, answerNote },
    })
    return accepted({ recorded: true })
  })
}

/** Takes a request back, with a reason: it stays in the history. @throws {NotFound} @throws {StaleVersion} */
export function withdrawRequest(
  db: Db,
  actor: Actor,
  { id, version, form }: Sent<{ readonly reason: string }>,
): Recorded {
  return transact(db, async (tx) => {
    const request = await getRequest(tx, id)
    const claim = await getClaim(tx, request.claimId)
    const decision = decideRequestWithdrawal(form.reason, request, actor)
    refuseStale(claim, version)
    if (!decision.ok) return decision

    await tx.changeRequest.update({
      where: { id },
      data: { withdrawnAt: actor.at, withdrawalReason: decision.value },
      select: { id: true },
    })
    await tell(tx, actor, claim, {
      action: 'request.withdrawn',
      after: { request: request.uid, reason: decision.value },
    })
    return accepted({ recorded: true })
  })
}

/** The claim that a request is made of. @throws {NotFound} */
export async function getRequestPlace(db: Db, id: number): Promise<{ readonly claimId: number }> {
  const request = await db.changeRequest.findUnique({ where: { id }, select: { claimId: true } })
  if (!request) throw new NotFound('change request', id)
  return request
}

interface Claim {
  readonly id: number
  readonly uid: string
  readonly articleId: number
  readonly version: number
}

async function getClaim(tx: Tx, id: number): Promise<Claim> {
  const claim = await tx.claim.findFirst({
    where: { id, withdrawnAt: null },
    select: { id: true, uid: true, articleId: true, version: true },
  })
  if (!claim) throw new NotFound('claim', id)
  return claim
}

async function getRequest(
  tx: Tx,
  id: number,
): Promise<StandingRequest & { readonly uid: string; readonly claimId: number }> {
  const row = await tx.changeRequest.findUnique({
    where: { id },
    select: {
      uid: true,
      claimId: true,
      kind: true,
      byId: true,
      answer: true,
      appliedInId: true,
      withdrawnAt: true,
    },
  })
  if (!row) throw new NotFound('change request', id)
  const { uid, claimId, kind, byId, answer, appliedInId, withdrawnAt } = row
  const applied =
    appliedInId === null
      ? null
      : await tx.revision.findUniqueOrThrow({ where: { id: appliedInId }, select: { number: true } })
  return {
    uid,
    claimId,
    kind,
    by: byId,
    answer,
    appliedIn: applied?.number ?? null,
    withdrawn: withdrawnAt !== null,
  }
}

/** The claim's words at each of its places in the newest revision. */
async function wordsOf(tx: Tx, claimId: number): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ exact: string }[]>`
    SELECT DISTINCT p.exact FROM Placement p JOIN Claim c ON c.id = p.claimId
    WHERE p.claimId = ${claimId} AND p.start IS NOT NULL
      AND p.revisionId = (SELECT r.id FROM Revision r WHERE r.articleId = c.articleId ORDER BY r.number DESC LIMIT 1)`
  return rows.map(({ exact }) => exact)
}

function refuseStale({ version }: Claim, basedOn: number): void {
  if (basedOn !== version) throw new StaleVersion('claim', { basedOn, current: version })
}

/** Puts it on record, and raises the claim's version: nobody answers what they have not seen. */
async function tell(
  tx: Tx,
  actor: Actor,
  { id, uid, articleId }: Claim,
  { action, after }: { readonly action: string; readonly after: Readonly<Record<string, unknown>> },
): Promise<void> {
  await tx.$executeRaw`UPDATE Claim SET version = version + 1 WHERE id = ${id}`
  await appendActivity(tx, actor, { articleId, action, subject: uid, before: null, after })
}
