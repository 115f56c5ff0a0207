import type { StandingRequest } from './change-requests.js'
import type { IsoDate } from './fields.js'
import type { Verdict } from './verdicts.js'

/** What must hold before a revision is signed off, in the order in which a desk works. */
export const GATES = [
  'coverage',
  'placements',
  'reviews',
  'contests',
  'evidence',
  'approvals',
  'rechecks',
  'requests',
  'legal',
] as const
export type GateName = (typeof GATES)[number]

/** One thing that stands in the way; it names a claim, or a sentence, or neither. */
export interface Blocker {
  readonly claim: number | null
  /** Which of the uncovered sentences, from 0. */
  readonly sentence: number | null
  readonly why: string
}

/** A gate with all that blocks it: it holds when nothing does. */
export interface Gate {
  readonly name: GateName
  readonly blockers: readonly Blocker[]
}

/** A claim as the gates read it. */
export interface GatedClaim {
  readonly number: number
  readonly verdict: Verdict | null
  readonly contested: boolean
  readonly evidenceChanged: boolean
  /** It has a verdict that needs an approval and has none. */
  readonly awaitsApproval: boolean
  readonly recheckOn: IsoDate | null
  readonly legal: boolean
  /** Its words in this revision that nobody has settled: gone, or ambiguous. */
  readonly unsettled: 'gone' | 'ambiguous' | null
  /** The requests that are made of it, with when, and when the newest live review was. */
  readonly requests: readonly (StandingRequest & { readonly at: Date })[]
  readonly reviewedAt: Date | null
  /** The number of the revision that last changed what it stands on: an older change request was about other words. */
  readonly wordsSince: number
}

/** What the gates of one revision depend on. */
export interface GateBasis {
  readonly claims: readonly GatedClaim[]
  /** The sentences that nobody dealt with, in reading order: a few words of each. */
  readonly uncovered: readonly string[]
  /** Sentences that there are. */
  readonly sentences: number
  /** Whether somebody who may has given the legal sign-off of this revision. */
  readonly legalSignedOff: boolean
  /** In the desk's time zone. */
  readonly today: IsoDate
}

/**
 * Reads what still blocks the sign-off of a revision, gate by gate.
 *
 * @returns every gate, those that hold too
 */
export function gatesOf({ claims, uncovered, sentences, legalSignedOff, today }: GateBasis): readonly Gate[] {
  const each = (name: GateName, why: (claim: GatedClaim) => string | null): Gate => ({
    name,
    blockers: claims.flatMap((claim) => {
      const reason = why(claim)
      return reason === null ? [] : [{ claim: claim.number, sentence: null, why: reason }]
    }),
  })
  return [
    {
      name: 'coverage',
      blockers:
        sentences === 0
          ? [{ claim: null, sentence: null, why: 'there is no text' }]
          : uncovered.map((why, sentence) => ({ claim: null, sentence, why })),
    },
    each('placements', ({ unsettled }) =>
      unsettled === null
        ? null
        : unsettled === 'gone'
          ? 'its words are gone from the text'
          : 'its words stand in several places',
    ),
    each('reviews', ({ verdict }) => (verdict === null ? 'nobody has reviewed it' : null)),
    each('contests', ({ contested }) => (contested ? 'two reviewers differ' : null)),
    each('evidence', ({ evidenceChanged }) =>
      evidenceChanged ? 'the evidence changed since the verdict' : null,
    ),
    each('approvals', ({ awaitsApproval }) => (awaitsApproval ? 'its verdict needs an approval' : null)),
    each('rechecks', ({ recheckOn }) =>
      recheckOn !== null && recheckOn <= today ? `it is due for a re-check since ${recheckOn}` : null,
    ),
    each('requests', (claim) =>
      isAnswered(claim) ? null : `${claim.verdict ?? 'open'}, and nothing came of it`,
    ),
    {
      name: 'legal',
      blockers:
        legalSignedOff || !claims.some(({ legal }) => legal)
          ? []
          : [{ claim: null, sentence: null, why: 'a claim is marked legal, and there is no legal sign-off' }],
    },
  ]
}

/**
 * Whether something came of a verdict that is not "confirmed": a change that was carried out, and whose words stand still,
 * or an editor who let the words stand after that verdict. What nobody reviewed is blocked by another gate.
 */
function isAnswered({ verdict, requests, reviewedAt, wordsSince }: GatedClaim): boolean {
  if (verdict === null || verdict === 'confirmed') return true
  return requests.some(
    ({ kind, withdrawn, appliedIn, at }) =>
      !withdrawn &&
      ((appliedIn !== null && appliedIn >= wordsSince) ||
        (kind === 'stands' && (reviewedAt === null || at >= reviewedAt))),
  )
}

export const isBlocked = ({ blockers }: Gate): boolean => blockers.length > 0
