import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * One hash over the names and the contents. Contents, because a checkout gives every file a new time.
 *
 * @param {string} root
 * @param {string[]} files  absolute; one that is missing counts as such
 * @param {string[]} [more]  whatever else the result depends on
 */
export function digest(root, files, more = []) {
  const hash = createHash('sha256').update(JSON.stringify(more))
  for (const file of files.toSorted()) {
    const content = read(file)
    hash.update(`\0${relative(root, file)}\0${content?.length ?? 'missing'}\0`).update(content ?? '')
  }
  return hash.digest('hex')
}

/** @returns the files below a folder, absolute; none when there is no such folder */
export function filesBelow(folder, { except } = {}) {
  let entries = []
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (path === except) return []
    return entry.isDirectory() ? filesBelow(path, { except }) : [path]
  })
}

/** What a step leaves when it has ended well: the hash of all that it was made from. */
export const stampAt = (file) => ({
  is: (value) => read(file)?.toString() === value,
  set: (value) => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, value)
  },
  clear: () => rmSync(file, { force: true }),
})

function read(file) {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return null
  }
}
