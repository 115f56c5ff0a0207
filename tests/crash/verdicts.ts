import { post } from '../support/app.js'
import { COOKIE } from './program.js'

/** A verdict that was sent. Its rationale is said once. */
export interface Sent {
  readonly claimId: number
  readonly rationale: string
}

export interface SentVerdicts {
  readonly sent: readonly Sent[]
  /** Those that were answered with 303: the program promised that they are on record. */
  readonly answered: readonly Sent[]
}

/** A claim with the version that it is at. */
export interface Versioned {
  readonly id: number
  readonly version: number
}

/**
 * Sends verdicts on several claims at once, on each one after the other, until all are sent or nobody answers.
 *
 * @param onAnswer  told how many have been answered, after each
 * @throws when an answer is anything but 303
 */
export async function sendVerdicts(
  origin: string,
  claims: readonly Versioned[],
  {
    count,
    round,
    onAnswer,
  }: { readonly count: number; readonly round: number; readonly onAnswer: (answered: number) => void },
): Promise<SentVerdicts> {
  const [sent, answered]: [Sent[], Sent[]] = [[], []]
  const each = count / claims.length
  const work = claims.map(async ({ id, version }) => {
    for (let nth = 0; nth < each; nth += 1) {
      const verdict = { claimId: id, rationale: `Round ${round}, claim ${id}, reading ${nth}.` }
      sent.push(verdict)
      const status = await statusOf(origin, verdict, version + nth)
      if (status === null) return
      if (status !== 303) throw new Error(`${verdict.rationale} was answered with ${status}`)
      answered.push(verdict)
      onAnswer(answered.length)
    }
  })
  await Promise.all(work)
  return { sent, answered }
}

/** @returns `null` when the connection broke */
async function statusOf(
  origin: string,
  { claimId, rationale }: Sent,
  version: number,
): Promise<number | null> {
  const fields = { verdict: 'unconfirmed', rationale, from: 'claim', version: String(version) }
  try {
    const { status } = await post(`${origin}/claims/${claimId}/reviews`, fields, { cookie: COOKIE })
    return status
  } catch {
    return null
  }
}
