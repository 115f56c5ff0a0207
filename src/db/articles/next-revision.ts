import { randomUUID } from 'node:crypto'
import type { TextEdits } from '../../domain/applying.js'
import type { PartSpan } from '../../domain/article-coverage.js'
import type { CarriedText, CarryOver } from '../../domain/carrying.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import type { Tx } from '../transaction.js'
import { hashRevision } from './articles.js'
import {
  carriedPlace,
  followLate,
  followedBy,
  listClaimPlaces,
  listWaiverPlaces,
  spansOf,
  type CarriedPlace,
} from './carried-places.js'
import { followClaim } from './followed-claims.js'
import { insertClaimPlaces, insertSentences, insertWaiverPlaces } from './text-rows.js'
import { getNewestText, type NewestText } from './newest-text.js'

/** A text that becomes the next revision of an article. */
interface NextText {
  readonly after: NewestText['text']
  readonly note: string
  /** What makes the newest text this one, where that is known. */
  readonly edits?: TextEdits
}

/** The same with every place of the newest text followed into it. */
export interface CarriedNext extends NextText {
  readonly language: string
  readonly places: readonly PartSpan[]
  readonly text: CarriedText
}

/** Follows all that is marked in the newest text into the next, before a transaction begins. @throws {NotFound} */
export async function carryIntoNext(
  db: Db,
  carryOver: CarryOver,
  newest: NewestText,
  next: NextText,
): Promise<CarriedNext> {
  const language = await getLanguage(db, newest.articleId)
  const places = (await readPlaces(db, newest)).flatMap(spansOf)
  const { after, edits } = next
  const text = await carryOver({ before: newest.text, after, language, places, ...(edits && { edits }) })
  return { ...next, language, places, text }
}

/** The language of an article. @throws {NotFound} */
export async function getLanguage(db: Db | Tx, articleId: number): Promise<string> {
  const article = await db.article.findUnique({ where: { id: articleId }, select: { language: true } })
  if (!article) throw new NotFound('article', articleId)
  return article.language
}

const readPlaces = async (tx: Tx, { revisionId }: NewestText) => [
  ...(await listClaimPlaces(tx, revisionId)),
  ...(await listWaiverPlaces(tx, revisionId)),
]

/** Refuses a text that is based on another revision than the newest. @throws {StaleVersion} @throws {NotFound} */
export async function refuseOlderBase(tx: Tx, slug: string, basedOn: number): Promise<void> {
  const { revision } = await getNewestText(tx, slug)
  if (revision !== basedOn) throw new StaleVersion('text', { basedOn, current: revision })
}

/**
 * Adds the next revision with every place in it, and draws the consequence for each claim. Who calls brings coverage and
 * progress up to date.
 *
 * @param cut  ids of the placements whose words were cut because the author agreed: that they are gone is settled
 * @returns its id, and where the claims came to stand
 */
export async function saveNextRevision(
  tx: Tx,
  actor: Actor,
  newest: NewestText,
  next: CarriedNext,
  cut: ReadonlySet<number> = new Set(),
): Promise<{ readonly id: number; readonly claims: readonly CarriedPlace[] }> {
  const { after, note, language, text, edits } = next
  const number = newest.revision + 1
  const revision = await insertRevision(tx, actor, { articleId: newest.articleId, number, after, note })
  const followed = followLate(followedBy(next.places, text.places), await readPlaces(tx, newest), {
    ...{ before: newest.text, after, language },
    ...(edits && { edits }),
  })
  const carry = (old: CarriedPlace['old']) => carriedPlace(followed, old)
  const claims = (await listClaimPlaces(tx, newest.revisionId)).map(carry).map((each) => settled(each, cut))
  const waivers = (await listWaiverPlaces(tx, newest.revisionId)).map(carry)
  await insertSentences(tx, actor, revision.id, text.sentences)
  await insertClaimPlaces(tx, actor, revision.id, claims)
  await insertWaiverPlaces(tx, actor, revision.id, waivers)
  await appendActivity(tx, actor, {
    articleId: newest.articleId,
    action: 'revision.added',
    subject: revision.uid,
    before: null,
    after: {
      revision: number,
      headline: after.headline,
      sha256: revision.sha256,
      note,
      places: byOwner(claims, ({ place }) => place),
      waivers: byOwner(waivers, ({ place: { from, part, start, end, state } }) => ({
        ...{ from, part, start, end, state },
      })),
    },
  })
  for (const own of grouped(claims).values()) await followClaim(tx, actor, newest.articleId, number, own)
  return { id: revision.id, claims }
}

/** No candidates at all, rather than none on record, say that somebody settled it. */
const settled = (carried: CarriedPlace, cut: ReadonlySet<number>): CarriedPlace =>
  carried.place.state === 'gone' && cut.has(carried.old.id)
    ? { ...carried, place: { ...carried.place, candidates: [] }, reason: 'Its words were cut, as agreed' }
    : carried

const insertRevision = (
  tx: Tx,
  actor: Actor,
  {
    articleId,
    number,
    after,
    note,
  }: { readonly articleId: number; readonly number: number } & Pick<NextText, 'after' | 'note'>,
) =>
  tx.revision.create({
    data: {
      ...{ ...after, articleId, number, note },
      uid: randomUUID(),
      createdAt: actor.at,
      byId: actor.id,
      sha256: hashRevision(after),
    },
    select: { id: true, uid: true, sha256: true },
  })

function grouped(places: readonly CarriedPlace[]): ReadonlyMap<string, readonly CarriedPlace[]> {
  const groups = new Map<string, CarriedPlace[]>()
  for (const each of places) {
    const group = groups.get(each.old.owner)
    if (group) group.push(each)
    else groups.set(each.old.owner, [each])
  }
  return groups
}

const byOwner = <T>(places: readonly CarriedPlace[], say: (place: CarriedPlace) => T) =>
  Object.fromEntries([...grouped(places)].map(([owner, own]) => [owner, own.map(say)]))
