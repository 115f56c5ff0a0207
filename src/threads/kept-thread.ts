import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** A thread that answers what it is asked, and is kept between one question and the next. */
export interface KeptThread<Question, Answer> {
  /** One after the other. Throws when the thread fails, or runs out of time. */
  readonly ask: (question: Question) => Promise<Answer>
  /** Ends the thread. Whoever asks afterwards gets a new one. */
  readonly end: () => Promise<void>
}

/** Milliseconds. The longest text that is taken needs a second or two of them. */
const PATIENCE = 60_000

/**
 * Begins a thread at the first question, which costs half a second of compiling, and keeps it. A thread that failed or
 * hangs is ended, and the next question begins a new one. An idle one does not keep the program from ending.
 *
 * @param program  compiled, as an absolute path: it posts one message for each that it gets
 * @param patience  milliseconds that an answer may take
 */
export function keptThread<Question, Answer>(
  program: string,
  patience = PATIENCE,
): KeptThread<Question, Answer> {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()

  const end = async (): Promise<void> => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }
  const answer = async (question: Question): Promise<Answer> => {
    worker ??= begin(program)
    try {
      return (await answerOf(worker, question, patience)) as Answer
    } catch (error) {
      await end()
      throw error
    }
  }
  return {
    ask: (question) => {
      const next = last.then(() => answer(question))
      last = next.catch(() => undefined) // whoever asked is told
      return next
    },
    end,
  }
}

function begin(program: string): Worker {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: 512 } })
  worker.on('error', () => undefined) // told to whoever asks: without a listener it would end the program
  worker.unref()
  return worker
}

async function answerOf(worker: Worker, question: unknown, patience: number): Promise<unknown> {
  const over = new AbortController()
  const { signal } = over
  worker.ref()
  try {
    worker.postMessage(question)
    const answered: Promise<readonly unknown[]> = once(worker, 'message', { signal })
    const ended = once(worker, 'exit', { signal }).then(([code]) => {
      throw new Error(`A thread ended with code ${String(code)} and no answer`)
    })
    const late = wait(patience, undefined, { signal }).then(() => {
      throw new Error(`A thread was given up after ${patience / 1000} seconds without an answer`)
    })
    const [answer] = await Promise.race([answered, ended, late])
    return answer
  } finally {
    over.abort()
    worker.unref()
  }
}
