import { sqliteCode } from '../db/errors.js'

/**
 * An error as it may stand in a log: its name, where it came from, and what it says without what people typed. An error
 * of Prisma's can quote all arguments of the call, in its message and again in its stack; what is wrong with them is its
 * last paragraph. Whatever else hangs on an error is left out.
 */
export function loggedError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(typeof error)
  const { name, message, stack = '' } = error
  const said = name.startsWith('PrismaClient')
    ? (message
        .trim()
        .split(/\n\s*\n/)
        .at(-1) ?? '')
    : message
  const places = stack.slice(stack.indexOf(message) + message.length)
  const logged = Object.assign(new Error(said), { name, sqlite: sqliteCode(error) ?? undefined })
  logged.stack = `${name}: ${said}${places}`
  return logged
}
