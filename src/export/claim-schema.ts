import { z } from 'zod'
import { ABOUTS, CLAIM_KINDS, SENSITIVITIES } from '../domain/claims.js'
import { SOURCE_KINDS, STANCES, TIERS } from '../domain/evidence.js'
import { DISPUTE_REASONS, VERDICTS } from '../domain/verdicts.js'
import { count, day, ordinal, place, time } from './schema-parts.js'

const attribution = z.strictObject({
  speaker: z.string(),
  capacity: z.string(),
  anonymous: z.boolean(),
  verb: z.string(),
})

const suggestion = z.strictObject({
  verdict: z.enum(VERDICTS),
  supports: count,
  refutes: count,
  origins: count,
  primaries: count,
  sufficient: z.boolean(),
  missing: z.array(z.string()),
  why: z.array(z.string()),
})

const review = z.strictObject({
  verdict: z.enum(VERDICTS),
  disputeReason: z.enum(DISPUTE_REASONS).nullable(),
  rationale: z.string(),
  departs: z.boolean().describe('The reviewer decided otherwise than the evidence suggested'),
  decides: z.boolean().describe('The verdict of the claim stands on it'),
  by: z.string(),
  at: time,
})

const source = z.strictObject({
  title: z.string(),
  publisher: z.string(),
  kind: z.enum(SOURCE_KINDS),
  tier: z.enum(TIERS),
  publishedOn: day.nullable(),
  url: z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .nullable(),
})

const evidence = z.strictObject({
  stance: z.enum(STANCES),
  excerpt: z.string(),
  locator: z.string(),
  note: z.string(),
  by: z.string(),
  at: time,
  source,
})

/** A claim of a report, with what was found about it. */
export const claim = z.strictObject({
  uid: z.uuid(),
  number: ordinal,
  statement: z.string(),
  kind: z.enum(CLAIM_KINDS),
  about: z.enum(ABOUTS),
  question: z.string(),
  timePhrase: z.string().nullable(),
  timeFrom: day.nullable(),
  timeTo: day.nullable(),
  saidBy: z.array(attribution).describe('Next to the article first'),
  words: z
    .array(z.strictObject({ ...place, exact: z.string() }))
    .describe('Where it stands, in reading order'),
  verdict: z.enum(VERDICTS).nullable().describe('null: nobody has reviewed it'),
  disputeReason: z.enum(DISPUTE_REASONS).nullable(),
  contested: z.boolean(),
  sensitivity: z.enum(SENSITIVITIES),
  approvals: z
    .array(z.strictObject({ by: z.string(), at: time }))
    .describe('Who agreed with the review that stands, first to last'),
  evidenceChanged: z.boolean().describe('Evidence was added or withdrawn after the verdict'),
  suggestion,
  reviews: z.array(review).describe('Newest first'),
  evidence: z.array(evidence).describe('Oldest first'),
})
