import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder with package.json: the same for the sources and for what they are compiled to. */
export function projectRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`No package.json above ${import.meta.dirname}`)
    folder = above
  }
  return folder
}
