import { hash as hashOf, randomBytes, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Actor } from './actor.js'
import type { Tx } from '../transaction.js'

/** What is put on record about one change. Sources are named by uid, never by title. */
export interface Change {
  /** The article in whose chain it stands; `null` for the desk's: people, settings, sources. */
  readonly articleId: number | null
  /** What was done, as `claim.added`. */
  readonly action: string
  /** The uid of what it was done to. */
  readonly subject: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** What the first link of a chain has as its predecessor's hash. */
export const CHAIN_START = '0'.repeat(64)

export const sha256 = (text: string): string => hashOf('sha256', text, 'hex')

/** The canonical form of a plain value. @see RFC 8785 */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('This value has no canonical form')
  return text
}

/** payloadHash = sha256(salt + canonical payload): salted, so that a redacted value cannot be guessed from it. */
export const hashPayload = (salt: string, before: unknown, after: unknown): string =>
  sha256(salt + canonical({ before, after }))

/** The same over what is stored: the old and new value are on the disk in their canonical form already. */
export const hashStoredPayload = (salt: string, before: string | null, after: string | null): string =>
  sha256(`${salt}{"after":${after ?? 'null'},"before":${before ?? 'null'}}`)

/** hash = sha256(prevHash + canonical form of the rest). */
export function hashActivity(
  prevHash: string,
  rest: {
    readonly chain: string
    readonly seq: number
    readonly at: string
    readonly by: string
    readonly action: string
    readonly subject: string
    readonly payloadHash: string
  },
): string {
  const { action, at, by, chain, payloadHash, seq, subject } = rest
  // Strings and a whole number, their names in order: this is the canonical form, in a tenth of the time.
  return sha256(prevHash + JSON.stringify({ action, at, by, chain, payloadHash, seq, subject }))
}

/** Starts the chain of an article, or of the desk. */
export async function startChain(tx: Tx, actor: Actor, articleId: number | null): Promise<void> {
  await tx.chain.create({
    data: { uid: randomUUID(), createdAt: actor.at, articleId, head: CHAIN_START },
    select: { id: true },
  })
}

/**
 * Adds a line to the history, in the transaction of what it records.
 *
 * Where a change writes to both, the article's chain comes before the desk's: one order of locks.
 */
export async function appendActivity(tx: Tx, actor: Actor, change: Change): Promise<void> {
  const { articleId, action, subject, before, after } = change
  const [chain] = await tx.$queryRaw<{ id: number; uid: string; head: string; length: number }[]>`
    SELECT id, uid, head, length FROM Chain WHERE articleId IS ${articleId}`
  if (chain === undefined) throw new Error(`Article ${articleId ?? '(desk)'} has no chain`)

  const seq = chain.length + 1
  const salt = randomBytes(16).toString('hex')
  const payloadHash = hashPayload(salt, before, after)
  const at = actor.at.toISOString()
  const hash = hashActivity(chain.head, {
    chain: chain.uid,
    seq,
    at,
    by: actor.uid,
    action,
    subject,
    payloadHash,
  })

  const [activity] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO Activity (uid, chainId, seq, createdAt, byId, action, subject, payloadHash, prevHash, hash)
    VALUES (${randomUUID()}, ${chain.id}, ${seq}, ${actor.at}, ${actor.id}, ${action}, ${subject},
      ${payloadHash}, ${chain.head}, ${hash})
    RETURNING id`
  await tx.$executeRaw`
    INSERT INTO ActivityPayload (uid, createdAt, activityId, salt, before, after)
    VALUES (${randomUUID()}, ${actor.at}, ${activity?.id}, ${salt}, ${jsonOrNull(before)}, ${jsonOrNull(after)})`
  await tx.$executeRaw`UPDATE Chain SET head = ${hash}, length = ${seq} WHERE id = ${chain.id}`
}

const jsonOrNull = (value: unknown): string | null => (value === null ? null : canonical(value))
