import { decideArticleDetails, type ArticleDetails } from './articles.js'
import { readText } from './fields.js'
import { holdsOnlyFurniture } from './furniture.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { readSourceAddress } from './source-address.js'
import { codePoints } from './spans.js'

/** An article as a person corrected it before it was added, as typed. */
export interface NewArticleForm {
  readonly headline: string
  readonly standfirst: string
  readonly body: string
  readonly byline: string
  readonly outlet: string
  readonly language: string
  readonly publishedOn: string
  /** Where it was fetched from; '' when it came otherwise. */
  readonly url: string
  /** Where the text came from, in words. */
  readonly note: string
}

/** An article with the text of its first revision. */
export interface NewArticle extends Omit<ArticleDetails, 'deadline'> {
  readonly headline: string
  readonly standfirst: string
  readonly body: string
  readonly url: string | null
  readonly note: string
}

/** How many lines can be waived while an article is added. */
export const MOST_WAIVED = 50

/**
 * Decides whether an article can be added like this. Headline and standfirst are parts of its text.
 *
 * @param waived  how many lines are to be waived with it
 */
export function decideNewArticle(form: NewArticleForm, waived: number): Result<NewArticle> {
  const problems: Problem[] = []
  const headline = readText(problems, 'headline', form.headline.replaceAll(/\s+/g, ' '), {
    limit: LIMITS.line,
    missing: 'Give the headline',
  })
  const standfirst = readText(problems, 'standfirst', form.standfirst, { limit: LIMITS.statement })
  const missing = 'Give the text of the article'
  const body = readText(problems, 'body', form.body, { limit: LIMITS.article, missing })
  const over = [headline, standfirst, body].map(codePoints).reduce((sum, each) => sum + each, -LIMITS.article)
  if (!problems.some(({ field }) => field === 'body')) {
    if (over > 0)
      problems.push({
        field: 'body',
        message: `Shorten the article by ${over} characters: ${LIMITS.article} are the most`,
      })
    else if (holdsOnlyFurniture(body)) {
      const message = 'This is nothing but furniture of a web page: give the text of the article'
      problems.push({ field: 'body', message })
    }
  }
  const details = decideArticleDetails({ ...form, deadline: '' })
  if (!details.ok) problems.push(...details.problems)
  const url = form.url.trim() === '' ? null : (readSourceAddress(form.url)?.url ?? '')
  if (url === '')
    problems.push({ field: 'url', message: 'Give an address like https://news.example/article, or none' })
  const note = readText(problems, 'note', form.note, { limit: LIMITS.statement })
  if (waived > MOST_WAIVED) {
    const message = `Waive ${MOST_WAIVED} lines at most while you add the article (${waived} are ticked), and the others in its text`
    problems.push({ field: 'waive', message })
  }
  if (problems.length > 0 || !details.ok) return refused(problems)
  const { deadline: _none, ...rest } = details.value
  return accepted({ headline, standfirst, body, ...rest, url, note })
}
