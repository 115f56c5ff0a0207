import { ConnectionClosed, DatabaseBusy } from './errors.js'

/** A thing that is held until `leave` is called. A second `leave` does nothing. */
export interface Turn<T> {
  readonly held: T
  readonly leave: () => void
}

interface Waiter<T> {
  readonly admit: (held: T) => void
  readonly refuse: (error: Error) => void
}

/**
 * Things that one at a time may use, and the line of those who wait: first come, first served.
 *
 * Whoever waits longer than `patience` milliseconds is refused with {@link DatabaseBusy}. So two snapshots
 * that hold both readers and ask for one more end as errors, and not never.
 */
export class Turnstile<T> {
  readonly #all: readonly T[]
  readonly #free: T[]
  readonly #patience: number
  readonly #waiting = new Set<Waiter<T>>()
  #closed = false
  #emptied: (() => void) | undefined

  constructor(things: readonly T[], patience: number) {
    this.#all = things
    this.#free = [...things]
    this.#patience = patience
  }

  /** How many there are, held or free. */
  get size(): number {
    return this.#all.length
  }

  /**
   * @throws {DatabaseBusy} after `patience`, or when {@link refuseWaiting} is called
   * @throws {ConnectionClosed} after {@link close}
   */
  async enter(): Promise<Turn<T>> {
    if (this.#closed) throw new ConnectionClosed()
    const held = this.#free.pop() ?? (await this.#waitForOne())
    let left = false
    const leave = (): void => {
      if (left) return
      left = true
      this.#pass(held)
    }
    return { held, leave }
  }

  /** Holds one for as long as the work takes. Throws what {@link enter} and the work throw. */
  async use<R>(work: (held: T) => Promise<R>): Promise<R> {
    const { held, leave } = await this.enter()
    try {
      return await work(held)
    } finally {
      leave()
    }
  }

  /** Sends away everyone who waits now: what they wait for is known not to come. */
  refuseWaiting(reason: string): void {
    for (const waiter of [...this.#waiting]) waiter.refuse(new DatabaseBusy(reason))
  }

  /** Lets nobody in any more, and resolves when those inside and those waiting have had their turn. */
  async close(): Promise<readonly T[]> {
    this.#closed = true
    if (this.#free.length < this.#all.length) {
      await new Promise<void>((resolve) => {
        this.#emptied = resolve
      })
    }
    return this.#all
  }

  #waitForOne(): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(deadline)
        this.#waiting.delete(waiter)
      }
      const admit = (held: T): void => {
        stop()
        resolve(held)
      }
      const refuse = (error: Error): void => {
        stop()
        reject(error)
      }
      const waiter: Waiter<T> = { admit, refuse }
      const deadline = setTimeout(() => {
        const waited = `${String(this.#patience / 1000)} s`
        refuse(new DatabaseBusy(`the database is busy: waited ${waited} for a turn`))
      }, this.#patience)
      this.#waiting.add(waiter)
    })
  }

  #pass(held: T): void {
    const [next] = this.#waiting
    if (next !== undefined) {
      next.admit(held)
      return
    }
    this.#free.push(held)
    if (this.#free.length === this.#all.length) this.#emptied?.()
  }
}
