import { existsSync } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Connection } from '../sqlite/connection.js'
import { hashOf, packedFiles, readMark, WITHOUT_CONTENTS } from './contents.js'
import { asideName, writePrivate } from './disk.js'

/**
 * Puts the files out that a database brought along as a backup, and takes them out of it. Nothing is to be done for a
 * database that has been in use. It may be killed at any moment, and does the rest the next time.
 *
 * @returns where files are now that were in the place of others
 */
export async function unpackRestored(file: string, dataDir: string, now: Date): Promise<readonly string[]> {
  const connection = await Connection.open(file, { keep: 0 })
  try {
    if (!(await readMark(connection))) return []
    await connection.script('BEGIN IMMEDIATE')
    const aside = (await readMark(connection)) ? await putOut(connection, dataDir, now) : [] // two may start at once
    await connection.script(`${WITHOUT_CONTENTS} COMMIT`)
    return aside
  } finally {
    await connection.close() // what is not committed is undone
  }
}

async function putOut(connection: Connection, dataDir: string, now: Date): Promise<readonly string[]> {
  const aside: string[] = []
  for await (const { path, bytes, sha256 } of packedFiles(connection)) {
    const target = join(dataDir, path)
    if (existsSync(target)) {
      if (hashOf(await readFile(target)) === sha256) continue
      const name = asideName(target, now)
      await rename(target, name)
      aside.push(name)
    }
    await mkdir(dirname(target), { recursive: true })
    await writePrivate(target, bytes)
  }
  return aside
}
