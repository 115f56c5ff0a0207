import type { Part } from '../../domain/claims.js'
import { coverageOf } from '../../domain/coverage.js'
import { decideWithdrawal } from '../../domain/evidence.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { mayWithdraw } from '../../domain/roles.js'
import { textOf, type Span } from '../../domain/spans.js'
import { decideWaiver } from '../../domain/waivers.js'
import type { Db } from '../database.js'
import { NotAllowed, NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { refreshCoverage } from './coverage.js'
import { getNewestText, refuseOlderText } from './newest-text.js'
import { insertWaiver } from './waivers.js'

export interface WaiverSubmission {
  readonly slug: string
  /** The revision that the form showed. */
  readonly revision: number
  readonly part: Part
  /** From the first sentence to the last that they touch, in code points of the part. */
  readonly start: number
  readonly end: number
  readonly form: { readonly reason: string; readonly note: string }
}

/**
 * Waives one sentence or several that follow each other: they need no claim.
 *
 * @returns whether a waiver was added: the same one again adds nothing. A refusal of the sentences names the field `end`
 * @throws {NotFound}
 */
export function waiveSentences(
  db: Db,
  actor: Actor,
  { slug, revision, part, start, end, form }: WaiverSubmission,
): Promise<Result<{ readonly added: boolean }>> {
  return transact(db, async (tx) => {
    const { articleId, revisionId, revision: newest, text } = await getNewestText(tx, slug)
    if (revision !== newest) return refuseOlderText('end', revision, newest)
    const decision = decideWaiver(form)
    const { sentences, claimed, waived } = await readMarks(tx, revisionId, part, { start, end })
    const [first, last] = [sentences[0], sentences.at(-1)]
    if (!first || !last) return refuse('Choose the sentence up to which it is waived')
    const span = { start: first.start, end: last.end }
    if (!decision.ok) return decision

    const twin = waived.some(
      (each) => each.start === span.start && each.end === span.end && each.reason === decision.value.reason,
    )
    if (twin) return accepted({ added: false })
    const { uncovered, claimed: withClaim } = coverageOf(sentences, claimed, waived, text[part])
    if (uncovered === 0)
      return refuse(
        withClaim > 0
          ? 'A claim stands in it, so that it needs no waiver'
          : 'It is waived already: to give another reason, lift that waiver first',
      )
    const places = [{ part, ...span }]
    const waiver = decision.value
    await insertWaiver(tx, actor, {
      articleId,
      revisionId,
      waiver,
      spans: places,
      exact: textOf(text[part], span),
    })
    return accepted({ added: true })
  })
}

const refuse = (message: string) => refused([{ field: 'end', message }])

/** The sentences that a span touches, and what marks them. */
async function readMarks(tx: Tx, revisionId: number, part: Part, { start, end }: Span) {
  const touched = { revisionId, part, start: { lt: end }, end: { gt: start } }
  const span = { start: true, end: true }
  const sentences = await tx.sentence.findMany({ where: touched, select: span, orderBy: { start: 'asc' } })
  const around = {
    revisionId,
    part,
    start: { lt: sentences.at(-1)?.end ?? end },
    end: { gt: sentences[0]?.start ?? start },
  }
  const claims = await tx.placement.findMany({
    where: { ...around, claim: { withdrawnAt: null } },
    select: span,
  })
  const waivers = await tx.waiverPlacement.findMany({
    where: { ...around, waiver: { withdrawnAt: null } },
    select: { ...span, waiver: { select: { reason: true } } },
  })
  return {
    sentences,
    claimed: claims.map(placed),
    waived: waivers.map(({ waiver, ...row }) => ({ ...placed(row), reason: waiver.reason })),
  }
}

/** What was found between two offsets has a place. */
const placed = ({ start, end }: { readonly start: number | null; readonly end: number | null }): Span => ({
  start: start ?? 0,
  end: end ?? 0,
})

/** Where a waiver stands: its article, and the first sentence of it as the text stands now. @throws {NotFound} */
export async function getWaiverPlace(
  db: Db,
  id: number,
): Promise<{ readonly slug: string; readonly sentence: number }> {
  const waiver = await db.waiver.findUnique({
    where: { id },
    select: {
      article: { select: { slug: true } },
      placements: { orderBy: { revisionId: 'desc' }, take: 1, select: { part: true, start: true } },
    },
  })
  if (!waiver) throw new NotFound('waiver', id)
  const { slug } = waiver.article
  const [place] = waiver.placements
  const at = { slug, part: place?.part ?? 'body', start: place?.start ?? 0 }
  return { slug, sentence: await findSentenceAt(db, at) }
}

/** The sentence of the newest text that stands at an offset, or behind it, or first. @throws {NotFound} for no article */
export async function findSentenceAt(
  db: Db,
  { slug, part, start }: { readonly slug: string; readonly part: Part; readonly start: number },
): Promise<number> {
  const revision = await db.revision.findFirst({
    where: { article: { slug } },
    orderBy: { number: 'desc' },
    select: {
      sentences: { select: { id: true, part: true, start: true, end: true }, orderBy: { start: 'asc' } },
    },
  })
  const here = revision?.sentences.filter((sentence) => sentence.part === part) ?? []
  const found = here.find(({ end }) => end > start) ?? here[0] ?? revision?.sentences[0]
  if (!found) throw new NotFound('article', slug)
  return found.id
}

/**
 * Lifts a waiver: its sentences are uncovered again, but where a claim stands. The row stays.
 *
 * @returns whether anything changed: lifting twice adds nothing
 * @throws {NotFound}
 * @throws {NotAllowed} for somebody who neither waived it nor is an editor
 */
export function liftWaiver(
  db: Db,
  actor: Actor,
  { id, reason }: { readonly id: number; readonly reason: string },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const waiver = await tx.waiver.findUnique({
      where: { id },
      select: { uid: true, byId: true, articleId: true, reason: true, withdrawnAt: true },
    })
    if (!waiver) throw new NotFound('waiver', id)
    if (waiver.withdrawnAt !== null) return accepted({ changed: false })
    const decision = decideWithdrawal(reason)
    if (!mayWithdraw(actor, waiver.byId)) {
      throw new NotAllowed('Somebody else waived this: lifting it takes an editor.')
    }
    if (!decision.ok) return decision

    const withdrawal = { withdrawnAt: actor.at, withdrawnById: actor.id, withdrawalReason: decision.value }
    await tx.waiver.update({ where: { id }, data: withdrawal, select: { id: true } })
    await refreshCoverage(tx, waiver.articleId)
    await appendActivity(tx, actor, {
      articleId: waiver.articleId,
      action: 'waiver.withdrawn',
      subject: waiver.uid,
      before: { reason: waiver.reason },
      after: { reason: decision.value },
    })
    return accepted({ changed: true })
  })
}
