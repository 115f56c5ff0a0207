import { Worker } from 'node:worker_threads'
import type { CarriedText, CarryOver, ToCarry } from '../domain/carrying.js'

/** Milliseconds. The longest text that is taken needs a second or two of them. */
const PATIENCE = 60_000

/**
 * Follows texts in a thread of its own, one after the other: other requests go on meanwhile.
 *
 * @param program  the compiled carry-over-worker.js, as an absolute path
 * @returns a function that throws when the thread fails, or needs longer than a minute
 */
export function carryOverInThread(program: string): CarryOver {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(() => inWorker(program, work))
    last = next.catch(() => undefined) // whoever asked for it is told
    return next
  }
}

function inWorker(program: string, work: ToCarry): Promise<CarriedText> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: work, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    const timer = setTimeout(() => {
      reject(new Error('Following a text into its new draft took more than a minute'))
      void worker.terminate()
    }, PATIENCE)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`Following a text ended with code ${code} and no answer`)) // nothing happens after an answer
    })
  })
}
