import { Fragment } from './fragment.js'
import type { Row } from './sqlite/values.js'

/** Rows to be read together with others; made with {@link list}. */
export interface List<R extends object> {
  readonly columns: readonly (keyof R & string)[]
  readonly query: Fragment
}

// What the rows are does not matter here, and `keyof` would keep one list from standing for another.
export type Lists = Readonly<
  Record<string, { readonly columns: readonly string[]; readonly query: Fragment }>
>

export type RowsOf<L extends Lists> = {
  readonly [Name in keyof L]: L[Name] extends List<infer R> ? readonly R[] : never
}

/**
 * The rows of a query, to be read by `Moment.lists`.
 *
 * @param columns  the names that the query gives its columns; they hold text, numbers and nulls, no bytes
 */
export function list<R extends object>(columns: readonly (keyof R & string)[], query: Fragment): List<R> {
  return { columns, query }
}

/**
 * One statement that has a column of JSON for each list: what costs is the way to SQLite and back, and the making of
 * row objects in the driver, far more than the reading. SQLite keeps the order of the rows that json_group_array reads.
 */
export function together(lists: Lists): Fragment {
  const text: string[] = []
  let before = 'SELECT '
  for (const [name, { columns }] of Object.entries(lists)) {
    text.push(`${before}(SELECT json_group_array(json_array(${columns.map(quoted).join()})) FROM (`)
    before = `)) AS ${quoted(name)}, `
  }
  text.push(before.replace(/, $/, ''))
  return new Fragment(
    text,
    Object.values(lists).map(({ query }) => query),
  )
}

/** The rows of each list, as objects, out of the row that {@link together} reads. */
export function fromJson<L extends Lists>(lists: L, row: Row): RowsOf<L> {
  const read = Object.entries(lists).map(([name, { columns }]) => {
    const rows = JSON.parse(String(row[name] ?? '[]')) as readonly (readonly unknown[])[]
    return [name, rows.map((values) => rowOf(columns, values))]
  })
  return Object.fromEntries(read) as RowsOf<L>
}

/** Written column by column: `Object.fromEntries` takes four times as long, and makes objects that are slow to copy. */
function rowOf(columns: readonly string[], values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = {}
  columns.forEach((column, index) => {
    row[column] = values[index]
  })
  return row
}

/** A name as SQL writes it. @throws {TypeError} when it is not a plain name */
function quoted(name: string): string {
  if (!/^[A-Za-z]\w*$/.test(name)) throw new TypeError(`${name} is not the name of a column`)
  return `"${name}"`
}
