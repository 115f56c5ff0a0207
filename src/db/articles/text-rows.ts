import { randomUUID } from 'node:crypto'
import type { Part } from '../../domain/claims.js'
import type { Sentence } from '../../domain/sentences.js'
import type { Actor } from '../record/actor.js'
import type { Tx } from '../transaction.js'
import { placementRow, type CarriedPlace } from './carried-places.js'

// What a text has by the thousand goes in as one JSON parameter. Prisma takes a second to compile an INSERT of a
// thousand rows, and nobody is served meanwhile.

/** Adds the sentences of a revision. */
export async function insertSentences(
  tx: Tx,
  { at }: Actor,
  revisionId: number,
  sentences: readonly (Sentence & { readonly part: Part })[],
): Promise<void> {
  const rows = sentences.map(({ span, ...sentence }) => ({ ...sentence, ...span, uid: randomUUID() }))
  await tx.$executeRaw`
    INSERT INTO Sentence (uid, createdAt, revisionId, part, paragraph, ordinal, start, "end")
    SELECT value ->> 'uid', ${at}, ${revisionId}, value ->> 'part', value ->> 'paragraph', value ->> 'ordinal',
      value ->> 'start', value ->> 'end'
    FROM json_each(${JSON.stringify(rows)})`
}

/** Adds where claims came to stand in a revision. */
export async function insertClaimPlaces(
  tx: Tx,
  { at, id: byId }: Actor,
  revisionId: number,
  claims: readonly CarriedPlace[],
): Promise<void> {
  const rows = claims.map((each) => ({ ...placementRow(each), claimId: each.old.ownerId }))
  await tx.$executeRaw`
    INSERT INTO Placement (uid, createdAt, byId, revisionId, claimId, fromId, part, start, "end", exact, prefix, suffix,
      state, candidates)
    SELECT value ->> 'uid', ${at}, ${byId}, ${revisionId}, value ->> 'claimId', value ->> 'fromId', value ->> 'part',
      value ->> 'start', value ->> 'end', value ->> 'exact', value ->> 'prefix', value ->> 'suffix', value ->> 'state',
      value ->> 'candidates'
    FROM json_each(${JSON.stringify(rows)})`
}

/** Adds where waivers came to cover a revision. */
export async function insertWaiverPlaces(
  tx: Tx,
  { at }: Actor,
  revisionId: number,
  waivers: readonly CarriedPlace[],
): Promise<void> {
  const rows = waivers.map((each) => ({ ...placementRow(each), waiverId: each.old.ownerId }))
  await tx.$executeRaw`
    INSERT INTO WaiverPlacement (uid, createdAt, revisionId, waiverId, fromId, part, start, "end", state)
    SELECT value ->> 'uid', ${at}, ${revisionId}, value ->> 'waiverId', value ->> 'fromId', value ->> 'part',
      value ->> 'start', value ->> 'end', value ->> 'state'
    FROM json_each(${JSON.stringify(rows)})`
}
