import { randomUUID } from 'node:crypto'
import type { Actor } from '../../src/db/record/actor.js'
import { readArticleReview } from '../../src/db/articles/article-review.js'
import { editArticle } from '../../src/db/articles/articles.js'
import { discrepanciesIn, type FoundDiscrepancy } from '../../src/db/articles/discrepancies.js'
import { dismissDiscrepancy } from '../../src/db/articles/dismissals.js'
import { addRevision as add } from '../../src/db/articles/revisions.js'
import { snapshot, type Db } from '../../src/db/database.js'
import { addClaim } from '../../src/db/claims/claims.js'
import { attachEvidence, withdrawEvidence } from '../../src/db/claims/evidence.js'
import { approveReview } from '../../src/db/claims/approvals.js'
import { answerRequest, askForChange } from '../../src/db/claims/change-requests.js'
import { recordReview, settleContest } from '../../src/db/claims/reviews.js'
import { getSignOffState } from '../../src/db/sign-offs/sign-off-state.js'
import { signOff } from '../../src/db/sign-offs/sign-offs.js'
import { carryOver, type CarryOver } from '../../src/domain/carrying.js'
import type { EvidenceForm } from '../../src/domain/evidence.js'
import type { DraftForm } from '../../src/domain/revisions.js'
import type { ReviewForm } from '../../src/domain/reviews.js'

/** A form "Add evidence" that is accepted: a supporting primary document without an address. */
export const EVIDENCE: EvidenceForm = {
  source: '',
  url: '',
  title: 'Presidential decree of 7 May',
  publisher: 'Kremlin',
  sourceKind: 'document',
  tier: 'primary',
  publishedOn: '2024-05-07',
  stance: 'supports',
  excerpt: 'shall take office on 7 May 2024',
  locator: 'page 1',
  note: '',
}

/** A form "Your review" that is accepted without any evidence. */
export const REVIEW: ReviewForm = {
  verdict: 'unconfirmed',
  disputeReason: '',
  rationale: 'No record says so.',
}

/** Attaches evidence as the page does. */
export async function attach(
  db: Db,
  actor: Actor,
  claimId: number,
  form: Partial<EvidenceForm> = {},
): Promise<number> {
  const result = await attachEvidence(db, actor, { claimId, form: { ...EVIDENCE, ...form } })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value.id
}

/** Asks the author to reword a claim, as the page does. */
export async function ask(db: Db, actor: Actor, claimId: number): Promise<void> {
  const { exact } = await db.placement.findFirstOrThrow({ where: { claimId }, select: { exact: true } })
  const form = { request: 'reword', before: exact, after: 'other words', why: 'The record says otherwise.' }
  const result = await askForChange(db, actor, { id: claimId, version: await versionOf(db, claimId), form })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}

/** Asks the author for a change of a claim's words, and records that they agree, as the page does. @returns the request */
export async function agree(
  db: Db,
  actor: Actor,
  claimId: number,
  asked: { readonly request: string; readonly after: string },
): Promise<number> {
  const { exact } = await db.placement.findFirstOrThrow({
    where: { claimId, start: { not: null } },
    orderBy: { id: 'desc' },
    select: { exact: true },
  })
  const form = { ...asked, before: exact, why: 'The record says otherwise.' }
  const made = await askForChange(db, actor, { id: claimId, version: await versionOf(db, claimId), form })
  if (!made.ok) throw new Error(JSON.stringify(made.problems))
  const { id } = await db.changeRequest.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } })
  const answer = { answer: 'accepted', answerNote: '' }
  const said = await answerRequest(db, actor, { id, version: await versionOf(db, claimId), form: answer })
  if (!said.ok) throw new Error(JSON.stringify(said.problems))
  return id
}

/** Signs the sample off in spite of all that blocks it, as the page does. */
export async function vouch(db: Db, actor: Actor): Promise<void> {
  const { slug } = await db.article.findFirstOrThrow({ select: { slug: true } })
  const query = { slug, need: 'none', today: '2024-05-30' } as const
  const { version } = await getSignOffState(db, query)
  const form = { as: 'editor', override: 'It has to run.' }
  const result = await signOff(db, actor, { ...query, version, form })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}

/**
 * Adds claims to the sample that count the same people otherwise, and dismisses the last: one discrepancy is left.
 *
 * @returns the numbers of the claims, which say 12, 14 and 15
 */
export async function countTwice(db: Db, actor: Actor): Promise<readonly [number, number, number]> {
  const { id: articleId, slug } = await db.article.findFirstOrThrow({ select: { id: true, slug: true } })
  const numbers: number[] = []
  for (const count of [12, 14, 15]) {
    const statement = `${count} diplomats were questioned.`
    const form = { statement, kind: 'number', about: 'true', question: '', timePhrase: '', saidBy: [] }
    const words = [{ part: 'body', exact: 'questioned by journalists' }] as const
    const result = await addClaim(db, actor, { articleId, form, words })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    numbers.push(result.value.number)
  }
  const last = (await discrepanciesOf(db, slug)).at(-1)
  const note = 'One came later.'
  const result = await dismissDiscrepancy(db, actor, { slug, key: last?.key ?? '', note })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const [one = 0, two = 0, three = 0] = numbers
  return [one, two, three]
}

/** What the claims of an article state differently. */
export const discrepanciesOf = (db: Db, slug: string): Promise<readonly FoundDiscrepancy[]> =>
  snapshot(db, async (moment) => discrepanciesIn(await readArticleReview(moment, { slug })))

/** Records a review as the page does, over the newest version of the claim. */
export async function review(
  db: Db,
  actor: Actor,
  claimId: number,
  form: Partial<ReviewForm> = {},
): Promise<void> {
  const result = await recordReview(db, actor, {
    claimId,
    version: await versionOf(db, claimId),
    form: { ...REVIEW, ...form },
  })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}

export async function versionOf(db: Db, claimId: number): Promise<number> {
  const { version } = await db.claim.findUniqueOrThrow({ where: { id: claimId }, select: { version: true } })
  return version
}

/** The id of the claim with this number in the sample. */
export async function claimNumbered(db: Db, number: number): Promise<number> {
  const { id } = await db.claim.findFirstOrThrow({
    where: { number },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return id
}

/** Another person of the desk. */
export async function colleague(db: Db, { at }: Actor, name = 'Ada Quist'): Promise<Actor> {
  const email = `${name.replaceAll(' ', '.').toLowerCase()}@desk.example`
  const person = await db.person.create({
    data: { uid: randomUUID(), createdAt: at, name, role: 'editor', email },
    select: { id: true, uid: true, role: true },
  })
  return { ...person, at }
}

/** A new draft of the sample, as the page takes it; without another text one in which no claim stands. */
export async function addRevision(
  db: Db,
  actor: Actor,
  draft: Partial<DraftForm> = { headline: 'A new headline', standfirst: '', body: 'A new text.' },
): Promise<number> {
  const { number, article, ...text } = await db.revision.findFirstOrThrow({
    where: { article: { sample: true } },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      headline: true,
      standfirst: true,
      body: true,
      article: { select: { slug: true } },
    },
  })
  const form = { ...text, note: '', ...draft }
  const result = await add(db, actor, follow, { slug: article.slug, basedOn: number, form })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value.number
}

/** A new draft of the sample without its second half: the claims that stood there wait for a person. */
export async function loseSecondHalf(db: Db, actor: Actor): Promise<void> {
  const { body } = await db.revision.findFirstOrThrow({ orderBy: { number: 'desc' }, select: { body: true } })
  await addRevision(db, actor, { body: body.slice(0, body.indexOf('\n', body.length / 2)) })
}

/** Follows a text as the program does, without its thread. */
export const follow: CarryOver = (work) => Promise.resolve(carryOver(work))

/** Approves the newest review of a claim as the page does. */
export async function approve(db: Db, actor: Actor, claimId: number): Promise<void> {
  const reviewId = await newestReview(db, claimId)
  const version = await versionOf(db, claimId)
  const result = await approveReview(db, actor, { reviewId, version })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}

/** Settles a contest about a claim as the page does. */
async function settle(db: Db, actor: Actor, claimId: number): Promise<void> {
  const form = { ...REVIEW, rationale: 'Neither shows it.' }
  const result = await settleContest(db, actor, { claimId, version: await versionOf(db, claimId), form })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}

/** Two people of the desk differ about a claim. */
export async function contest(db: Db, claimId: number, first: Actor, second: Actor): Promise<void> {
  await review(db, first, claimId, { rationale: 'No record shows it.' })
  await review(db, second, claimId, {
    verdict: 'disputed',
    disputeReason: 'misleading',
    rationale: 'Half of it is left out.',
  })
}

export async function newestReview(db: Db, claimId: number): Promise<number> {
  const { id } = await db.review.findFirstOrThrow({
    where: { claimId },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return id
}

/** Lets the system approve the review of claim 1 and settle a contest about claim 2: the forms for it stand there. */
export async function waitForSecondOpinions(db: Db, actor: Actor): Promise<void> {
  const [ada, ben] = [await colleague(db, actor), await colleague(db, actor, 'Ben Ito')]
  await review(db, ada, await claimNumbered(db, 1))
  await contest(db, await claimNumbered(db, 2), ada, ben)
}

/** Has claims of the sample approved, contested and settled, and one whose approval no longer counts. */
export async function agreeOnSample(db: Db, actor: Actor): Promise<void> {
  const [ben, cleo] = [await colleague(db, actor, 'Ben Ito'), await colleague(db, actor, 'Cleo Marsh')]
  const [approved, contested, settled] = [
    await claimNumbered(db, 4),
    await claimNumbered(db, 5),
    await claimNumbered(db, 6),
  ]
  await review(db, ben, approved)
  await approve(db, cleo, approved)
  await contest(db, contested, ben, cleo)
  await contest(db, settled, ben, cleo)
  await settle(db, actor, settled)
  await approve(db, ben, settled)
  await review(db, ben, settled, { rationale: 'So it is.' })
}

/**
 * Brings the sample into every state that a page can show: evidence of each stance, withdrawn evidence, each verdict,
 * one departing from the evidence, one contested, one whose evidence changed since, and a deadline that has passed.
 */
export async function workOnSample(db: Db, actor: Actor): Promise<void> {
  const [first, second, third] = [
    await claimNumbered(db, 1),
    await claimNumbered(db, 2),
    await claimNumbered(db, 3),
  ]
  await attach(db, actor, first, { url: 'https://www.example.org/decree?id=7', title: 'Decree' })
  await attach(db, actor, first, {
    title: 'Call with the press office',
    sourceKind: 'interview',
    stance: 'context',
  })
  await review(db, actor, first, { verdict: 'confirmed', rationale: 'The decree says so.' })
  const wrong = await attach(db, actor, first, {
    title: 'A blog',
    tier: 'secondary',
    stance: 'refutes',
    excerpt: 'No.',
  })
  await withdraw(db, actor, wrong, 'It is about another year.')

  await attach(db, actor, second, {
    title: 'Denial',
    stance: 'refutes',
    tier: 'secondary',
    publishedOn: '',
    note: 'By fax.',
  })
  await review(db, actor, second, { verdict: 'disputed', rationale: 'The embassy denies it.' })
  await review(db, await colleague(db, actor), second)

  await attach(db, actor, third)
  await review(db, actor, third, { rationale: 'The decree is not about this.' })

  const { slug, version } = await db.article.findFirstOrThrow({ select: { slug: true, version: true } })
  const form = { byline: 'D. Writer', outlet: 'Foreign desk', language: 'en', publishedOn: '2024-05-29' }
  await editArticle(db, actor, { slug, version, form: { ...form, deadline: '2024-05-30T09:00' } })
}

async function withdraw(db: Db, actor: Actor, id: number, reason: string): Promise<void> {
  const result = await withdrawEvidence(db, actor, { id, reason })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
}
