import type { HistoryLine } from '../../db/record/history-lines.js'
import type { Problem } from '../../domain/problems.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import type { Refusal } from './forms.js'
import { historyLines, type HistoryText } from './history-lines.js'

/** The form that redacts one line of the history. */
export interface RedactionPage {
  readonly lines: readonly HistoryText[]
  /** `null` when the line is redacted already. */
  readonly action: Href | null
  readonly history: Href
  readonly reason: string
  readonly problems: readonly Problem[]
}

export function redactionPage(
  line: HistoryLine,
  refused: Refusal<{ readonly reason: string }> | null,
): RedactionPage {
  return {
    lines: historyLines([line]),
    action: line.redaction ? null : urls.redaction(line.id),
    history: urls.activity(line.article ? { article: line.article.slug } : {}),
    reason: refused?.form.reason ?? '',
    problems: refused?.problems ?? [],
  }
}
