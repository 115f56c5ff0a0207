import { readMoment, readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { readSourceAddress } from './source-address.js'

export interface NewPublication {
  readonly publishedAt: Date
  readonly url: string | null
}

/** Decides whether it can be recorded that a revision ran: one that is signed off, with when, and where if it has an address. */
export function decidePublication(
  form: { readonly publishedAt: string; readonly url: string },
  { signedOff }: { readonly signedOff: boolean },
): Result<NewPublication> {
  const problems: Problem[] = []
  const publishedAt = readMoment(problems, 'publishedAt', form.publishedAt)
  if (publishedAt === null && problems.length === 0)
    problems.push({ field: 'publishedAt', message: 'Say when it ran, like 2024-05-30 17:00' })
  const typed = readText(problems, 'url', form.url, { limit: LIMITS.url })
  const address = typed === '' ? null : readSourceAddress(typed)
  if (typed !== '' && address === null)
    problems.push({
      field: 'url',
      message: 'Give an address that starts with http:// or https://, or leave it empty',
    })
  if (!signedOff)
    problems.push({
      field: 'publishedAt',
      message: 'Sign the revision off first: only what was signed off runs',
    })
  if (problems.length > 0 || publishedAt === null) return refused(problems)
  return accepted({ publishedAt, url: address?.url ?? null })
}

export interface NewCorrection {
  readonly before: string
  readonly after: string
  readonly reason: string
  /** The numbers of the claims that it touches, each once. */
  readonly claims: readonly number[]
}

/**
 * Decides whether a correction can be recorded: of what was published, with what it said, what it says now, and why.
 *
 * @param known  the numbers of the article's claims
 */
export function decideCorrection(
  form: { readonly wrong: string; readonly right: string; readonly cause: string; readonly claims: string },
  { published, known }: { readonly published: boolean; readonly known: ReadonlySet<number> },
): Result<NewCorrection> {
  const problems: Problem[] = []
  const before = readText(problems, 'wrong', form.wrong, {
    limit: LIMITS.passage,
    missing: 'Quote what was wrong',
  })
  const after = readText(problems, 'right', form.right, {
    limit: LIMITS.passage,
    missing: 'Say what is right',
  })
  const reason = readText(problems, 'cause', form.cause, {
    limit: LIMITS.passage,
    missing: 'Say how it came about',
  })
  if (before !== '' && before === after) problems.push({ field: 'right', message: 'This is what was wrong' })
  const typed = readText(problems, 'claims', form.claims, { limit: LIMITS.line })
  const numbers = typed.split(/[\s,;]+/).filter((number) => number !== '')
  const wrong = numbers.filter((number) => !/^[1-9]\d{0,6}$/.test(number) || !known.has(Number(number)))
  if (wrong.length > 0)
    problems.push({
      field: 'claims',
      message: `This article has no claim ${wrong.slice(0, 5).join(', ')}: give numbers, like 3, 7`,
    })
  if (!published)
    problems.push({ field: 'wrong', message: 'Nothing was published yet: change the text instead' })
  if (problems.length > 0) return refused(problems)
  return accepted({ before, after, reason, claims: [...new Set(numbers.map(Number))] })
}
