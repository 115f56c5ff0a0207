import type { Db } from './database.js'
import type { Prisma } from './generated/client.js'

/** An open transaction that may write. */
export type Tx = Prisma.TransactionClient

/** Does `work` in one transaction: in the one that is open, or else in one of its own. */
export function transact<T>(db: Db | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return '$transaction' in db ? db.$transaction(work) : work(db)
}
