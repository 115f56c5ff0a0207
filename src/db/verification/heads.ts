import type { Head } from '../../domain/heads.js'
import type { Moment } from '../moment.js'
import { CHAIN_START } from '../record/activity.js'
import { listChains, type ChainRow } from './chains.js'
import { refuse } from './fault.js'
import { readRecord, type RecordFile } from './file.js'

/** The heads of all chains as they are now, the desk's first: to be kept where who can write the file cannot. */
export async function listHeads(file: RecordFile): Promise<readonly Head[]> {
  const chains = await readRecord(file, listChains)
  return chains.map(({ uid, slug, length, head, at }) => ({
    name: slug ?? 'desk',
    chain: uid,
    length,
    hash: head,
    at,
  }))
}

/**
 * Holds heads that were written down earlier against the chains: each must still be there, at its place.
 *
 * @throws {RecordFault} when lines were cut off or rewritten since, or a chain is gone
 */
export async function checkHeads(
  moment: Moment,
  chains: readonly ChainRow[],
  heads: readonly Head[],
): Promise<void> {
  const byUid = new Map(chains.map((chain) => [chain.uid, chain]))
  for (const { name, chain: uid, length, hash, at } of heads) {
    const slug = name === 'desk' ? null : name
    const place = { slug, what: `the head written down at ${at}`, uid, seq: length }
    const chain = byUid.get(uid)
    if (!chain) refuse(place, 'its chain is gone.')
    if ((chain.slug ?? 'desk') !== name)
      refuse(place, `its chain belongs to ${chain.slug ?? 'the desk'} now.`)
    if (length > chain.length)
      refuse(place, `the chain had ${length} lines, and has ${chain.length}: its last lines were cut off.`)
    const line = await moment.first<{ hash: string }>`
      SELECT hash FROM Activity WHERE chainId = ${chain.id} AND seq = ${length}`
    if ((length === 0 ? CHAIN_START : line?.hash) !== hash)
      refuse(place, 'that line is not in its chain any more: the history was rewritten.')
  }
}
