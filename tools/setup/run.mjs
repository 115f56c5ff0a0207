import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program to its end and keeps what it prints to itself.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is what it printed, or why it could not be run
 */
export function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const printed = []
    child.stdout.on('data', (piece) => printed.push(piece))
    child.stderr.on('data', (piece) => printed.push(piece))
    // A half-made node_modules is worse than a late end: the program stops first, then we do.
    let stoppedBy
    const stop = (signal) => {
      stoppedBy = signal
      child.kill(signal)
    }
    for (const signal of SIGNALS) process.on(signal, stop)
    const end = (ok, more) => {
      for (const signal of SIGNALS) process.off(signal, stop)
      if (stoppedBy) process.exit(128 + constants.signals[stoppedBy])
      resolve({ ok, output: Buffer.concat(printed).toString() + more })
    }
    child.on('error', (error) => end(false, `${error.message}\n`))
    child.on('close', (code) => end(code === 0, ''))
  })
}
