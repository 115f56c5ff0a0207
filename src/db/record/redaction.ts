import { decideRedaction } from '../../domain/redaction.js'
import { accepted, type Result } from '../../domain/problems.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import { transact, type Tx } from '../transaction.js'
import { appendActivity } from './activity.js'
import type { Actor } from './actor.js'
import { historyLine, historyList, type HistoryLine } from './history-lines.js'

/**
 * Takes what one line of the history says away for good, where the law asks for it. That the line stood there, who
 * wrote it and when, and its hash stay; so do the uids and numbers it named, by which the rows are accounted for.
 *
 * A row of its own says who redacted it, and why. The words may stand elsewhere too: see docs/record.md.
 *
 * @param id  of the activity
 * @returns whether anything changed: redacting twice adds nothing
 * @throws {NotFound} when there is no such line, or it is itself a redaction
 */
export function redactActivity(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const line = await getLine(tx, id)
    if (line.payload?.redactedAt !== null) return accepted({ changed: false })
    const decision = decideRedaction(reason)
    if (!decision.ok) return decision

    const { uid, seq, chain, payload } = line
    const redacted = { before: null, after: null, redactedAt: actor.at }
    await tx.activityPayload.update({ where: { activityId: id }, data: redacted, select: { id: true } })
    await appendActivity(tx, actor, {
      articleId: chain.articleId,
      action: 'activity.redacted',
      subject: uid,
      before: null,
      after: { seq, reason: decision.value, kept: keptOf(payload.after) },
    })
    return accepted({ changed: true })
  })
}

async function getLine(tx: Tx, id: number) {
  const line = await tx.activity.findFirst({
    where: { id, action: { not: 'activity.redacted' } },
    select: {
      uid: true,
      seq: true,
      chain: { select: { articleId: true } },
      payload: { select: { after: true, redactedAt: true } },
    },
  })
  if (!line) throw new NotFound('activity', id)
  return line
}

const UID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What names a row and says nothing about anybody. */
function keptOf(after: string | null): Readonly<Record<string, unknown>> {
  const said = JSON.parse(after ?? '{}') as Readonly<Record<string, unknown>>
  const kept = Object.entries(said).filter(
    ([, value]) => typeof value === 'number' || (typeof value === 'string' && UID.test(value)),
  )
  return Object.fromEntries(kept)
}

/** The line that is to be redacted, as the history tells it. @throws {NotFound} */
export function getRedactable(db: Db, id: number): Promise<HistoryLine> {
  return snapshot(db, async (moment) => {
    const { lines } = await moment.lists({ lines: historyList({ id, limit: 1 }) })
    const [line] = lines.map(historyLine)
    if (!line || line.action === 'activity.redacted') throw new NotFound('activity', id)
    return line
  })
}
