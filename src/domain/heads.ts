/** The newest line of a chain as somebody wrote it down: whoever has it can tell whether that line is still there. */
export interface Head {
  /** The article's slug, or `desk`. */
  readonly name: string
  readonly chain: string
  /** How many lines the chain had. */
  readonly length: number
  /** The hash of the last of them. */
  readonly hash: string
  /** When that line was written: ISO 8601, UTC. */
  readonly at: string
}

/** One head as a line of text: name, chain, length, hash and time, with a space between. */
export const writeHead = ({ name, chain, length, hash, at }: Head): string =>
  `${name} ${chain} ${length} ${hash} ${at}`

const HEAD = /^(\S+) (\S+) (\d{1,15}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\S+)$/

/**
 * Reads heads as {@link writeHead} wrote them. Empty lines, and lines that start with #, say nothing.
 *
 * @returns the heads; the number of the first line that is none of this, from 1
 */
export function readHeads(
  text: string,
): { readonly heads: readonly Head[] } | { readonly wrongLine: number } {
  const heads: Head[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name = '', chain = '', length = '', hash = '', at = ''] = HEAD.exec(line.trimEnd()) ?? []
    if (name === '') return { wrongLine: index + 1 }
    heads.push({ name, chain, length: Number(length), hash, at })
  }
  return { heads }
}
