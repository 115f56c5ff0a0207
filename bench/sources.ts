import { randomUUID } from 'node:crypto'
import type { Actor } from '../src/db/record/actor.js'
import type { Tx } from '../src/db/transaction.js'
import { readSourceAddress } from '../src/domain/source-address.js'
import { appendAll } from './chain.js'

export interface Source {
  readonly id: number
  readonly uid: string
  readonly primary: boolean
}

/** Adds sources with their addresses to a desk that has none. One in three is primary. */
export async function recordSources(tx: Tx, actor: Actor, count: number): Promise<readonly Source[]> {
  const sources = Array.from({ length: count }, (_, index) => {
    const id = index + 1
    const url = `https://records.example.org/sessions/${id}`
    return {
      id,
      uid: randomUUID(),
      primary: index % 3 === 0,
      title: `Minutes of session ${id}`,
      url,
      urlKey: readSourceAddress(url)!.urlKey,
    }
  })
  const rows = JSON.stringify(sources)
  await tx.$executeRaw`
    INSERT INTO Source (createdAt, byId, id, uid, kind, tier, title, publisher)
    SELECT ${actor.at}, ${actor.id}, value ->> 'id', value ->> 'uid', iif(value ->> 'primary', 'record', 'web'),
      iif(value ->> 'primary', 'primary', 'secondary'), value ->> 'title', 'Publisher ' || (value ->> 'id') % 40
    FROM json_each(${rows})`
  await tx.$executeRaw`
    INSERT INTO SourceAddress (uid, createdAt, sourceId, url, urlKey)
    SELECT lower(hex(randomblob(16))), ${actor.at}, value ->> 'id', value ->> 'url', value ->> 'urlKey'
    FROM json_each(${rows})`
  const added = { action: 'source.added', before: null }
  const changes = sources.map(({ uid, title, url }) => ({ ...added, subject: uid, after: { title, url } }))
  await appendAll(tx, actor, null, changes)
  return sources
}
