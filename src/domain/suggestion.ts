import type { Stance } from './evidence.js'
import type { Verdict } from './verdicts.js'

/** One live piece of evidence, as far as the arithmetic needs it. */
export interface Weighed {
  readonly stance: Stance
  /** Names the origin of its source: sources of one origin carry the same text. */
  readonly origin: string
  readonly primary: boolean
  /** False for a source that the desk rates unreliable: shown, and not counted. */
  readonly reliable: boolean
}

/** What the evidence adds up to. It suggests; a person decides. */
export interface Suggestion {
  readonly verdict: Verdict
  /** Pieces of evidence that count. */
  readonly supports: number
  readonly refutes: number
  /** Different origins of what counts, on both sides, and those of them with a primary source. */
  readonly origins: number
  readonly primaries: number
  /** Whether the side that the verdict rests on has a primary source or two independent origins. */
  readonly sufficient: boolean
  /** What would make it sufficient, each a phrase: "one more independent origin, or a primary source". */
  readonly missing: readonly string[]
  /** The reasons, each a sentence. */
  readonly why: readonly string[]
}

/**
 * Adds up the evidence of one claim. Total, pure, and independent of the order.
 *
 * Both sides: disputed. Only refuting: disputed. Only supporting: confirmed when sufficient, else unconfirmed.
 * Nothing: unconfirmed. Context, and sources rated unreliable, count for nothing.
 *
 * @see CLIMATE-FEVER's labels for the table; the desks' rule "one primary or two corroborating secondary sources"
 */
export function suggestVerdict(evidence: readonly Weighed[]): Suggestion {
  const counted = evidence.filter(({ stance, reliable }) => stance !== 'context' && reliable)
  const supporting = counted.filter(({ stance }) => stance === 'supports')
  const refuting = counted.filter(({ stance }) => stance === 'refutes')
  const decisive = refuting.length > 0 ? refuting : supporting
  const sufficient = primariesOf(decisive) > 0 || originsOf(decisive) > 1
  return {
    verdict:
      refuting.length > 0 ? 'disputed' : supporting.length > 0 && sufficient ? 'confirmed' : 'unconfirmed',
    supports: supporting.length,
    refutes: refuting.length,
    origins: originsOf(counted),
    primaries: primariesOf(counted),
    sufficient,
    missing: whatIsMissing(counted.length, sufficient),
    why: reasons(supporting.length, refuting.length, sufficient, evidence),
  }
}

const originsOf = (evidence: readonly Weighed[]): number => new Set(evidence.map(({ origin }) => origin)).size

const primariesOf = (evidence: readonly Weighed[]): number =>
  originsOf(evidence.filter(({ primary }) => primary))

function whatIsMissing(counted: number, sufficient: boolean): readonly string[] {
  if (counted === 0) return ['any evidence']
  return sufficient ? [] : ['one more independent origin, or a primary source']
}

function reasons(
  supports: number,
  refutes: number,
  sufficient: boolean,
  evidence: readonly Weighed[],
): readonly string[] {
  const unreliable = evidence.filter(({ stance, reliable }) => stance !== 'context' && !reliable).length
  const why = [sideSentence(supports, refutes)]
  if (supports + refutes > 0) {
    const side = refutes > 0 ? 'refuting' : 'supporting'
    why.push(
      sufficient
        ? `The ${side} side is sufficient: it has a primary source or two independent origins.`
        : `The ${side} side is not sufficient: it rests on one origin and no primary source.`,
    )
  }
  if (unreliable > 0) {
    why.push(
      unreliable === 1
        ? 'One piece is from a source rated unreliable and is not counted.'
        : `${unreliable} pieces are from sources rated unreliable and are not counted.`,
    )
  }
  return why
}

function sideSentence(supports: number, refutes: number): string {
  if (supports > 0 && refutes > 0) return 'Evidence supports it and evidence refutes it: conflicting.'
  if (refutes > 0) return 'Evidence refutes it and none supports it: contradicted.'
  if (supports > 0) return 'Evidence supports it and none refutes it.'
  return 'No evidence supports or refutes it.'
}
