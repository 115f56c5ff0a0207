import { existsSync } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Connection } from '../sqlite/connection.js'

const KEPT = 3
const UNFINISHED = '.part'

/**
 * Puts a copy of a database aside, on a connection of its own: it sees what is committed, whatever another
 * connection is about to do.
 *
 * @param migration  the migration that it is the copy from before
 * @returns the path of the copy, beside the database; it is on the disk, not only in a cache
 * @throws `sqlite3`'s error, as SQLITE_FULL
 */
export async function copyAside(file: string, migration: string): Promise<string> {
  const copy = freeName(`${file}.before-${migration}`)
  const unfinished = copy + UNFINISHED
  await rm(unfinished, { force: true })
  try {
    await copyInto(file, unfinished)
    await rename(unfinished, copy)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return copy
}

// A copy of that name exists when somebody put an old database back. It may be the only one they have.
function freeName(name: string): string {
  let free = name
  for (let number = 2; existsSync(free); number++) free = `${name}.${String(number)}`
  return free
}

async function copyInto(file: string, target: string): Promise<void> {
  const connection = await Connection.open(file, { keep: 0 })
  try {
    await connection.run('VACUUM INTO ?', [target])
  } finally {
    await connection.close()
  }
  const handle = await open(target)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes all copies of this database but the newest three. */
export async function removeOldCopies(file: string): Promise<void> {
  const folder = dirname(file)
  const names = await readdir(folder)
  const mine = names.filter(
    (name) => name.startsWith(`${basename(file)}.before-`) && !name.endsWith(UNFINISHED),
  )
  const copies = await Promise.all(
    mine.map(async (name) => ({ path: join(folder, name), time: (await stat(join(folder, name))).mtimeMs })),
  )
  const old = copies.sort((a, b) => b.time - a.time).slice(KEPT)
  await Promise.all(old.map(({ path }) => rm(path, { force: true })))
}
