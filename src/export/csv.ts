import {
  decidingReview,
  type ReportClaim,
  type ReportData,
  type ReportEvidence,
  type ReportReview,
} from '../domain/report.js'
import { csvOf } from './cells.js'
import { evidenceParticulars, otherReviews, saidBy, signOffSentence } from './phrases.js'

interface Row {
  readonly data: ReportData
  readonly claim: ReportClaim
  readonly review: ReportReview | null
}

/** The columns, in order: one row for each claim, in reading order. Documented in docs/exports.md. */
const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => string | number])[] = [
  ['article', ({ data }) => data.article.headline],
  ['revision', ({ data }) => data.revision.number],
  ['sha256', ({ data }) => data.revision.sha256],
  ['sign_off', ({ data }) => signOffSentence(data)],
  ['generated', ({ data }) => data.generated.at],
  ['number', ({ claim }) => claim.number],
  ['statement', ({ claim }) => claim.statement],
  ['words', ({ claim }) => lines(claim.words.map(({ exact }) => exact))],
  ['kind', ({ claim }) => claim.kind],
  ['about', ({ claim }) => claim.about],
  ['said_by', ({ claim }) => saidBy(claim)],
  ['time_phrase', ({ claim }) => claim.timePhrase ?? ''],
  ['time_from', ({ claim }) => claim.timeFrom ?? ''],
  ['time_to', ({ claim }) => claim.timeTo ?? ''],
  ['question', ({ claim }) => claim.question],
  ['verdict', ({ claim }) => claim.verdict ?? 'open'],
  ['dispute_reason', ({ claim }) => claim.disputeReason ?? ''],
  ['rationale', ({ review }) => review?.rationale ?? ''],
  ['departs_from_evidence', ({ review }) => (review ? yesNo(review.departs) : '')],
  ['evidence_changed_since', ({ claim }) => yesNo(claim.evidenceChanged)],
  ['contested', ({ claim }) => yesNo(claim.contested)],
  ['approved', ({ claim }) => yesNo(claim.approvals.length > 0)],
  ['approvals', ({ claim }) => lines(claim.approvals.map(({ by, at }) => `${by}, ${at}`))],
  ['sensitivity', ({ claim }) => claim.sensitivity],
  ['reviewer', ({ review }) => review?.by ?? ''],
  ['reviewed_at', ({ review }) => review?.at ?? ''],
  ['other_reviews', ({ claim }) => lines(otherReviews(claim).map(reviewLine))],
  ['supports', ({ claim }) => claim.suggestion.supports],
  ['refutes', ({ claim }) => claim.suggestion.refutes],
  ['origins', ({ claim }) => claim.suggestion.origins],
  ['primaries', ({ claim }) => claim.suggestion.primaries],
  ['suggested', ({ claim }) => claim.suggestion.verdict],
  ['evidence', ({ claim }) => lines(claim.evidence.map(evidenceLine))],
]

/**
 * Writes the claims of a report as CSV that a spreadsheet opens right.
 *
 * @returns text with a byte order mark and CRLF line ends (RFC 4180); a cell that a spreadsheet would take for a formula
 *   begins with an apostrophe
 */
export function writeCsv(data: ReportData): string {
  const rows = data.claims.map((claim) => {
    const row = { data, claim, review: decidingReview(claim) }
    return COLUMNS.map(([, cell]) => cell(row))
  })
  return csvOf([COLUMNS.map(([name]) => name), ...rows])
}

function reviewLine({ verdict, disputeReason, rationale, by, at }: ReportReview): string {
  const reason = disputeReason === null ? '' : ` (${disputeReason})`
  return `${verdict}${reason}: ${rationale} (${by}, ${at})`
}

function evidenceLine(evidence: ReportEvidence): string {
  const { stance, excerpt, note, source, by, at } = evidence
  const address = source.url === null ? '' : ` <${source.url}>`
  const quoted = excerpt === '' ? '' : ` “${excerpt}”`
  const noted = note === '' ? '' : ` Note: ${note}`
  return `${stance}: ${source.title}, ${evidenceParticulars(evidence)}${address}${quoted}${noted} (${by}, ${at})`
}

const lines = (texts: readonly string[]): string => texts.join('\n')
const yesNo = (value: boolean): string => (value ? 'yes' : 'no')
