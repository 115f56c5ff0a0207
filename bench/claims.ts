import { randomUUID } from 'node:crypto'
import type { Actor } from '../src/db/record/actor.js'
import type { Tx } from '../src/db/transaction.js'
import { weigh } from '../src/db/claims/weighing.js'
import { quoteAt } from '../src/domain/placements.js'
import { codePoints } from '../src/domain/spans.js'
import { suggestVerdict } from '../src/domain/suggestion.js'
import type { Verdict } from '../src/domain/verdicts.js'
import { appendAll } from './chain.js'
import type { Source } from './sources.js'
import { wordsOf } from './text.js'

export interface Claim {
  readonly id: number
  readonly version: number
}

interface ClaimWork extends Claim {
  readonly uid: string
  readonly number: number
  /** Where it stands in the body: found once, since that reads the whole body. */
  readonly place: ReturnType<typeof quoted>
  /** The uid of its review. */
  readonly review: string
  readonly evidence: readonly {
    readonly uid: string
    readonly source: Source
    readonly stance: 'supports' | 'refutes'
  }[]
  /** What was recorded; `null` for every fourth claim. */
  readonly verdict: Verdict | null
}

interface Place {
  readonly articleId: number
  readonly revisionId: number
  readonly body: string
}

/** Adds claims to an article, one to a sentence; all but every fourth with two pieces of evidence and a review. */
export async function recordClaims(
  tx: Tx,
  actor: Actor,
  { size, sources, ...place }: Place & { readonly size: number; readonly sources: readonly Source[] },
): Promise<readonly Claim[]> {
  if (size === 0) return []
  const before = await tx.claim.count()
  const claims = Array.from({ length: size }, (_, nth) => workOn(before + nth + 1, nth, sources, place.body))
  await insertClaims(tx, actor, place, claims)
  await insertReviews(tx, actor, place, claims)
  await appendAll(tx, actor, place.articleId, claims.flatMap(historyOf))
  return claims.map(({ id, version }) => ({ id, version }))
}

function workOn(id: number, nth: number, sources: readonly Source[], body: string): ClaimWork {
  const place = quoted(body, nth)
  const [uid, review, number] = [randomUUID(), randomUUID(), nth + 1]
  if (nth % 4 === 3) return { id, uid, review, number, place, version: 1, evidence: [], verdict: null }
  const stance = nth % 4 === 2 ? ('refutes' as const) : ('supports' as const)
  const evidence = [0, 1].map((more) => ({
    uid: randomUUID(),
    stance,
    source: sources[(id * 2 + more) % sources.length]!,
  }))
  return { id, uid, review, number, place, version: 4, evidence, verdict: weighed({ evidence }).verdict }
}

const weighed = ({ evidence }: Pick<ClaimWork, 'evidence'>) =>
  suggestVerdict(
    evidence.map(({ stance, source }) =>
      weigh({
        stance,
        sourceId: source.id,
        tier: source.primary ? 'primary' : 'secondary',
        reliability: 'unrated',
      }),
    ),
  )

const reasonOf = (verdict: Verdict | null) => (verdict === 'disputed' ? ('contradicted' as const) : null)

// Many rows to a statement, as JSON: row by row, or through Prisma, 10,000 claims take minutes.
async function insertClaims(
  tx: Tx,
  { at, id: byId }: Actor,
  place: Place,
  claims: readonly ClaimWork[],
): Promise<void> {
  const rows = JSON.stringify(claims.map((claim) => ({ ...claim, ...columnsOf(claim), ...claim.place })))
  await tx.$executeRaw`
    INSERT INTO Claim (createdAt, byId, articleId, kind, question, id, uid, number, version, statement, verdict,
      disputeReason, supports, refutes, origins, primaries)
    SELECT ${at}, ${byId}, ${place.articleId}, 'number', ${QUESTION},
      value ->> 'id', value ->> 'uid', value ->> 'number', value ->> 'version', value ->> 'statement',
      value ->> 'verdict', value ->> 'disputeReason', value ->> 'supports', value ->> 'refutes', value ->> 'origins',
      value ->> 'primaries'
    FROM json_each(${rows})`
  await tx.$executeRaw`
    INSERT INTO Placement (uid, createdAt, byId, revisionId, part, claimId, start, "end", exact, prefix, suffix)
    SELECT lower(hex(randomblob(16))), ${at}, ${byId}, ${place.revisionId}, 'body', value ->> 'id', value ->> 'start',
      value ->> 'end', value ->> 'exact', value ->> 'prefix', value ->> 'suffix'
    FROM json_each(${rows})`
  await tx.$executeRaw`
    INSERT INTO Attribution (uid, createdAt, claimId, ordinal, speaker, anonymous, verb)
    SELECT lower(hex(randomblob(16))), ${at}, value ->> 'id', 1, 'people familiar with it', 1, 'said'
    FROM json_each(${rows})`
}

function columnsOf(claim: ClaimWork) {
  const { supports, refutes, origins, primaries } = weighed(claim)
  const statement = `The town’s council ${wordsOf(claim.number - 1)} last year.`
  return { statement, disputeReason: reasonOf(claim.verdict), supports, refutes, origins, primaries }
}

function quoted(body: string, nth: number) {
  const words = wordsOf(nth)
  const start = codePoints(body.slice(0, body.indexOf(words)))
  const span = { start, end: start + codePoints(words) }
  return { ...quoteAt(body, span), ...span }
}

async function insertReviews(
  tx: Tx,
  { at, id: byId }: Actor,
  place: Place,
  claims: readonly ClaimWork[],
): Promise<void> {
  const evidence = claims.flatMap((claim) =>
    claim.evidence.map(({ uid, source, stance }) => {
      const excerpt = `The council ${wordsOf(claim.number - 1)}.`
      return { uid, claimId: claim.id, sourceId: source.id, stance, excerpt, locator: `page ${claim.number}` }
    }),
  )
  await tx.$executeRaw`
    INSERT INTO Evidence (createdAt, byId, uid, claimId, sourceId, stance, excerpt, locator)
    SELECT ${at}, ${byId}, value ->> 'uid', value ->> 'claimId', value ->> 'sourceId', value ->> 'stance',
      value ->> 'excerpt', value ->> 'locator'
    FROM json_each(${JSON.stringify(evidence)})`
  const reviews = claims.flatMap((claim) => {
    const { id, verdict, review: uid } = claim
    return verdict === null
      ? []
      : [{ uid, id, verdict, reason: reasonOf(verdict), rationale: rationaleOf(claim) }]
  })
  await tx.$executeRaw`
    INSERT INTO Review (uid, createdAt, byId, revisionId, departs, claimId, verdict, suggested, disputeReason, rationale)
    SELECT value ->> 'uid', ${at}, ${byId}, ${place.revisionId}, 0, value ->> 'id', value ->> 'verdict',
      value ->> 'verdict', value ->> 'reason', value ->> 'rationale'
    FROM json_each(${JSON.stringify(reviews)})`
}

const rationaleOf = ({ number }: ClaimWork): string =>
  `Page ${number} of the minutes was read beside the budget.`

const QUESTION = 'Which minutes say so, and does the budget agree with them?'

/** What `addClaim`, `attachEvidence` and `recordReview` would have put on record: verify holds the rows to it. */
function historyOf(claim: ClaimWork) {
  const { uid, number, evidence, verdict } = claim
  const { statement, disputeReason } = columnsOf(claim)
  const times = { timePhrase: null, timeFrom: null, timeTo: null }
  const saidBy = [{ speaker: 'people familiar with it', capacity: '', anonymous: true, verb: 'said' }]
  const placements = [{ part: 'body', ...claim.place }]
  const said = { number, statement, kind: 'number', about: 'true', question: QUESTION, ...times }
  const about = { subject: uid, before: null }
  return [
    { ...about, action: 'claim.added', after: { ...said, saidBy, placements } },
    ...evidence.map((row) => ({
      ...about,
      action: 'evidence.attached',
      after: { evidence: row.uid, source: row.source.uid, stance: row.stance, locator: `page ${number}` },
    })),
    ...(verdict === null
      ? []
      : [
          {
            ...about,
            action: 'review.recorded',
            before: { verdict: null, disputeReason: null },
            after: {
              ...{ review: claim.review, revision: 1, verdict, disputeReason, suggested: verdict },
              ...{ rationale: rationaleOf(claim), departs: false },
              standing: { verdict, disputeReason, contested: false },
            },
          },
        ]),
  ]
}
