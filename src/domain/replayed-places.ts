/** Where claims and waivers stand, as the lines of a history say it: a column for each revision. */

type Said = Readonly<Record<string, unknown>>

/** The column that says where a claim or a waiver stands in one revision. */
export const placesIn = (revision: number): string => `placements in revision ${revision}`

/** The places that a line says, each with what it leaves out; `undefined` where it says none. */
export const placesOf = (places: unknown): readonly Said[] | undefined =>
  Array.isArray(places) ? places.map((place) => ({ ...PLACED, ...(place as Said) })) : undefined

/** A place that a person chose followed nothing. */
const PLACED: Said = { state: 'placed', from: null, candidates: null }

/** Where a new claim or waiver stands: in the newest revision, and nowhere in those before. */
export function firstPlaces(newest: number, placements: unknown): Said {
  const columns: Record<string, unknown> = {}
  for (let number = 1; number < newest; number += 1) columns[placesIn(number)] = []
  return { ...columns, [placesIn(newest)]: placesOf(placements) }
}

/** One more place behind those that are known; `undefined` where they are not. */
export const withPlace = (known: unknown, place: unknown): unknown =>
  Array.isArray(known) && place ? [...(known as unknown[]), ...(placesOf([place]) ?? [])] : undefined

/**
 * Words that had no one place stand where a person said, or are gone; what else they said comes behind.
 *
 * @param from  the uid of the place that they followed, which tells them from the others
 */
export function withSettled(known: unknown, from: unknown, places: unknown): unknown {
  const said = placesOf(places)
  if (!Array.isArray(known) || !said) return undefined
  const [first, ...more] = said
  const stands = (place: unknown) => {
    const { from: followed, start } = place as Said
    return followed === from && start === null ? first : place
  }
  return [...known.map(stands), ...more]
}
