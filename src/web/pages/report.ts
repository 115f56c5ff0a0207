import type { ReportFormat } from '../../export/writers.js'
import type { ReportedRevision } from '../../db/reports/reported-revision.js'
import type { ReportData } from '../../domain/report.js'
import { textOf } from '../../domain/spans.js'
import { day, moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { DISCREPANCY_LABELS, GATE_LABELS, SIGN_OFF_LABELS } from '../words.js'
import { annotatedText, type TextPart } from './annotated-text.js'
import { coverageSentence } from './article.js'
import { placeLabel } from './new-claim.js'
import { agreementSentence, progressView, type ProgressView } from './progress.js'
import { reportRow, type ReportRow } from './report-row.js'

/** The review report as a page, which is also what is printed. */
export interface ReportPage {
  readonly headline: string
  readonly language: string
  readonly articleHref: Href
  readonly downloads: readonly { readonly label: string; readonly href: Href }[]
  readonly sample: boolean
  readonly byline: string
  readonly outlet: string
  readonly publishedOn: When | null
  readonly revision: { readonly number: number; readonly newest: number; readonly at: When }
  readonly generated: { readonly at: When; readonly by: string; readonly version: string }
  readonly sha256: string
  /** "Not signed off", or who did and in spite of what. */
  readonly signOff: string
  readonly signedOff: boolean
  readonly corrections: readonly string[]
  readonly chain: { readonly head: string; readonly length: number }
  readonly progress: ProgressView
  readonly agreement: string
  readonly percent: number
  readonly coverage: string
  readonly parts: readonly TextPart[]
  /** The sentences that nobody dealt with. */
  readonly uncovered: readonly { readonly place: string; readonly text: string }[]
  readonly discrepancies: readonly {
    readonly kind: string
    readonly reason: string
    /** Why it is none, with who says so and when; '' for one that nobody dismissed. */
    readonly dismissed: string
  }[]
  readonly claims: readonly ReportRow[]
}

const FORMATS: readonly (readonly [ReportFormat, string])[] = [
  ['csv', 'CSV'],
  ['md', 'Markdown'],
  ['json', 'JSON'],
]

export function reportPage(data: ReportData): ReportPage {
  const { article, revision, generated, progress, coverage, claims, chain } = data
  const older = revision.number === revision.newest ? null : revision.number
  const placements = claims.flatMap(({ number, words }) =>
    words.map(({ part, span }) => ({ part, span, number })),
  )
  const { parts } = annotatedText({ ...data, placements }, null, (number) =>
    urls.claimInText(article.slug, number),
  )
  return {
    headline: article.headline,
    language: article.language,
    articleHref: urls.article(article.slug, { revision: older }),
    downloads: FORMATS.map(([format, label]) => ({
      label,
      href: urls.download(article.slug, format, { revision: older }),
    })),
    sample: article.sample,
    byline: article.byline,
    outlet: article.outlet,
    publishedOn: article.publishedOn === null ? null : day(article.publishedOn),
    revision: { number: revision.number, newest: revision.newest, at: moment(new Date(revision.at)) },
    generated: { ...generated, at: moment(new Date(generated.at)) },
    sha256: revision.sha256,
    signOff: signOffText(data),
    signedOff: data.signOffs.some(({ role, withdrawn }) => role === 'editor' && withdrawn === null),
    corrections: data.corrections.map(
      ({ before, after, reason, at }) => `“${before}” → “${after}”: ${reason} (${moment(new Date(at)).text})`,
    ),
    chain,
    progress: progressView(progress),
    agreement: agreementSentence(data.agreement),
    percent: coverage.percent,
    coverage: coverageSentence(coverage),
    parts,
    uncovered: data.sentences
      .filter(({ state }) => state === 'uncovered')
      .map((sentence) => ({
        place: placeLabel(sentence),
        text: textOf(revision[sentence.part], sentence.span),
      })),
    discrepancies: data.discrepancies.map(({ kind, reason, dismissed }) => ({
      kind: DISCREPANCY_LABELS[kind],
      reason,
      dismissed:
        dismissed === null
          ? ''
          : `${dismissed.note} (${dismissed.by}, ${moment(new Date(dismissed.at)).text})`,
    })),
    claims: claims.map(reportRow),
  }
}

/** Who vouched for the revision, when, and in spite of what. */
function signOffText({ signOffs }: ReportData): string {
  return signOffs
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ role, by, at, overrides }) => {
      const spite = overrides.map(({ gate, reason }) => `“${GATE_LABELS[gate]}”: ${reason}`).join('; ')
      return `${SIGN_OFF_LABELS[role]}: ${by}, ${moment(new Date(at)).text}${spite === '' ? '' : `, in spite of ${spite}`}`
    })
    .join('. ')
}

/**
 * The margins of the printed report: on each page its headline, revision and the beginning of its hash, and "Page n of m".
 * Apart from the page's own stylesheet because the words are the article's.
 */
export function reportPrintStyles({ headline, number, sha256 }: ReportedRevision): string {
  const foot = `${headline} · Revision ${number} · ${sha256.slice(0, 8)}`
  return `@page {
  margin: 15mm 15mm 18mm;
  @bottom-left { content: ${cssString(foot)}; font: 8pt sans-serif; color: #444; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif; color: #444; }
}
`
}

/** A string of CSS: whatever is not a plain letter, digit or space stands as its code point. */
const cssString = (text: string): string =>
  `"${text.replaceAll(/[^A-Za-z0-9 ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`
