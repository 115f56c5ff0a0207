import { compose, Fragment, type Part } from './fragment.js'
import { fromJson, together, type Lists, type RowsOf } from './lists.js'
import type { Connection } from './sqlite/connection.js'
import type { Row } from './sqlite/values.js'

/**
 * The database as it was at one moment. Whatever happens meanwhile, all reads agree with each other.
 *
 * Columns come as SQLite has them: text, number, null, bytes; booleans as 0 and 1, times as text. The caller
 * says what a row looks like and gives every column a name of its own (AS). For a list of values, which has
 * no fixed number of parameters, use `IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.
 */
export interface Moment {
  all<R extends object>(text: TemplateStringsArray, ...parts: readonly Part[]): Promise<readonly R[]>
  first<R extends object>(text: TemplateStringsArray, ...parts: readonly Part[]): Promise<R | null>
  /** Several lists with one statement, which costs a fraction of one statement for each. */
  lists<L extends Lists>(lists: L): Promise<RowsOf<L>>
}

/**
 * Reads on a connection inside one read transaction, which is ended whatever `read` does.
 *
 * @throws what `read` throws; `sqlite3`'s error when a statement is wrong
 */
export async function momentOn<T>(connection: Connection, read: (moment: Moment) => Promise<T>): Promise<T> {
  let over = false
  const rows = async (text: readonly string[], parts: readonly Part[]): Promise<Row[]> => {
    if (over) throw new Error('A read came after its snapshot had ended: await all reads inside it.')
    const { statement, values } = compose(new Fragment(text, parts))
    return connection.all(statement, values)
  }
  // Deferred: it takes no lock that a writer needs, and its moment is that of the first read.
  await connection.script('BEGIN')
  try {
    return await read({
      all: async <R extends object>(text: TemplateStringsArray, ...parts: readonly Part[]) =>
        (await rows(text, parts)) as readonly object[] as readonly R[],
      first: async <R extends object>(text: TemplateStringsArray, ...parts: readonly Part[]) =>
        ((await rows(text, parts))[0] ?? null) as R | null,
      lists: async <L extends Lists>(lists: L) => {
        const { text, parts } = together(lists)
        const [row] = await rows(text, parts)
        return fromJson(lists, row ?? {})
      },
    })
  } finally {
    over = true
    // Nothing was written. It waits its turn behind reads that nobody waited for.
    await connection.script('ROLLBACK')
  }
}
