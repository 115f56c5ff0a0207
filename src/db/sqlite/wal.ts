import { setTimeout } from 'node:timers/promises'
import { Connection, type ConnectionOptions } from './connection.js'
import { isDatabaseBusy } from './errors.js'

const RETRY_AFTER = 20 // milliseconds

/**
 * Opens a connection to a database that keeps a write-ahead log: readers and the writer do not wait for each other.
 *
 * The first to switch a file to it needs the file alone for a moment. SQLite does not wait for that by itself, so
 * two programs that start at once on a new file would turn each other away.
 *
 * @throws what {@link Connection.open} throws; SQLITE_BUSY after `busyTimeout`
 */
export async function openWithLog(file: string, options: ConnectionOptions = {}): Promise<Connection> {
  const connection = await Connection.open(file, options)
  const deadline = performance.now() + connection.busyTimeout
  for (;;) {
    try {
      await connection.script('PRAGMA journal_mode = WAL')
      return connection
    } catch (error) {
      if (!isDatabaseBusy(error) || performance.now() > deadline) {
        await connection.close()
        throw error
      }
      await setTimeout(RETRY_AFTER)
    }
  }
}
