import type { Discrepancy, ReadClaim } from './discrepancy.js'
import type { Name } from './names.js'
import { readStatement } from './statement.js'
import { findSpellings, type Spelling } from './two-spellings.js'

/** Finds names that two claims spell differently: in what they say, in their words in the text, or in who says so. */
export function spellingDiscrepancies(claims: readonly ReadClaim[]): readonly Discrepancy[] {
  const spellings = new Map<string, { readonly name: Name; readonly claims: number[] }>()
  const ordinary = new Set<string>()
  for (const { claim, says } of claims) {
    for (const word of says.ordinary) ordinary.add(word)
    const said = [...claim.words, ...claim.speakers]
      .filter((text) => saysMore(text, claim.statement))
      .flatMap((text) => readStatement(text).names)
    for (const name of [...says.names, ...said]) {
      const spelling = spellings.get(name.shown) ?? { name, claims: [] }
      if (spelling.claims.at(-1) !== claim.number) spelling.claims.push(claim.number)
      spellings.set(name.shown, name.sure && !spelling.name.sure ? { ...spelling, name } : spelling)
    }
  }
  return findSpellings([...spellings.values()], ordinary).flatMap(discrepancies)
}

/** Whether a text has a word with a capital, or what hangs on it, that the statement has not: most have none. */
const saysMore = (text: string, statement: string): boolean =>
  (text.match(CAPITALISED) ?? []).some((word) => !statement.includes(word))

const CAPITALISED = /\p{Lu}[\p{L}\p{M}'’-]*/gu

/** The two claims with the lowest numbers; none where one claim alone spells it both ways. */
function discrepancies([one, other]: readonly [Spelling, Spelling]): readonly Discrepancy[] {
  const [a = 0, b = 0] = [one.claims[0], other.claims[0]]
  const pair =
    a !== b ? [a, b] : other.claims[1] !== undefined ? [a, other.claims[1]] : [one.claims[1] ?? a, b]
  const [first = 0, second = 0] = pair
  if (first === second) return []
  const [shown, shownToo] = [one.name.shown, other.name.shown]
  const [claims, wordings] =
    first < second
      ? ([
          [first, second],
          [shown, shownToo],
        ] as const)
      : ([
          [second, first],
          [shownToo, shown],
        ] as const)
  const reason = `“${wordings[0]}” in claim ${claims[0]} is spelt “${wordings[1]}” in claim ${claims[1]}.`
  return [{ kind: 'spelling', claims, wordings, reason }]
}
