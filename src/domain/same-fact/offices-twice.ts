import { MOST_WORDINGS, type Discrepancy, type ReadClaim, type StatedClaim } from './discrepancy.js'
import type { NameOf } from './names.js'
import { exclude, type Held } from './offices.js'

interface HeldInClaim extends Held {
  readonly claim: StatedClaim
}

/** Finds two claims that give one person two offices of which nobody holds both. Each pair once. */
export function officeDiscrepancies(claims: readonly ReadClaim[], nameOf: NameOf): readonly Discrepancy[] {
  const known = new Map<string, HeldInClaim[]>()
  const found = new Map<string, Discrepancy>()
  for (const { claim, says } of claims)
    for (const held of says.held) {
      const person = nameOf(held.name) ?? held.name.parts.join(' ')
      const before = known.get(person) ?? []
      const other = before.find((each) => each.claim !== claim && exclude(each.office, held.office))
      const pair = `${other?.claim.number ?? ''} ${claim.number}`
      if (other && !found.has(pair)) found.set(pair, discrepancy(other, { ...held, claim }))
      if (before.length < MOST_WORDINGS && !before.some(({ office }) => office === held.office))
        before.push({ ...held, claim })
      known.set(person, before)
    }
  return [...found.values()]
}

function discrepancy(one: HeldInClaim, other: HeldInClaim): Discrepancy {
  const claims = [one.claim.number, other.claim.number] as const
  const wordings = [one.shown, other.shown] as const
  const longer = one.name.shown.length < other.name.shown.length ? other.name.shown : one.name.shown
  const reason = `Claim ${claims[0]} gives ${longer} the office “${wordings[0]}”, claim ${claims[1]} “${wordings[1]}”.`
  return { kind: 'office', claims, wordings, reason }
}
