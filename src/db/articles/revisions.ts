import { randomUUID } from 'node:crypto'
import type { CarryOver } from '../../domain/carrying.js'
import { accepted, type Result } from '../../domain/problems.js'
import { decideDraft, saysTheSame, type DraftForm } from '../../domain/revisions.js'
import type { Db } from '../database.js'
import { NotFound, StaleVersion } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
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
import { refreshCoverage, refreshProgress } from './coverage.js'
import { followClaim } from './followed-claims.js'
import { getNewestText, type NewestText } from './newest-text.js'
import { insertClaimPlaces, insertSentences, insertWaiverPlaces } from './text-rows.js'

/** A draft that somebody brings. */
export interface Draft {
  readonly slug: string
  /** The number of the revision that it was written on. */
  readonly basedOn: number
  readonly form: DraftForm
}

/**
 * Adds the next revision of an article. Claims and waivers follow their words; a verdict whose words say another thing,
 * or are gone, is void in the same transaction, and one whose words could stand in several places is held.
 *
 * @param carryOver  follows the text before the transaction begins, so that nobody waits for it
 * @returns the number of the revision; the draft that was saved before, sent once more, adds nothing
 * @throws {NotFound} when there is no such article
 * @throws {StaleVersion} when the draft is based on another revision than the newest
 */
export async function addRevision(
  db: Db,
  actor: Actor,
  carryOver: CarryOver,
  { slug, basedOn, form }: Draft,
): Promise<Result<{ readonly number: number; readonly added: boolean }>> {
  const newest = await getNewestText(db, slug)
  if (newest.revision !== basedOn) {
    if (saysTheSame(form, newest.text)) return accepted({ number: newest.revision, added: false })
    throw new StaleVersion('text', { basedOn, current: newest.revision })
  }
  const decision = decideDraft(form, { ...newest.text, number: newest.revision })
  if (!decision.ok) return decision

  const { note, ...after } = decision.value
  const language = await languageOf(db, newest.articleId)
  const places = (await readPlaces(db, newest)).flatMap(spansOf)
  const text = await carryOver({ before: newest.text, after, language, places })

  return transact(db, async (tx) => {
    const current = await getNewestText(tx, slug)
    if (current.revision !== basedOn) throw new StaleVersion('text', { basedOn, current: current.revision })
    const number = basedOn + 1
    const revision = await insertRevision(tx, actor, {
      articleId: newest.articleId,
      number,
      after,
      note,
    })
    const followed = followLate(followedBy(places, text.places), await readPlaces(tx, newest), {
      before: newest.text,
      after,
      language,
    })
    const carry = (old: CarriedPlace['old']) => carriedPlace(followed, old)
    const claims = (await listClaimPlaces(tx, newest.revisionId)).map(carry)
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
    await refreshCoverage(tx, newest.articleId)
    await refreshProgress(tx, newest.articleId)
    return accepted({ number, added: true })
  })
}

async function languageOf(db: Db, articleId: number): Promise<string> {
  const article = await db.article.findUnique({ where: { id: articleId }, select: { language: true } })
  if (!article) throw new NotFound('article', articleId)
  return article.language
}

const readPlaces = async (tx: Tx, { revisionId }: NewestText) => [
  ...(await listClaimPlaces(tx, revisionId)),
  ...(await listWaiverPlaces(tx, revisionId)),
]

async function insertRevision(
  tx: Tx,
  actor: Actor,
  {
    articleId,
    number,
    after,
    note,
  }: {
    readonly articleId: number
    readonly number: number
    readonly after: NewestText['text']
    readonly note: string
  },
) {
  return tx.revision.create({
    data: {
      ...{ ...after, articleId, number, note },
      uid: randomUUID(),
      createdAt: actor.at,
      byId: actor.id,
      sha256: hashRevision(after),
    },
    select: { id: true, uid: true, sha256: true },
  })
}

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
