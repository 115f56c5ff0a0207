import { PARTS, type Part } from './claims.js'
import type { Span } from './spans.js'

/** A place of a claim in one revision. */
export interface Place {
  readonly claimId: number
  readonly part: Part
  readonly span: Span
}

/**
 * The place by which each claim is listed: the first in the body, or else the first in headline or standfirst.
 * What the headline repeats is read where the text says it.
 */
export function mainPlaces<P extends Place>(places: readonly P[]): ReadonlyMap<number, P> {
  const main = new Map<number, P>()
  for (const place of [...places].sort(byPlace)) {
    const known = main.get(place.claimId)
    if (known === undefined || (known.part !== 'body' && place.part === 'body'))
      main.set(place.claimId, place)
  }
  return main
}

/** Claims in the order in which a reader meets them; those without a place last, by number. */
export function inReadingOrder<C extends { readonly id: number; readonly number: number }>(
  claims: readonly C[],
  places: readonly Place[],
): readonly C[] {
  const main = mainPlaces(places)
  return [...claims].sort((a, b) => {
    const [here, there] = [main.get(a.id), main.get(b.id)]
    if (here && there) return byPlace(here, there) || a.number - b.number
    return Number(!here) - Number(!there) || a.number - b.number
  })
}

const byPlace = (a: Place, b: Place): number =>
  PARTS.indexOf(a.part) - PARTS.indexOf(b.part) || a.span.start - b.span.start || b.span.end - a.span.end
