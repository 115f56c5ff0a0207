import { clash } from './amounts.js'
import { areApart } from './days.js'
import { MOST_WORDINGS, type Discrepancy, type ReadClaim, type StatedClaim } from './discrepancy.js'
import type { Name, NameOf } from './names.js'
import { senseOf } from './senses.js'
import type { Slot } from './stated.js'

interface SlotOfClaim {
  readonly claim: StatedClaim
  readonly slot: Slot
}

/** Finds two claims of which all is the same but a number, or a date. Each pair once. */
export function slotDiscrepancies(claims: readonly ReadClaim[], nameOf: NameOf): readonly Discrepancy[] {
  const known = new Map<string, SlotOfClaim[]>()
  const found = new Map<string, Discrepancy>()
  for (const { claim, says } of claims)
    for (const slot of says.slots) {
      const key = keyOf(slot, says.names, nameOf)
      const before = known.get(key) ?? []
      const other = before.find(
        (each) => each.claim !== claim && speakAlike(each.claim, claim) && differ(each.slot, slot),
      )
      const pair = `${other?.claim.number ?? ''} ${claim.number}`
      if (other && !found.has(pair)) found.set(pair, discrepancy(other, { claim, slot }))
      if (before.length < MOST_WORDINGS && !before.some((each) => each.slot.wording === slot.wording))
        before.push({ claim, slot })
      known.set(key, before)
    }
  return [...found.values()]
}

/** What is said besides: the names in their order, the other words in none. A first word that is no name is one of these. */
function keyOf({ what, core }: Slot, names: readonly Name[], nameOf: NameOf): string {
  const named = names.map((name) => nameOf(name))
  const words = names.flatMap(({ parts }, nth) => (named[nth] === null ? parts.map(senseOf) : []))
  const said = words.length === 0 ? core : [...new Set([...core, ...words])].sort()
  return [what, ...named.filter((name) => name !== null), '', ...said].join('|')
}

/** Whether no two speakers are named for them. */
function speakAlike({ speakers: one }: StatedClaim, { speakers: other }: StatedClaim): boolean {
  return one.length === 0 || other.length === 0 || one.join('\n') === other.join('\n')
}

function differ(one: Slot, other: Slot): boolean {
  if (one.when !== '' && other.when !== '' && one.when !== other.when) return false
  if (one.day !== null && other.day !== null) return areApart(one.day, other.day)
  if (one.amount === null || other.amount === null) return false
  if (one.on !== null && other.on !== null && areApart(one.on, other.on)) return false
  return clash(one.amount, other.amount)
}

function discrepancy(one: SlotOfClaim, other: SlotOfClaim): Discrepancy {
  const wordings = [one.slot.wording, other.slot.wording] as const
  const claims = [one.claim.number, other.claim.number] as const
  const dated = one.slot.day !== null
  const same = dated ? 'of the same event' : 'where all else that they say is the same'
  const reason = `Claim ${claims[0]} says “${wordings[0]}”, claim ${claims[1]} “${wordings[1]}”, ${same}.`
  return { kind: dated ? 'date' : 'number', claims, wordings, reason }
}
