/**
 * Chance that can be had again: the seed is printed, and CRASH_SEED sets it.
 *
 * @see mulberry32, a generator of 32 bits in the public domain
 */
export function chance(what: string): { readonly random: () => number } {
  const seed = Number(process.env['CRASH_SEED'] ?? Math.floor(Math.random() * 2 ** 32))
  process.stdout.write(`${what}: CRASH_SEED=${seed}\n`)
  let state = seed
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { random }
}
