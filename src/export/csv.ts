import { stringify } from 'csv-stringify/sync'
import type { ReportClaim, ReportData, ReportEvidence } from '../domain/report.js'

type Cell = string | number

/** The columns, in order: one row for each claim, in reading order. Documented in docs/exports.md. */
const COLUMNS: readonly (readonly [name: string, cell: (claim: ReportClaim, data: ReportData) => Cell])[] = [
  ['article', (_claim, { article }) => article.headline],
  ['revision', (_claim, { revision }) => revision.number],
  ['sha256', (_claim, { revision }) => revision.sha256],
  ['generated', (_claim, { generated }) => generated.at],
  ['number', ({ number }) => number],
  ['statement', ({ statement }) => statement],
  ['words', ({ words }) => lines(words.map(({ exact }) => exact))],
  ['kind', ({ kind }) => kind],
  ['about', ({ about }) => about],
  [
    'said_by',
    ({ saidBy }) =>
      saidBy.map(({ speaker, anonymous }) => speaker + (anonymous ? ' (anonymous)' : '')).join(' ← '),
  ],
  ['time_phrase', ({ timePhrase }) => timePhrase ?? ''],
  ['question', ({ question }) => question],
  ['verdict', ({ verdict }) => verdict ?? 'open'],
  ['dispute_reason', ({ disputeReason }) => disputeReason ?? ''],
  ['rationale', ({ reviews }) => reviews[0]?.rationale ?? ''],
  ['departs_from_evidence', ({ reviews }) => (reviews[0] ? yesNo(reviews[0].departs) : '')],
  ['evidence_changed_since', ({ evidenceChanged }) => yesNo(evidenceChanged)],
  ['contested', ({ contested }) => yesNo(contested)],
  ['reviewer', ({ reviews }) => reviews[0]?.by ?? ''],
  ['reviewed_at', ({ reviews }) => reviews[0]?.at ?? ''],
  ['supports', ({ suggestion }) => suggestion.supports],
  ['refutes', ({ suggestion }) => suggestion.refutes],
  ['origins', ({ suggestion }) => suggestion.origins],
  ['primaries', ({ suggestion }) => suggestion.primaries],
  ['suggested', ({ suggestion }) => suggestion.verdict],
  ['evidence', ({ evidence }) => lines(evidence.map(evidenceLine))],
]

/**
 * Writes the claims of a report as CSV that a spreadsheet opens right.
 *
 * @returns text with a byte order mark and CRLF line ends (RFC 4180); a cell that a spreadsheet would take for a formula
 *   begins with an apostrophe
 */
export function writeCsv(data: ReportData): string {
  const rows = data.claims.map((claim) => COLUMNS.map(([, cell]) => cell(claim, data)))
  return stringify([COLUMNS.map(([name]) => name), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

function evidenceLine({ stance, excerpt, locator, source, by, at }: ReportEvidence): string {
  const facts = [
    source.title,
    source.publisher,
    source.publishedOn ?? '',
    source.tier,
    source.url ?? '',
    locator,
  ]
  const quoted = excerpt === '' ? '' : ` “${excerpt}”`
  return `${stance}: ${facts.filter((fact) => fact !== '').join(', ')}${quoted} (${by}, ${at})`
}

const lines = (texts: readonly string[]): string => texts.join('\n')
const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
