import { CHAIN_START, hashActivity, hashPayload } from '../../src/db/record/activity.js'
import type { Db } from '../../src/db/database.js'

/** One line of the history as it is stored. */
export interface Line {
  readonly action: string
  readonly before: unknown
  readonly after: unknown
}

/** The newest lines of the history, the newest first. */
export async function newestLines(db: Db, count: number): Promise<readonly Line[]> {
  const rows = await db.activity.findMany({
    orderBy: { id: 'desc' },
    take: count,
    select: { action: true, payload: { select: { before: true, after: true } } },
  })
  return rows.map(({ action, payload }) => ({
    action,
    before: JSON.parse(payload?.before ?? 'null') as unknown,
    after: JSON.parse(payload?.after ?? 'null') as unknown,
  }))
}

/**
 * Computes every chain anew from what is stored.
 *
 * @returns what does not agree, a line each; nothing when the whole history holds
 */
export async function brokenLinks(db: Db): Promise<readonly string[]> {
  const chains = await db.chain.findMany({
    select: {
      uid: true,
      head: true,
      length: true,
      activities: {
        orderBy: { seq: 'asc' },
        select: {
          seq: true,
          createdAt: true,
          action: true,
          subject: true,
          payloadHash: true,
          prevHash: true,
          hash: true,
          by: { select: { uid: true } },
          payload: { select: { salt: true, before: true, after: true } },
        },
      },
    },
  })
  return chains.flatMap(({ uid, head, length, activities }) => {
    let previous = CHAIN_START
    const broken = activities.flatMap(
      ({ seq, createdAt, by, action, subject, payload, ...stored }, index) => {
        const [before, after] = [payload?.before, payload?.after].map(
          (json) => JSON.parse(json ?? 'null') as unknown,
        )
        const payloadHash = hashPayload(payload?.salt ?? '', before, after)
        const rest = {
          chain: uid,
          seq,
          at: createdAt.toISOString(),
          by: by.uid,
          action,
          subject,
          payloadHash,
        }
        const hash = hashActivity(previous, rest)
        const holds = seq === index + 1 && stored.prevHash === previous && stored.hash === hash
        previous = stored.hash
        return holds && stored.payloadHash === payloadHash ? [] : [`${uid} ${seq}: ${action}`]
      },
    )
    return previous === head && activities.length === length ? broken : [...broken, `${uid}: its head`]
  })
}
