import type { ReportClaim, ReportData, ReportEvidence } from '../domain/report.js'

/** Writes a report as Markdown (CommonMark). What people typed is escaped: it shows as it was typed. */
export function writeMarkdown(data: ReportData): string {
  return `${[...head(data), '## Claims', ...data.claims.flatMap(claimBlocks), ...foot(data)].join('\n\n')}\n`
}

function head({ article, revision, generated, progress, coverage, chain }: ReportData): readonly string[] {
  const { claimed, waived, uncovered, percent } = coverage
  const facts = [
    ['Byline', article.byline],
    ['Outlet', article.outlet],
    ['Article date', article.publishedOn ?? 'not set'],
    ['Revision', `${revision.number} of ${revision.newest}, ${revision.at}`],
    ['SHA-256', revision.sha256],
    ['Generated', `${generated.at} by ${generated.by}, Tickmark ${generated.version}`],
    ['History', `${chain.length} entries, head ${chain.head}`],
    [
      'Reviewed',
      `${progress.reviewed} of ${progress.total}: ${progress.confirmed} confirmed, ${progress.unconfirmed} unconfirmed, ` +
        `${progress.disputed} disputed, ${progress.open} open`,
    ],
    ['Coverage', `${percent} %: ${claimed} sentences claimed, ${waived} waived, ${uncovered} uncovered`],
  ]
  return [
    `# Review report: ${escape(article.headline)}`,
    facts
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `- ${name ?? ''}: ${escape(value ?? '')}`)
      .join('\n'),
  ]
}

function claimBlocks(claim: ReportClaim): readonly string[] {
  const { number, statement, words, verdict, disputeReason, reviews, evidence, suggestion, question } = claim
  const [latest] = reviews
  const reason = disputeReason === null ? '' : ` (${disputeReason.replaceAll('_', ' ')})`
  const { supports, refutes, origins, primaries } = suggestion
  return [
    `### ${number}. ${escape(statement)}`,
    words.map(({ exact }) => `> ${escape(exact)}`).join('\n>\n'),
    `**${verdict ?? 'open'}**${reason}${marks(claim)}`,
    latest
      ? `${escape(latest.rationale)}\n\n— ${escape(latest.by)}, ${latest.at}`
      : 'Nobody has reviewed it.',
    ...(question === '' ? [] : [`To check: ${escape(question)}`]),
    `Evidence: ${supports} support, ${refutes} refute, ${origins} origins, ${primaries} primary; suggests ${suggestion.verdict}.`,
    ...(evidence.length === 0 ? [] : [evidence.map(evidenceItem).join('\n')]),
  ]
}

function marks({ contested, evidenceChanged, reviews }: ReportClaim): string {
  const words = [
    ...(contested ? ['contested'] : []),
    ...(evidenceChanged ? ['evidence changed since'] : []),
    ...(reviews[0]?.departs === true ? ['departs from the evidence'] : []),
  ]
  return words.map((word) => `, ${word}`).join('')
}

function evidenceItem({ stance, excerpt, locator, source, by, at }: ReportEvidence): string {
  const title = source.url === null ? escape(source.title) : `[${escape(source.title)}](<${source.url}>)`
  const facts = [source.publisher, source.publishedOn ?? '', source.tier, locator].filter(
    (fact) => fact !== '',
  )
  const quoted = excerpt === '' ? '' : ` “${escape(excerpt)}”`
  return `- ${stance}: ${title}, ${escape(facts.join(', '))}${quoted} (${escape(by)}, ${at})`
}

function foot({ waivers }: ReportData): readonly string[] {
  if (waivers.length === 0) return []
  const items = waivers.map(({ exact, reason, note }) => {
    const added = note === '' ? '' : `, ${escape(note)}`
    return `- “${escape(exact)}”: ${reason.replaceAll('_', ' ')}${added}`
  })
  return ['## Waived', items.join('\n')]
}

/** Makes text stand as it is: every sign that CommonMark could read as markup is escaped, a line end becomes a space. */
function escape(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#+|~&!-]/g, (sign) => `\\${sign}`)
    .replaceAll(/^(\d+)([.)])/g, '$1\\$2')
}
