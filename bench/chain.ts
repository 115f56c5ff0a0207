import { randomBytes } from 'node:crypto'
import { canonical, hashActivity, hashPayload, type Change } from '../src/db/record/activity.js'
import type { Actor } from '../src/db/record/actor.js'
import type { Tx } from '../src/db/transaction.js'

/** Adds many lines to one chain at once, hashed as `appendActivity` hashes each. */
export async function appendAll(
  tx: Tx,
  actor: Actor,
  articleId: number | null,
  changes: readonly Omit<Change, 'articleId'>[],
): Promise<void> {
  const chain = await tx.chain.findFirstOrThrow({
    where: { articleId },
    select: { id: true, uid: true, head: true, length: true },
  })
  const firstId = (await tx.activity.count()) + 1
  const at = actor.at.toISOString()
  let { head } = chain
  const lines = changes.map(({ action, subject, before, after }, index) => {
    const salt = randomBytes(16).toString('hex')
    const payloadHash = hashPayload(salt, before, after)
    const seq = chain.length + index + 1
    const prevHash = head
    head = hashActivity(prevHash, { chain: chain.uid, seq, at, by: actor.uid, action, subject, payloadHash })
    const payload = { salt, before: before && canonical(before), after: after && canonical(after) }
    return { id: firstId + index, seq, action, subject, payloadHash, prevHash, hash: head, ...payload }
  })
  const rows = JSON.stringify(lines)
  await tx.$executeRaw`
    INSERT INTO Activity (uid, createdAt, byId, chainId, id, seq, action, subject, payloadHash, prevHash, hash)
    SELECT lower(hex(randomblob(16))), ${actor.at}, ${actor.id}, ${chain.id}, value ->> 'id', value ->> 'seq',
      value ->> 'action', value ->> 'subject', value ->> 'payloadHash', value ->> 'prevHash', value ->> 'hash'
    FROM json_each(${rows})`
  await tx.$executeRaw`
    INSERT INTO ActivityPayload (uid, createdAt, activityId, salt, before, after)
    SELECT lower(hex(randomblob(16))), ${actor.at}, value ->> 'id', value ->> 'salt', value ->> 'before', value ->> 'after'
    FROM json_each(${rows})`
  const length = chain.length + lines.length
  await tx.chain.update({ where: { id: chain.id }, data: { head, length }, select: { id: true } })
}
