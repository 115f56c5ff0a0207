import { join } from 'node:path'
import type { CarriedText, CarryOver, ToCarry } from '../domain/carrying.js'
import type { CompareTexts, DifferenceBlock, ToCompare } from '../domain/text-difference.js'
import { keptThread } from './kept-thread.js'

/** Work on long texts, done where it holds up nobody. */
export interface TextThreads {
  readonly carryOver: CarryOver
  readonly compareTexts: CompareTexts
  /** Ends the threads. */
  readonly end: () => Promise<void>
}

/**
 * Threads for long texts. Comparing has one of its own: a page does not wait for somebody's draft to be followed.
 *
 * @param root  the folder of the project, with the compiled program in `dist/`
 */
export function textThreads(root: string): TextThreads {
  const program = (name: string) => join(root, 'dist/src/threads', name)
  const following = keptThread<ToCarry, CarriedText>(program('carry-over-worker.js'))
  const comparing = keptThread<ToCompare, readonly DifferenceBlock[]>(program('comparison-worker.js'))
  return {
    carryOver: following.ask,
    compareTexts: comparing.ask,
    end: async () => {
      await Promise.all([following.end(), comparing.end()])
    },
  }
}
