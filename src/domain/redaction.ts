import { readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'

/** Decides whether a line of the history can be redacted: with a reason, which stays in the history. */
export function decideRedaction(reason: string): Result<string> {
  const problems: Problem[] = []
  const text = readText(problems, 'reason', reason, {
    limit: LIMITS.statement,
    missing: 'Say why it has to be erased, without repeating what is erased',
  })
  return problems.length > 0 ? refused(problems) : accepted(text)
}
