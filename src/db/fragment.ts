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
  return written(String(number))
}

/** Text that stands in the statement as it is: never what somebody typed. */
export const written = (text: string): Fragment => new Fragment([text], [])

/** Where composing has come to, by the pieces that came before. */
class Place {
  statement: string | null = null
  readonly #next = new Map<unknown, Place>()

  after(piece: unknown): Place {
    const known = this.#next.get(piece)
    if (known) return known
    const place = new Place()
    this.#next.set(piece, place)
    return place
  }
}

const BEGINNING = new Place()
const PARAMETER = Symbol('?')

/**
 * The statement that a fragment makes, with its values in the order of its parameters. The same pieces in the same order
 * give the very same string: writing a page's statement anew, and looking for it by all its letters among those that are
 * prepared, costs as much as running it. What is kept grows with the templates in the code, not with the values.
 */
export function compose(fragment: Fragment): { statement: string; values: Value[] } {
  const values: Value[] = []
  let place = BEGINNING
  const walk = ({ text, parts }: Fragment): void => {
    // A template is the same array each time that it is evaluated; text that stands alone is known by its letters.
    place = place.after(parts.length === 0 ? text[0] : text)
    for (const part of parts) {
      if (part instanceof Fragment) walk(part)
      else {
        place = place.after(PARAMETER)
        values.push(toSqlite(part))
      }
    }
  }
  walk(fragment)
  return { statement: (place.statement ??= write(fragment)), values }
}

const write = ({ text, parts }: Fragment): string =>
  text.map((piece, index) => (index === 0 ? piece : writePart(parts[index - 1]) + piece)).join('')

const writePart = (part: Part | undefined): string => (part instanceof Fragment ? write(part) : '?')
