import type { Database, Statement } from 'sqlite3'

type Done<T> = (error: Error | null, value: T) => void

/** A statement that stays prepared. Its connection sees to it that it runs one call at a time. */
export class KeptStatement {
  readonly #statement: Statement
  #prepared = false
  #fail: (error: Error) => void = () => undefined

  constructor(database: Database, sql: string) {
    // When preparing fails, `sqlite3` forgets the call that waits for it without telling it.
    this.#statement = database.prepare(sql, (error) => {
      if (error) this.#fail(error)
      else this.#prepared = true
    })
  }

  /** @throws what SQLite reports. The statement must then not be used again: see {@link finalize}. */
  use<T>(start: (statement: Statement, done: Done<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#fail = reject
      start(this.#statement, (error, value) => {
        if (error) reject(error)
        else resolve(value)
      })
    })
  }

  /**
   * Gives the statement up. Due after every error: a statement that ended in SQLITE_BUSY stays active, and
   * then nothing on its connection is committed any more while every write reports success.
   */
  finalize(): Promise<void> {
    if (!this.#prepared) return Promise.resolve() // `sqlite3` did it itself
    return new Promise((resolve) => {
      this.#statement.finalize(() => {
        resolve()
      })
    })
  }
}
