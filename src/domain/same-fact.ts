import type { Discrepancy, StatedClaim } from './same-fact/discrepancy.js'
import { fullNames, type Name } from './same-fact/names.js'
import { officeDiscrepancies } from './same-fact/offices-twice.js'
import { slotDiscrepancies } from './same-fact/slots.js'
import { spellingDiscrepancies } from './same-fact/spellings.js'
import { readStatement } from './same-fact/statement.js'

/**
 * Finds what the claims of an article state twice and differently: a number or a date where all else that is said is the
 * same, two offices of one person that exclude each other, a name that is spelt in two ways. English only.
 *
 * It would rather miss one than name a wrong one: a number is compared where every other word that bears meaning is the
 * same, endings and a few words of one sense aside. What two speakers say differently is not the article's mistake.
 *
 * @returns by the numbers of the claims, whatever the order in which they come. Never throws.
 */
export function findDiscrepancies(claims: readonly StatedClaim[]): readonly Discrepancy[] {
  const read = [...claims]
    .sort((a, b) => a.number - b.number)
    .map((claim) => ({ claim, says: readStatement(claim.statement) }))
  const names = read.flatMap(({ says }) => says.names)
  const full = fullNames(names)
  const sure = new Set(names.flatMap((name) => (name.sure ? name.parts.slice(-1) : [])))
  const nameOf = (name: Name): string | null => {
    const last = name.parts.at(-1) ?? ''
    return name.sure || sure.has(last) ? (full.get(last) ?? name.parts.join(' ')) : null
  }
  return [
    ...slotDiscrepancies(read, nameOf),
    ...officeDiscrepancies(read, nameOf),
    ...spellingDiscrepancies(read),
  ].sort(byClaims)
}

const byClaims = (a: Discrepancy, b: Discrepancy): number =>
  a.claims[0] - b.claims[0] || a.claims[1] - b.claims[1] || (a.reason < b.reason ? -1 : 1)
