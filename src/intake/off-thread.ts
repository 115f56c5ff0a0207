import { Worker } from 'node:worker_threads'
import { refused, type Result } from '../domain/problems.js'
import { INTAKE_LIMITS, type Incoming, type Manuscript, type ReadManuscript } from './manuscript.js'

/** How many are read at the same time: the others wait. */
const AT_ONCE = 2
/** How many may wait. */
const QUEUE = 20

/**
 * Reads articles in threads of their own, so that a hostile or very large file holds up nobody: one that takes longer
 * than ten seconds, or more memory than a document can need, is refused.
 *
 * @param program  the compiled worker.js, as an absolute path
 */
export function offThread(
  program: string,
  { reading } = { reading: INTAKE_LIMITS.reading as number },
): ReadManuscript {
  let running = 0
  const waiting: (() => void)[] = []

  const turn = async (): Promise<void> => {
    if (running < AT_ONCE) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return async (incoming) => {
    if (waiting.length >= QUEUE)
      return no(incoming, 'Many articles are being read just now: send it again in a moment')
    await turn()
    try {
      return await readInWorker(program, incoming, reading)
    } finally {
      leave()
    }
  }
}

function readInWorker(program: string, incoming: Incoming, patience: number): Promise<Result<Manuscript>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: incoming,
      resourceLimits: { maxOldGenerationSizeMb: 384, stackSizeMb: 4 },
      stdout: true, // what a library prints about a file is nobody's business
      stderr: true,
    })
    const timer = setTimeout(() => {
      resolve(
        no(incoming, 'This took more than 10 seconds to read, and was given up: paste the text instead'),
      )
      void worker.terminate()
    }, patience)
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) => {
      // Node's own code for a thread that outgrew its limit; RangeError: nested deeper than the stack holds.
      const tooMuch = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error.name === 'RangeError'
      if (tooMuch)
        resolve(no(incoming, 'This is too large or too deeply nested to read: paste the text instead'))
      else reject(error)
    })
    worker.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`Reading an article ended with code ${code} and no answer`)) // nothing happens after an answer
    })
  })
}

const no = ({ way }: Incoming, message: string): Result<never> => refused([{ field: way, message }])
