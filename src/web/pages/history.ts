import type { HistoryLine } from '../../db/record/history-lines.js'
import type { HistoryPage as HistoryRows } from '../../db/record/history.js'
import { HISTORY_KINDS, type HistoryChoice } from '../../domain/history.js'
import type { HistoryRecord } from '../../export/history-csv.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { HISTORY_KIND_LABELS } from '../words.js'
import { options, type Option } from './forms.js'
import { historyLines, type HistoryText } from './history-lines.js'

/** The history of one article, or of the whole desk. */
export interface HistoryPage {
  readonly article: { readonly slug: string; readonly headline: string; readonly href: Href } | null
  readonly filter: {
    readonly action: Href
    readonly people: readonly Option[]
    readonly kinds: readonly Option[]
    readonly day: string
    /** Whether it narrows the page. */
    readonly set: boolean
  }
  readonly csv: Href
  readonly lines: readonly HistoryText[]
  readonly next: Href | null
  readonly first: Href | null
  readonly whole: Href
}

/** @param look  which lines are asked for, and whether the viewer may take away what one says */
export function historyPage(
  { article, lines, people, next }: HistoryRows,
  {
    choice,
    later,
    redacts,
  }: { readonly choice: HistoryChoice; readonly later: boolean; readonly redacts: boolean },
): HistoryPage {
  const { person, kind, day } = choice
  return {
    article: article && { ...article, href: urls.article(article.slug) },
    filter: {
      action: urls.activity(),
      people: [
        { value: '', label: 'everybody', chosen: person === undefined },
        ...people.map(({ id, name }) => ({ value: String(id), label: name, chosen: id === person })),
      ],
      kinds: [
        { value: '', label: 'everything', chosen: kind === undefined },
        ...options(HISTORY_KINDS, HISTORY_KIND_LABELS, kind ?? ''),
      ],
      day: day ?? '',
      set: person !== undefined || kind !== undefined || day !== undefined,
    },
    csv: urls.activityCsv(choice),
    lines: historyLines(lines, redacts),
    next: next === null ? null : urls.activity({ ...choice, before: next }),
    first: later ? urls.activity(choice) : null,
    whole: urls.activity(),
  }
}

/** A line of the history as the file has it. */
export function historyRecord(line: HistoryLine): HistoryRecord {
  const { seq, at, by, action, subject, before, after, hash, article, redaction } = line
  return {
    article: article?.slug ?? '',
    seq,
    at: at.toISOString(),
    by,
    action,
    subject,
    before: before === null ? '' : JSON.stringify(before),
    after: after === null ? '' : JSON.stringify(after),
    redacted: redaction ? `${redaction.by}, ${redaction.at.toISOString()}: ${redaction.reason}` : '',
    hash,
  }
}
