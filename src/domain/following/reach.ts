import type { Span } from '../spans.js'
import type { Comparison, Hunk } from './hunks.js'
import { isLink, ownOf, type Passage, type Share } from './passage.js'

/**
 * Tells which clauses before the edit a hunk bears on: those it stands in, and those that share with them what it
 * changed. Clauses share negation, attribution and condition always; year, unit and subject where they have no own.
 */
export function reachWithin(
  before: Passage,
  after: Passage,
  comparison: Comparison,
): (hunk: Hunk) => ReadonlySet<number> {
  const clausesBefore = originsOf(before, after, comparison)
  const own = ownOf(before)
  const newOwn = ownOf(after)
  const ofQuotation = new Map<number, Set<number>>()
  for (const [at, { quotation }] of before.words.entries()) {
    const clauses = ofQuotation.get(quotation) ?? new Set<number>()
    ofQuotation.set(quotation, clauses.add(before.clauses[at] ?? 0))
  }
  const sharing = new Map<string, readonly number[]>()

  return ({ from, to }) => {
    const reached = new Set<number>()
    const shared = new Set<Share>()
    const quotations = new Set<number>()
    for (let at = from.start; at < from.end; at += 1) {
      reached.add(before.clauses[at] ?? 0)
      shared.add(before.shares[at] ?? null)
      quotations.add(before.words[at]?.quotation ?? 0)
    }
    for (let at = to.start; at < to.end; at += 1) {
      for (const clause of clausesBefore.get(after.clauses[at] ?? 0) ?? []) reached.add(clause)
      for (const beside of [from.start - 1, from.end]) {
        const place = comparison.placeOf[beside] ?? -1
        if (place >= 0 && after.clauses[place] === after.clauses[at]) reached.add(before.clauses[beside] ?? 0)
      }
      shared.add(after.shares[at] ?? null)
      if ((after.words[at]?.quotation ?? 0) === 0) continue
      for (const beside of [from.start - 1, from.end]) quotations.add(before.words[beside]?.quotation ?? 0)
    }
    // "… but was disqualified": a clause put in or taken out whole that leans on the one beside it.
    if (leans(before, own, from) || leans(after, newOwn, to)) {
      for (const beside of [from.start - 1, from.end]) {
        if (beside >= 0 && beside < before.clauses.length) reached.add(before.clauses[beside] ?? 0)
      }
    }
    quotations.delete(0)
    for (const quotation of quotations)
      for (const clause of ofQuotation.get(quotation) ?? []) reached.add(clause)

    const what = [...shared].sort().join(' ')
    const takePart =
      sharing.get(what) ?? [...own].flatMap(([clause, has]) => (lacksOne(has, shared) ? [clause] : []))
    sharing.set(what, takePart)
    for (const clause of takePart) reached.add(clause)
    return reached
  }
}

/** Whether a range of words begins with a clause that is joined to another and has no subject of its own. */
function leans(
  { words, clauses }: Passage,
  own: ReadonlyMap<number, ReadonlySet<Share>>,
  { start, end }: Span,
): boolean {
  const word = words[start]
  return (
    start < end && word !== undefined && isLink(word) && own.get(clauses[start] ?? 0)?.has('subject') !== true
  )
}

/** A clause that less than this share of another's words come from is no origin of it: they share an "of". */
const ORIGIN = 0.25

/** Each clause after, and those before that its words come from. A new clause has none. */
function originsOf(
  before: Passage,
  after: Passage,
  { placeOf }: Comparison,
): ReadonlyMap<number, readonly number[]> {
  const votes = new Map<number, Map<number, number>>()
  for (const [at, place] of placeOf.entries()) {
    if (place < 0) continue
    const clause = after.clauses[place] ?? 0
    const counts = votes.get(clause) ?? new Map<number, number>()
    const from = before.clauses[at] ?? 0
    counts.set(from, (counts.get(from) ?? 0) + 1)
    votes.set(clause, counts)
  }
  return new Map(
    [...votes].map(([clause, counts]) => {
      const most = Math.max(...counts.values())
      return [clause, [...counts].flatMap(([from, count]) => (count >= ORIGIN * most ? [from] : []))]
    }),
  )
}

const lacksOne = (own: ReadonlySet<Share>, shared: ReadonlySet<Share>): boolean =>
  [...shared].some((share) => share !== null && !own.has(share))
