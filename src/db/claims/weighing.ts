import type { Stance, Tier } from '../../domain/evidence.js'
import { suggestVerdict, type Weighed } from '../../domain/suggestion.js'
import { Prisma } from '../generated/client.js'
import type { Tx } from '../transaction.js'

/** What the arithmetic reads of a piece of evidence. */
export interface WeighedRow {
  readonly stance: Stance
  readonly sourceId: number
  readonly tier: Tier
  readonly reliability: string
}

/** Each source is an origin of its own as long as nobody says who took it from whom. */
export const weigh = ({ stance, sourceId, tier, reliability }: WeighedRow): Weighed => ({
  stance,
  origin: String(sourceId),
  primary: tier === 'primary',
  reliable: reliability !== 'unreliable',
})

/**
 * The live evidence of a claim as a JSON array of {@link WeighedRow}: a merged source is what its survivor is. One value,
 * so that a statement can read it beside other things.
 */
export const weighedEvidence = (claimId: number): Prisma.Sql => Prisma.sql`
  (SELECT json_group_array(json_object('stance', e.stance, 'sourceId', s.id, 'tier', s.tier, 'reliability', s.reliability))
    FROM Evidence e
    JOIN Source o ON o.id = e.sourceId
    JOIN Source s ON s.id = coalesce(o.mergedIntoId, o.id)
    WHERE e.claimId = ${claimId} AND e.withdrawnAt IS NULL)`

/**
 * Brings a claim's counts up to date after evidence came or went. Its version rises, so that nobody reviews over
 * evidence they have not seen, and a verdict it has is marked: the evidence changed since. An approval no longer counts
 * (see `isApproved`).
 */
export async function weighAnew(tx: Tx, claimId: number): Promise<void> {
  const [row] = await tx.$queryRaw<[{ evidence: string }]>`SELECT ${weighedEvidence(claimId)} AS evidence`
  const evidence = JSON.parse(row.evidence) as WeighedRow[]
  const { supports, refutes, origins, primaries } = suggestVerdict(evidence.map(weigh))
  await tx.$executeRaw`
    UPDATE Claim SET supports = ${supports}, refutes = ${refutes}, origins = ${origins}, primaries = ${primaries},
      evidenceChanged = (verdict IS NOT NULL), approved = 0, version = version + 1
    WHERE id = ${claimId}`
}
