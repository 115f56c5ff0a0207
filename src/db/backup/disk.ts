import { existsSync } from 'node:fs'
import { open, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Waits until a file, or the names in a folder, are on the disk and not only in a cache. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts a file in the place of what may be there: at any moment, a power cut too, one of the two is there whole. */
export async function putInPlace(unfinished: string, file: string): Promise<void> {
  await sync(unfinished)
  await rename(unfinished, file)
  await sync(dirname(file))
}

/** Writes a file that only its owner may read, whole or not at all. */
export async function writePrivate(file: string, bytes: Buffer): Promise<void> {
  const unfinished = `${file}.part`
  await writeFile(unfinished, bytes, { mode: 0o600 })
  await putInPlace(unfinished, file)
}

/**
 * A name for what is put aside, that nothing has yet: `tickmark.db.replaced-2026-11-24T11-34-09`.
 * Not `.before-…`: of those the copies from before a migration are cleared away after a while.
 */
export function asideName(path: string, now: Date): string {
  const name = `${path}.replaced-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`
  let free = name
  for (let number = 2; existsSync(free); number += 1) free = `${name}.${number}`
  return free
}
