/** Why the set-up cannot go on, in one readable line. */
export class SetupError extends Error {
  name = 'SetupError'
}

/** To stderr: stdout belongs to the command that the set-up runs for. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}
