import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'

/** A server in a process of its own. */
export interface Running {
  readonly origin: string
  /** What a request brings to be somebody's. */
  readonly cookie?: string
  /** The time its threads have used so far, together, in milliseconds. */
  readonly cpu: () => number
  readonly stop: () => Promise<void>
}

/**
 * Starts a program and waits for the line with its address.
 *
 * @param args  what `node` is given
 * @throws when it ends before it listens
 */
export async function start(
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Running> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const origin = await Promise.race([
    addressOf(child),
    exited.then(([code]) => {
      throw new Error(`${args.join(' ')} ended with ${String(code)} before it listened`)
    }),
  ])
  const { pid } = child
  if (pid === undefined) throw new TypeError('A process that listens has a number')
  return {
    origin,
    cpu: () => cpuOf(pid),
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let printed = ''
  for await (const piece of stdout!) {
    printed += String(piece)
    const found = /http:\/\/[\w.:[\]]+/.exec(printed)
    if (found) return found[0]
  }
  throw new Error('It printed no address')
}

// The kernel counts in hundredths of a second on every Linux that Node runs on.
const TICK = 10 // milliseconds

function cpuOf(pid: number): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return cpuByPs(pid)
  // The name, in brackets, may hold anything; behind it the 12th and 13th fields are utime and stime, of all threads.
  const text = readFileSync(file, 'utf8')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK
}

/** `ps` says `[[dd-]hh:]mm:ss[.cc]`. */
function cpuByPs(pid: number): number {
  const said = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  const [days, clock] = said.includes('-') ? said.split('-') : ['0', said]
  const seconds = (clock ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return (Number(days) * 86_400 + seconds) * 1000
}
