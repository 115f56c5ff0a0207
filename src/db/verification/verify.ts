import type { Head } from '../../domain/heads.js'
import { startReplay, type Replay } from '../../domain/replay.js'
import type { Moment } from '../moment.js'
import { checkArticle } from './article.js'
import { listChains, walkChain, type ChainRow } from './chains.js'
import { checkCopies } from './copies.js'
import { checkDesk } from './desk.js'
import { RecordFault, refuse } from './fault.js'
import { checkFile, checkLastRows, readRecord, type RecordFile } from './file.js'
import { checkHeads } from './heads.js'
import { listRedactions } from './redactions.js'

export interface VerifyOptions extends RecordFile {
  /** Where archived copies lie; `null` where they are not beside the database, as in a backup. */
  readonly dataDir: string | null
  /** Heads that were written down earlier; none are compared when there are none. */
  readonly heads: readonly Head[]
  /** Told of each chain when it was found to hold. */
  readonly onChain?: (name: string) => void
}

/** What was checked and found to agree. */
export interface Verified {
  readonly chains: number
  readonly lines: number
  readonly redacted: number
  readonly articles: number
  readonly claims: number
  readonly evidence: number
  readonly reviews: number
  readonly sources: number
  readonly copies: number
  /** Lines of a kind that this version does not know: what they are about was not compared. */
  readonly unknown: readonly { readonly action: string; readonly lines: number }[]
}

export type Verification =
  { readonly holds: true; readonly verified: Verified } | { readonly holds: false; readonly fault: string }

/**
 * Checks a record from end to end, from one moment, and writes nothing: the file, every chain, and that the tables are
 * what the chains say. It stops at the first thing that is wrong.
 *
 * It holds one batch of lines, and the rows of one article, at a time.
 *
 * @throws {MigrationError} when the file is missing, is no database, or waits for a migration
 */
export async function verifyRecord(options: VerifyOptions): Promise<Verification> {
  try {
    const verified = await readRecord(options, async (moment, connection) => {
      await checkFile(connection, options.root)
      const chains = await listChains(moment)
      await checkHeads(moment, chains, options.heads)
      await refuseMissingChains(moment, chains)
      const verified = await checkChains(moment, chains, options)
      await checkLastRows(connection)
      return { ...verified, copies: await checkCopies(moment, options.dataDir) }
    })
    return { holds: true, verified }
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error
    return { holds: false, fault: error.message }
  }
}

async function refuseMissingChains(moment: Moment, chains: readonly ChainRow[]): Promise<void> {
  if (!chains.some(({ articleId }) => articleId === null))
    refuse(
      { slug: null, what: 'its history' },
      'it has no chain: nothing was ever recorded here, or all of it is gone.',
    )
  const bare = await moment.first<{ slug: string; uid: string }>`
    SELECT slug, uid FROM Article WHERE id NOT IN (SELECT articleId FROM Chain WHERE articleId IS NOT NULL) ORDER BY id`
  if (bare) refuse({ slug: bare.slug, what: 'its history', uid: bare.uid }, 'its chain is gone.')
}

async function checkChains(
  moment: Moment,
  chains: readonly ChainRow[],
  { onChain }: VerifyOptions,
): Promise<Omit<Verified, 'copies'>> {
  const redactions = await listRedactions(moment)
  const total = { claims: 0, evidence: 0, reviews: 0, sources: 0 }
  const unknown = new Map<string, number>()
  for (const chain of chains) {
    const { articleId, slug } = chain
    const replay = startReplay()
    await walkChain(moment, chain, redactions, replay)
    addUnknown(unknown, replay)
    if (articleId === null || slug === null) total.sources += (await checkDesk(moment, replay)).sources
    else {
      const { claims, evidence, reviews } = await checkArticle(moment, { id: articleId, slug }, replay)
      total.claims += claims
      total.evidence += evidence
      total.reviews += reviews
    }
    onChain?.(slug ?? 'desk')
  }
  return {
    ...total,
    chains: chains.length,
    articles: chains.length - 1,
    lines: chains.reduce((sum, { length }) => sum + length, 0),
    redacted: redactions.size,
    unknown: [...unknown].map(([action, lines]) => ({ action, lines })),
  }
}

function addUnknown(unknown: Map<string, number>, replay: Replay): void {
  for (const [action, lines] of replay.unknown) unknown.set(action, (unknown.get(action) ?? 0) + lines)
}
