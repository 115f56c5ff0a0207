import { toSqlite, type Value } from './sqlite/values.js'

/** What may stand in `${…}`: a value, which is bound as a parameter, or a piece of SQL made with {@link sql}. */
export type Part = string | number | boolean | Date | Uint8Array | null | Fragment

/** A piece of SQL with its values. Only {@link sql} and what composes such pieces make one. */
export class Fragment {
  readonly text: readonly string[]
  readonly parts: readonly Part[]

  constructor(text: readonly string[], parts: readonly Part[]) {
    this.text = text
    this.parts = parts
  }
}

/** A piece of SQL with its values, to be put into another: ``sql`AND "verdict" = ${verdict}` ``, or ``sql```. */
export function sql(text: TemplateStringsArray, ...parts: readonly Part[]): Fragment {
  return new Fragment(text, parts)
}

/**
 * A whole number written out, for LIMIT: SQLite (from 3.51 on) prepares a statement anew whenever a parameter there is
 * bound, which for the statement of a page costs five times its run.
 */
export function whole(number: number): Fragment {
  if (!Number.isSafeInteger(number)) throw new TypeError(`${number} is not a whole number`)
  return new Fragment([String(number)], [])
}

/** The statement that a fragment makes, with its values in the order of its parameters. */
export function compose(fragment: Fragment): { statement: string; values: Value[] } {
  const values: Value[] = []
  const write = ({ text, parts }: Fragment): string =>
    text.map((piece, index) => (index === 0 ? piece : placed(parts[index - 1]) + piece)).join('')
  const placed = (part: Part | undefined): string => {
    if (part instanceof Fragment) return write(part)
    values.push(toSqlite(part))
    return '?'
  }
  return { statement: write(fragment), values }
}
