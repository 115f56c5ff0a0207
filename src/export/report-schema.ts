import { z } from 'zod'
import { APPROVAL_NEEDS } from '../domain/approvals.js'
import { GATES } from '../domain/gates.js'
import { DISCREPANCY_KINDS } from '../domain/same-fact/discrepancy.js'
import { SIGN_OFF_ROLES } from '../domain/sign-offs.js'
import { WAIVER_REASONS } from '../domain/waivers.js'
import { claim } from './claim-schema.js'
import { ENVELOPE, type ReportJson } from './json.js'
import { count, day, ordinal, place, sha256, time } from './schema-parts.js'

const article = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  headline: z.string(),
  byline: z.string(),
  outlet: z.string(),
  language: z.string().describe('BCP 47'),
  publishedOn: day.nullable(),
  deadline: time.nullable(),
  sample: z.boolean(),
})

const revision = z.strictObject({
  number: ordinal,
  newest: ordinal,
  at: time,
  sha256,
  headline: z.string(),
  standfirst: z.string(),
  body: z.string(),
})

const progress = z.strictObject({
  total: count,
  reviewed: count,
  confirmed: count,
  unconfirmed: count,
  disputed: count,
  open: count,
})

const agreement = z.strictObject({
  approved: count,
  contested: count,
  outstanding: count.describe('Claims that need an approval and have none'),
  needed: z.enum(APPROVAL_NEEDS).describe('Which claims need an approval'),
})

const coverage = z.strictObject({
  sentences: count,
  claimed: count,
  waived: count,
  uncovered: count,
  percent: z.int().min(0).max(100),
})

const sentence = z.strictObject({
  ...place,
  paragraph: ordinal,
  ordinal,
  state: z.enum(['claimed', 'waived', 'uncovered']),
})

const waiver = z.strictObject({
  ...place,
  exact: z.string(),
  reason: z.enum(WAIVER_REASONS),
  note: z.string(),
})

const signOff = z.strictObject({
  role: z.enum(SIGN_OFF_ROLES),
  by: z.string(),
  at: time,
  overrides: z
    .array(z.strictObject({ gate: z.enum(GATES), reason: z.string() }))
    .describe('Rules that did not hold, and why it was signed off all the same'),
  withdrawn: z.strictObject({ by: z.string(), at: time, reason: z.string() }).nullable(),
})

const discrepancy = z.strictObject({
  kind: z.enum(DISCREPANCY_KINDS),
  claims: z.array(ordinal).describe('Numbers of the claims, the lower first'),
  wordings: z.array(z.string()).describe('What each of them says'),
  reason: z.string(),
  dismissed: z.strictObject({ note: z.string(), by: z.string(), at: time }).nullable(),
})

const publication = z.strictObject({ revision: ordinal, at: time, url: z.string().nullable() })

const correction = z.strictObject({
  before: z.string(),
  after: z.string(),
  reason: z.string(),
  by: z.string(),
  at: time,
  claims: z.array(ordinal).describe('Numbers of the claims that it touches'),
})

/** The shape of a report as JSON, for readers outside. docs/report.schema.json is made from it. */
const reportSchema = z.strictObject({
  format: z.literal(ENVELOPE.format),
  formatVersion: z.literal(ENVELOPE.formatVersion),
  schema: z.literal(ENVELOPE.schema),
  generated: z.strictObject({ at: time, by: z.string(), version: z.string() }),
  article,
  revision,
  chain: z
    .strictObject({ head: sha256, length: count })
    .describe('The article’s hash chain when the report was made'),
  progress,
  agreement,
  coverage,
  sentences: z.array(sentence),
  waivers: z.array(waiver),
  claims: z.array(claim).describe('In reading order'),
  discrepancies: z.array(discrepancy),
  signOffs: z.array(signOff),
  publications: z.array(publication),
  corrections: z.array(correction),
})

type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

/** Asks for a second argument, which there is not, when the schema and `ReportData` drift apart. */
function mirroring<T>(
  schema: z.ZodType<T>,
  ..._drift: [Frozen<T>, ReportJson] extends [ReportJson, Frozen<T>] ? [] : [never]
): z.ZodType<T> {
  return schema
}

/** The JSON Schema of a report, as docs/report.schema.json publishes it. */
export function reportJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(mirroring(reportSchema), { target: 'draft-2020-12' })
  return { $schema, $id: ENVELOPE.schema, title: 'A review report of Tickmark', ...schema }
}
