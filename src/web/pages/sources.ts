import type { SourcePage, SourceSummary } from '../../db/sources/sources.js'
import type { SourceDetail } from '../../db/sources/source-detail.js'
import { day, moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import {
  counted,
  SOURCE_KIND_LABELS,
  STANCE_LABELS,
  TIER_LABELS,
  VERDICT_LABELS,
  type VerdictWord,
} from '../words.js'
import { outsideOf, type EvidenceView } from './evidence.js'
import { historyLines, type HistoryText } from './history-lines.js'

/** The list of the desk's sources. */
export interface SourcesPage {
  readonly find: string
  readonly summary: string
  readonly sources: readonly SourceRow[]
  readonly next: Href | null
  readonly first: Href | null
}

export interface SourceRow {
  readonly title: string
  readonly href: Href
  readonly publisher: string
  readonly outside: EvidenceView['outside']
  readonly kind: string
  readonly tier: string
  readonly primary: boolean
  readonly published: string
  readonly claims: number
}

export function sourcesPage({ sources, total, next }: SourcePage, find: string, later: boolean): SourcesPage {
  return {
    find,
    summary: find === '' ? counted(total, 'source') : `${counted(total, 'source')} found for “${find}”`,
    sources: sources.map(sourceRow),
    next: next && urls.sources({ find, after: next }),
    first: later ? urls.sources({ find }) : null,
  }
}

const sourceRow = ({
  id,
  title,
  publisher,
  url,
  kind,
  tier,
  publishedOn,
  claims,
}: SourceSummary): SourceRow => ({
  title,
  href: urls.source(id),
  publisher,
  outside: outsideOf(url),
  kind: SOURCE_KIND_LABELS[kind],
  tier: TIER_LABELS[tier],
  primary: tier === 'primary',
  published: publishedOn === null ? '' : day(publishedOn).text,
  claims,
})

/** One source and what rests on it. */
export interface SourcePageView {
  readonly title: string
  readonly publisher: string
  readonly kind: string
  readonly tier: string
  readonly published: string
  readonly addresses: readonly NonNullable<EvidenceView['outside']>[]
  readonly added: { readonly by: string; readonly at: When }
  readonly resting: readonly RestingView[]
  readonly summary: string
  readonly history: readonly HistoryText[]
}

export interface RestingView {
  readonly claim: { readonly number: number; readonly statement: string; readonly href: Href }
  readonly verdict: VerdictWord
  readonly label: string
  readonly article: { readonly headline: string; readonly href: Href }
  readonly stance: string
  readonly stanceLabel: string
  readonly excerpt: string
  readonly locator: string
}

export function sourcePage(source: SourceDetail): SourcePageView {
  const { title, publisher, kind, tier, publishedOn, addresses, by, at, resting, restingTotal, history } =
    source
  const more = restingTotal > resting.length ? `, the newest ${resting.length} shown` : ''
  return {
    title,
    publisher,
    kind: SOURCE_KIND_LABELS[kind],
    tier: TIER_LABELS[tier],
    published: publishedOn === null ? '' : day(publishedOn).text,
    addresses: addresses.flatMap((url) => outsideOf(url) ?? []),
    added: { by, at: moment(at) },
    resting: resting.map((row) => ({
      claim: { number: row.number, statement: row.statement, href: urls.claim(row.claimId) },
      verdict: row.verdict ?? 'open',
      label: VERDICT_LABELS[row.verdict ?? 'open'],
      article: { headline: row.headline, href: urls.article(row.slug) },
      stance: row.stance,
      stanceLabel: STANCE_LABELS[row.stance],
      excerpt: row.excerpt,
      locator: row.locator,
    })),
    summary: `${counted(restingTotal, 'piece')} of evidence${more}`,
    history: historyLines(history),
  }
}
