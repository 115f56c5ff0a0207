import { readDay, readMoment, readText, type IsoDate } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'

/** The form on an article, as typed. The deadline is UTC. */
export interface ArticleForm {
  readonly byline: string
  readonly outlet: string
  readonly language: string
  readonly publishedOn: string
  readonly deadline: string
}

export interface ArticleDetails {
  readonly byline: string
  readonly outlet: string
  /** BCP 47. */
  readonly language: string
  readonly publishedOn: IsoDate | null
  readonly deadline: Date | null
}

/** Decides whether byline, outlet, language, date and deadline of an article can be set like this. */
export function decideArticleDetails(form: ArticleForm): Result<ArticleDetails> {
  const problems: Problem[] = []
  const byline = readText(problems, 'byline', form.byline, { limit: LIMITS.line })
  const outlet = readText(problems, 'outlet', form.outlet, { limit: LIMITS.line })
  const language = readLanguage(problems, form.language)
  const publishedOn = readDay(problems, 'publishedOn', form.publishedOn)
  const deadline = readMoment(problems, 'deadline', form.deadline)
  return problems.length > 0
    ? refused(problems)
    : accepted({ byline, outlet, language, publishedOn, deadline })
}

/** Longer than any language tag in use; BCP 47 itself has no limit. */
const LONGEST_TAG = 35

function readLanguage(problems: Problem[], typed: string): string {
  const tag = typed.trim()
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.slice(0, LONGEST_TAG + 1))
    if (canonical !== undefined && tag.length <= LONGEST_TAG) return canonical
  } catch {
    // Not the shape of a language tag: said below, like a missing one.
  }
  problems.push({ field: 'language', message: 'Give the language as a short code, like en or de-AT' })
  return tag
}
