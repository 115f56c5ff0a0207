import type { HistoryPage as HistoryRows } from '../../db/record/history.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { historyLines, type HistoryText } from './history-lines.js'

/** The history of one article, or of the whole desk. */
export interface HistoryPage {
  readonly article: { readonly headline: string; readonly href: Href } | null
  readonly lines: readonly HistoryText[]
  readonly next: Href | null
  readonly first: Href | null
  readonly whole: Href
}

/** @param redacts  whether the viewer may take away what a line says */
export function historyPage(
  { article, lines, next }: HistoryRows,
  { later, redacts }: { readonly later: boolean; readonly redacts: boolean },
): HistoryPage {
  const slug = article?.slug ?? null
  return {
    article: article && { headline: article.headline, href: urls.article(article.slug) },
    lines: historyLines(lines, redacts),
    next: next === null ? null : urls.activity({ article: slug, before: next }),
    first: later ? urls.activity({ article: slug }) : null,
    whole: urls.activity(),
  }
}
