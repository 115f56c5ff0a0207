import type { RecordedArticle } from '../../db/articles/revision-text.js'
import type { ArticleForm } from '../../domain/articles.js'
import type { Problem } from '../../domain/problems.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import type { Refusal } from './forms.js'

/** The form that edits byline, outlet, language, date and deadline of an article. */
export interface ArticleDetailsForm {
  readonly action: Href
  readonly version: number
  readonly values: ArticleForm
  readonly problems: readonly Problem[]
  readonly open: boolean
  /** Field by field what is on record now and what was typed, where they differ; empty without a conflict. */
  readonly conflict: readonly { readonly label: string; readonly theirs: string; readonly yours: string }[]
}

export interface RefusedDetails extends Refusal<ArticleForm> {
  readonly stale: boolean
}

const LABELS: Readonly<Record<keyof ArticleForm, string>> = {
  byline: 'Byline',
  outlet: 'Outlet',
  language: 'Language',
  publishedOn: 'Article date',
  deadline: 'Deadline',
}

export function articleDetailsForm(
  article: RecordedArticle,
  refused: RefusedDetails | null,
): ArticleDetailsForm {
  const recorded: ArticleForm = {
    byline: article.byline,
    outlet: article.outlet,
    language: article.language,
    publishedOn: article.publishedOn ?? '',
    deadline: article.deadline?.toISOString().slice(0, 16) ?? '',
  }
  const values = refused?.form ?? recorded
  return {
    action: urls.article(article.slug),
    version: article.version,
    values,
    problems: refused?.problems ?? [],
    open: refused !== null,
    conflict: refused?.stale ? differences(recorded, values) : [],
  }
}

function differences(recorded: ArticleForm, typed: ArticleForm): ArticleDetailsForm['conflict'] {
  return (Object.keys(LABELS) as (keyof ArticleForm)[])
    .filter((name) => recorded[name] !== typed[name])
    .map((name) => ({ label: LABELS[name], theirs: recorded[name] || 'none', yours: typed[name] || 'none' }))
}
