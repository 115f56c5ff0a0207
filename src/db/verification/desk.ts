import { readSourceAddress } from '../../domain/source-address.js'
import type { Replay } from '../../domain/replay.js'
import { sql, whole, type Fragment } from '../fragment.js'
import { list } from '../lists.js'
import type { Moment } from '../moment.js'
import { checkRows, refuseGone } from './agreement.js'
import { agree, refuse } from './fault.js'

interface SourceRow {
  readonly id: number
  readonly uid: string
  readonly title: string
  readonly url: string | null
  readonly urlKey: string | null
}

const SOURCE = [
  ...([
    'id',
    'uid',
    'kind',
    'tier',
    'title',
    'publisher',
    'publishedOn',
    'url',
    'urlKey',
    'by',
    'at',
  ] as const),
]

interface PersonRow {
  readonly id: number
  readonly uid: string
  readonly name: string
}

const PERSON = [...(['id', 'uid', 'name', 'role', 'kind', 'legal', 'active'] as const)]

const BATCH = 500

/**
 * Holds the sources and the people against the desk's history.
 *
 * A source that no line speaks of is a fault. A person may have come otherwise: what is on record of one must be true.
 *
 * @param replay  what the desk's chain adds up to; it is used up
 * @throws {RecordFault}
 */
export async function checkDesk(moment: Moment, replay: Replay): Promise<{ readonly sources: number }> {
  let sources = 0
  for await (const rows of inBatches((after) => readSources(moment, after))) {
    sources += rows.length
    checkRows(
      null,
      replay,
      rows.map((row) => ({
        ...{ kind: 'source', key: row.uid, uid: row.uid },
        ...{ what: `the source “${row.title}”`, columns: { ...row } },
      })),
    )
    for (const { uid, title, url, urlKey } of rows) {
      const place = { slug: null, what: `the address of the source “${title}”`, uid }
      const { urlKey: wanted = null } = (url === null ? null : readSourceAddress(url)) ?? {}
      agree(place, 'urlKey', urlKey, wanted, 'its address is compared as')
    }
  }
  for await (const rows of inBatches((after) => readPeople(moment, after))) {
    const known = rows.filter(({ uid }) => replay.rows.has(uid))
    checkRows(
      null,
      replay,
      known.map((row) => ({
        ...{ kind: 'person', key: row.uid, uid: row.uid },
        ...{ what: `the person ${row.name}`, columns: { ...row } },
      })),
    )
  }
  const settings = await moment.all<{ uid: string; key: string; value: string }>`
    SELECT uid, key, value FROM Setting ORDER BY id`
  checkRows(
    null,
    replay,
    settings.map((row) => ({
      ...{ kind: 'setting', key: row.uid, uid: row.uid, what: `the setting ${row.key}` },
      columns: { key: row.key, value: row.value },
    })),
  )
  refuseGone(null, replay)
  await checkRatings(moment, replay)
  return { sources }
}

async function* inBatches<R extends { readonly id: number }>(
  read: (after: number) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  for (let after = 0; ;) {
    const rows = await read(after)
    yield rows
    const last = rows.at(-1)
    if (rows.length < BATCH || !last) return
    after = last.id
  }
}

async function readSources(moment: Moment, after: number): Promise<readonly SourceRow[]> {
  const first = (column: Fragment) =>
    sql`(SELECT ${column} FROM SourceAddress x WHERE x.sourceId = s.id ORDER BY x.id LIMIT 1)`
  const { rows } = await moment.lists({
    rows: list<SourceRow & Readonly<Record<(typeof SOURCE)[number], unknown>>>(
      SOURCE,
      sql`SELECT s.*, s.createdAt AS "at", p.uid AS "by", ${first(sql`x.url`)} AS url, ${first(sql`x.urlKey`)} AS urlKey
        FROM Source s JOIN Person p ON p.id = s.byId WHERE s.id > ${after} ORDER BY s.id LIMIT ${whole(BATCH)}`,
    ),
  })
  return rows
}

async function readPeople(moment: Moment, after: number): Promise<readonly PersonRow[]> {
  const { rows } = await moment.lists({
    rows: list<PersonRow & Readonly<Record<(typeof PERSON)[number], unknown>>>(
      PERSON,
      sql`SELECT id, uid, name, role, kind, legal, deactivatedAt IS NULL AS active FROM Person WHERE id > ${after} ORDER BY id LIMIT ${whole(BATCH)}`,
    ),
  })
  return rows
}

async function checkRatings(moment: Moment, { mentioned }: Replay): Promise<void> {
  const ratings = await moment.all<{ uid: string }>`SELECT uid FROM SourceRating ORDER BY id`
  for (const { uid } of ratings)
    if (!mentioned.has(uid))
      refuse(
        { slug: null, what: 'a rating of a source', uid },
        'no line of the history says that it was added.',
      )
}
