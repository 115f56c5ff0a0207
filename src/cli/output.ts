import { rename, rm, writeFile } from 'node:fs/promises'
import { CommandError } from './command.js'

/**
 * Writes a file whole or not at all: whoever reads it meanwhile sees the old one.
 *
 * @throws {CommandError} when the operating system refuses
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.part`
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined) // what went wrong first is what to tell
    const { code = '' } = error as NodeJS.ErrnoException
    throw new CommandError(`${file} cannot be written (${code}).`, { cause: error })
  }
}
