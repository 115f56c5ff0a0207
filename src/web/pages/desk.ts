import type { DeskArticle, DeskPage as DeskRows } from '../../db/articles/desk.js'
import { outstandingOf, type ApprovalNeed } from '../../domain/approvals.js'
import { percentCovered } from '../../domain/coverage.js'
import { isAtLeast, type Role } from '../../domain/roles.js'
import { day } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { counted } from '../words.js'
import { deadlineOf, type ArticlePage } from './article.js'
import { agreementSentence, progressView, type ProgressView } from './progress.js'

/** The home page: the articles on the desk with where they stand. */
export interface DeskPage {
  readonly today: string
  readonly summary: string
  /** Where an article is added, for those who may. */
  readonly add: Href | null
  readonly articles: readonly DeskRow[]
  readonly next: Href | null
  readonly first: Href | null
}

export interface DeskRow {
  readonly headline: string
  readonly href: Href
  readonly sample: boolean
  readonly outlet: string
  readonly byline: string
  readonly revision: number
  readonly progress: ProgressView
  /** "2 approved, 1 contested, 3 still need an approval"; '' when there is nothing to say. */
  readonly agreement: string
  readonly percent: number
  /** "2 sentences uncovered"; '' when none is. */
  readonly uncovered: string
  readonly deadline: ArticlePage['deadline']
  readonly reportHref: Href
}

export function deskPage(
  { articles, total, next }: DeskRows,
  {
    now,
    need,
    role,
    later,
  }: { readonly now: Date; readonly need: ApprovalNeed; readonly role: Role; readonly later: boolean },
): DeskPage {
  return {
    today: day(now.toISOString().slice(0, 10)).text,
    summary: counted(total, 'article'),
    add: isAtLeast(role, 'reviewer') ? urls.newArticle() : null,
    articles: articles.map((article) => deskRow(article, now, need)),
    next: next && urls.desk(next),
    first: later ? urls.desk() : null,
  }
}

function deskRow(article: DeskArticle, now: Date, need: ApprovalNeed): DeskRow {
  const { slug, headline, sample, outlet, byline, revision, deadline, sentences } = article
  const { claims: total, confirmed, unconfirmed, disputed } = article
  const reviewed = confirmed + unconfirmed + disputed
  const uncovered = sentences - article.claimed - article.waived
  return {
    headline,
    href: urls.article(slug),
    sample,
    outlet,
    byline,
    revision,
    progress: progressView({ total, reviewed, confirmed, unconfirmed, disputed, open: total - reviewed }),
    agreement: agreementSentence({
      approved: article.approved,
      contested: article.contested,
      outstanding: outstandingOf(article, need),
    }),
    percent: percentCovered(sentences, uncovered),
    uncovered: uncovered === 0 ? '' : `${counted(uncovered, 'sentence')} uncovered`,
    deadline: deadline && deadlineOf(deadline, now),
    reportHref: urls.report(slug),
  }
}
