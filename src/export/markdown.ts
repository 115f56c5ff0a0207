import {
  decidingReview,
  type ReportClaim,
  type ReportData,
  type ReportEvidence,
  type ReportReview,
} from '../domain/report.js'
import { textOf } from '../domain/spans.js'
import { evidenceParticulars, otherReviews, saidBy, signOffSentence } from './phrases.js'

/** Writes a report as Markdown (CommonMark). What people typed is escaped: it shows as it was typed. */
export function writeMarkdown(data: ReportData): string {
  return `${[...head(data), '## Claims', ...data.claims.flatMap(claimBlocks), ...foot(data)].join('\n\n')}\n`
}

function head(data: ReportData): readonly string[] {
  const { article, revision, generated, progress, agreement, coverage, chain } = data
  const { sentences, claimed, waived, uncovered, percent } = coverage
  return [
    `# Review report: ${line(article.headline)}`,
    particulars([
      ['Standfirst', revision.standfirst],
      ['Byline', article.byline],
      ['Outlet', article.outlet],
      ['Language', article.language],
      ['Article date', article.publishedOn ?? 'not set'],
      ['Deadline', article.deadline ?? ''],
      ['Revision', `${revision.number} of ${revision.newest}, ${revision.at}`],
      ['SHA-256', revision.sha256],
      ['Sign-off', signOffSentence(data)],
      ...data.publications.map(
        ({ revision: number, at, url }) =>
          ['Published', `revision ${number}, ${at}${url === null ? '' : `, ${url}`}`] as const,
      ),
      ...data.corrections.map(
        ({ before, after, reason, at }) =>
          ['Correction', `“${before}” → “${after}” (${reason}), ${at}`] as const,
      ),
      ['Generated', `${generated.at} by ${generated.by}, Tickmark ${generated.version}`],
      ['History', `${chain.length} entries, head ${chain.head}`],
      [
        'Reviewed',
        `${progress.reviewed} of ${progress.total}: ${progress.confirmed} confirmed, ` +
          `${progress.unconfirmed} unconfirmed, ${progress.disputed} disputed, ${progress.open} open`,
      ],
      [
        'Agreement',
        `${agreement.approved} approved, ${agreement.contested} contested, ` +
          `${agreement.outstanding} still need an approval (needed for ${agreement.needed})`,
      ],
      [
        'Coverage',
        `${percent} % of ${sentences} sentences: ${claimed} claimed, ${waived} waived, ${uncovered} uncovered`,
      ],
    ]),
  ]
}

function particulars(all: readonly (readonly [name: string, value: string])[]): string {
  return all
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- ${name}: ${line(value)}`)
    .join('\n')
}

function claimBlocks(claim: ReportClaim): readonly string[] {
  const { number, statement, words, verdict, disputeReason, evidence, suggestion } = claim
  const review = decidingReview(claim)
  const { supports, refutes, origins, primaries } = suggestion
  return [
    `### ${number}. ${line(statement)}`,
    words.map(({ exact }) => `> ${line(exact)}`).join('\n>\n'),
    `**${verdict ?? 'open'}**${reasonOf(disputeReason)}${marks(claim, review)}`,
    ...(review
      ? [paragraphs(review.rationale), `— ${line(review.by)}, ${review.at}`]
      : ['Nobody has reviewed it.']),
    particulars([
      ...otherReviews(claim).map((other) => ['Also reviewed', reviewText(other)] as const),
      ...claim.approvals.map(({ by, at }) => ['Approved by', `${by}, ${at}`] as const),
      ['Sensitivity', claim.sensitivity === 'normal' ? '' : claim.sensitivity],
      ['Kind', claim.kind],
      ['About', claim.about === 'true' ? 'that it is true' : 'that it was said'],
      ['Said by', saidBy(claim)],
      ['Time', [claim.timePhrase, claim.timeFrom, claim.timeTo].filter((time) => time !== null).join(', ')],
      ['To check', claim.question],
      [
        'Evidence',
        `${supports} support, ${refutes} refute, ${origins} origins, ${primaries} primary; suggests ${suggestion.verdict}`,
      ],
    ]),
    ...(evidence.length === 0 ? [] : [`Sources:\n\n${evidence.map(evidenceItem).join('\n')}`]),
  ]
}

const reasonOf = (reason: string | null): string =>
  reason === null ? '' : ` (${reason.replaceAll('_', ' ')})`

function marks({ contested, evidenceChanged }: ReportClaim, review: ReportReview | null): string {
  const words = [
    ...(contested ? ['contested'] : []),
    ...(evidenceChanged ? ['evidence changed since'] : []),
    ...(review?.departs === true ? ['departs from the evidence'] : []),
  ]
  return words.map((word) => `, ${word}`).join('')
}

function reviewText({ verdict, disputeReason, rationale, by, at }: ReportReview): string {
  return `${verdict}${reasonOf(disputeReason)}: ${rationale} (${by}, ${at})`
}

function evidenceItem(evidence: ReportEvidence): string {
  const { stance, excerpt, note, source, by, at } = evidence
  const title = source.url === null ? line(source.title) : `[${line(source.title)}](<${target(source.url)}>)`
  const quoted = excerpt === '' ? '' : ` “${line(excerpt)}”`
  const noted = note === '' ? '' : ` Note: ${line(note)}`
  return `- ${stance}: ${title}, ${line(evidenceParticulars(evidence))}${quoted}${noted} (${line(by)}, ${at})`
}

function foot(data: ReportData): readonly string[] {
  return [...discrepancies(data), ...uncovered(data), ...waived(data)]
}

function discrepancies({ discrepancies: found }: ReportData): readonly string[] {
  if (found.length === 0) return []
  const items = found.map(({ kind, reason, dismissed }) => {
    const note = dismissed && ` Dismissed: ${line(dismissed.note)} (${line(dismissed.by)}, ${dismissed.at})`
    return `- ${kind}: ${line(reason)}${note ?? ''}`
  })
  return ['## Stated differently', items.join('\n')]
}

function uncovered({ sentences, revision }: ReportData): readonly string[] {
  const open = sentences.filter(({ state }) => state === 'uncovered')
  if (open.length === 0) return []
  const items = open.map(({ part, paragraph, ordinal, span }) => {
    const place = part === 'body' ? `${paragraph}.${ordinal}` : part
    return `- ${place}: “${line(textOf(revision[part], span))}”`
  })
  return ['## Uncovered', items.join('\n')]
}

function waived({ waivers }: ReportData): readonly string[] {
  if (waivers.length === 0) return []
  const items = waivers.map(({ exact, reason, note }) => {
    const added = note === '' ? '' : `, ${line(note)}`
    return `- “${line(exact)}”: ${reason.replaceAll('_', ' ')}${added}`
  })
  return ['## Waived', items.join('\n')]
}

/** Text with the line ends and empty lines it was typed with. */
function paragraphs(text: string): string {
  return text
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map((paragraph) => paragraph.split('\n').map(line).join('\\\n'))
    .join('\n\n')
}

/** Makes text stand as it is, on one line: every sign that could be read as markup is escaped, a line end is a space. */
function line(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*[\n\r]\s*/g, ' ')
    .replaceAll(/[\\`*_[\]<>#|~&!$]/g, (sign) => `\\${sign}`)
    .replace(/^[-+=]/, (sign) => `\\${sign}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** An address between `<` and `>`: nothing in it ends the link, and no `&copy;` in it becomes a sign. */
function target(url: string): string {
  return url.replaceAll(/[\\<>\s]/g, encodeURIComponent).replaceAll(/&(?=#?\w+;)/g, '&amp;')
}
