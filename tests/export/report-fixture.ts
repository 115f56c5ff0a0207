import type { ReportClaim, ReportData, ReportEvidence, ReportReview } from '../../src/domain/report.js'

/** What a person may type that a format could take for something else. */
export const HOSTILE = [
  '=HYPERLINK("https://evil.example","click")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '  =1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '"=1+1"',
  'a "quoted" word, and a comma; and a semicolon',
  'two\nlines',
  '<script>alert(1)</script> & <img src=x onerror=alert(1)>',
  '# no heading, *no* _emphasis_, `no code`, [no](javascript:alert(1)) ![no](x) | no table ~~no~~',
  '1. no list',
  '> no quotation',
  '&copy; &lt;b&gt; \\ backslash\\',
  '👩‍👩‍👧‍👦 Ünïcödé مرحبا 𝔘',
  '{{ no.template }} ${no} <%= no %>',
] as const

export const review: ReportReview = {
  verdict: 'confirmed',
  disputeReason: null,
  rationale: 'The decree says so.\nIt was published.\n\nIt holds.',
  departs: false,
  decides: true,
  by: 'Ada Quist',
  at: '2024-05-30T10:00:00.000Z',
}

const evidence: ReportEvidence = {
  stance: 'supports',
  excerpt: 'shall take office “at once”',
  locator: 'page 1, §2',
  note: 'By fax.',
  by: 'Ada Quist',
  at: '2024-05-30T09:00:00.000Z',
  source: {
    title: 'Decree [no. 7]',
    publisher: 'Kremlin',
    kind: 'document',
    tier: 'primary',
    publishedOn: '2024-05-07',
    url: 'https://example.org/decree?id=7&copy;=1&q=(a)',
  },
}

export const claim: ReportClaim = {
  uid: '0b0e8c5a-1f0e-4a36-9d6e-3a3f3b8f1c01',
  number: 1,
  statement: 'Vladimir Putin is President of Russia.',
  kind: 'identity',
  about: 'true',
  question: 'Who held the office?',
  timePhrase: null,
  timeFrom: null,
  timeTo: null,
  saidBy: [],
  words: [{ part: 'body', span: { start: 0, end: 5 }, exact: 'Putin' }],
  verdict: null,
  disputeReason: null,
  contested: false,
  sensitivity: 'normal',
  approvals: [],
  evidenceChanged: false,
  suggestion: {
    verdict: 'unconfirmed',
    supports: 0,
    refutes: 0,
    origins: 0,
    primaries: 0,
    sufficient: false,
    missing: ['any evidence'],
    why: ['No evidence supports or refutes it.'],
  },
  reviews: [],
  evidence: [],
}

const CONTESTED: Partial<ReportClaim> = {
  sensitivity: 'legal',
  verdict: 'confirmed',
  contested: true,
  evidenceChanged: true,
  timePhrase: 'last month',
  timeFrom: '2024-04-01',
  timeTo: '2024-04-30',
  saidBy: [
    { speaker: 'Russian diplomats', capacity: 'familiar with the matter', anonymous: true, verb: 'reports' },
    { speaker: 'Dmitry Peskov', capacity: '', anonymous: false, verb: '' },
  ],
  words: [
    { part: 'headline', span: { start: 0, end: 5 }, exact: 'Putin' },
    { part: 'body', span: { start: 0, end: 5 }, exact: 'Putin' },
  ],
  // Newest first: the second person speaks last, the verdict is that of the first.
  reviews: [
    {
      ...review,
      verdict: 'disputed',
      disputeReason: 'out_of_date',
      rationale: 'No longer.',
      by: 'Ben',
      departs: true,
      decides: false,
    },
    review,
  ],
  evidence: [evidence, { ...evidence, stance: 'context', excerpt: '', locator: '', note: '' }],
}

const hostileClaims = HOSTILE.map((text, index): ReportClaim => ({
  ...claim,
  uid: uidOf(index + 10),
  number: index + 10,
  statement: text,
  question: text,
  timePhrase: text,
  about: 'said',
  saidBy: [{ speaker: text, capacity: text, anonymous: true, verb: text }],
  words: [{ part: 'body', span: { start: 0, end: 5 }, exact: text }],
  verdict: 'disputed',
  disputeReason: 'misleading',
  reviews: [{ ...review, verdict: 'disputed', disputeReason: 'misleading', rationale: text, by: text }],
  approvals: [{ by: text, at: '2024-05-30T11:00:00.000Z' }],
  evidence: [
    {
      ...evidence,
      excerpt: text,
      locator: text,
      note: text,
      by: text,
      source: { ...evidence.source, title: text, publisher: text, url: null },
    },
  ],
}))

function uidOf(number: number): string {
  return `0b0e8c5a-1f0e-4a36-9d6e-3a3f3b8f1c${number}`
}

const claims = [{ ...claim, ...CONTESTED, uid: uidOf(42), number: 3 }, claim, ...hostileClaims]

/** A report with everything that can be hard to write: hostile texts, a contested claim, an open one, anonymous chains. */
export const report: ReportData = {
  generated: { at: '2026-11-24T09:30:00.000Z', by: 'The desk', version: '0.1.0' },
  article: {
    slug: 'putin-plans-visits',
    headline: '=Putin plans <visits> & *talks*',
    byline: 'D. Writer',
    outlet: '| Foreign desk |',
    language: 'en',
    publishedOn: '2024-05-29',
    deadline: '2024-05-30T09:00:00.000Z',
    sample: false,
  },
  revision: {
    number: 2,
    newest: 3,
    at: '2024-05-29T08:00:00.000Z',
    sha256: 'ab'.repeat(32),
    headline: '=Putin plans <visits> & *talks*',
    standfirst: '# A standfirst',
    body: 'Putin left. Share.',
  },
  chain: { head: 'cd'.repeat(32), length: 81 },
  progress: { total: 22, reviewed: 21, confirmed: 1, unconfirmed: 0, disputed: 20, open: 1 },
  agreement: { approved: 20, contested: 1, outstanding: 2, needed: 'all' },
  coverage: { sentences: 3, claimed: 1, waived: 1, uncovered: 1, percent: 66 },
  sentences: [
    { part: 'headline', paragraph: 1, ordinal: 1, span: { start: 0, end: 31 }, state: 'uncovered' },
    { part: 'body', paragraph: 1, ordinal: 1, span: { start: 0, end: 11 }, state: 'claimed' },
    { part: 'body', paragraph: 1, ordinal: 2, span: { start: 12, end: 18 }, state: 'waived' },
  ],
  waivers: [
    {
      part: 'body',
      span: { start: 12, end: 18 },
      exact: 'Share.',
      reason: 'common_knowledge',
      note: '<i>web page</i>',
    },
  ],
  claims,
  signOffs: [
    {
      role: 'editor',
      by: '=Ada Quist',
      at: '2024-05-30T12:00:00.000Z',
      overrides: [{ gate: 'reviews', reason: '<b>It has to run</b>' }],
      withdrawn: null,
    },
    {
      role: 'legal',
      by: 'Ben Ito',
      at: '2024-05-30T11:00:00.000Z',
      overrides: [],
      withdrawn: { by: 'Ben Ito', at: '2024-05-30T11:30:00.000Z', reason: 'A letter came.' },
    },
  ],
  publications: [{ revision: 2, at: '2024-05-31T06:00:00.000Z', url: 'https://example.org/story' }],
  discrepancies: [
    {
      kind: 'number',
      claims: [1, 2],
      wordings: ['12 people', '14 people'],
      reason: 'Claim 1 says “12 people”, claim 2 “14 people”, where all else that they say is the same.',
      dismissed: { note: 'Two *days*.', by: 'Ada Quist', at: '2024-05-30T12:00:00.000Z' },
    },
  ],
  corrections: [
    {
      before: 'his *third* trip',
      after: 'his second trip',
      reason: 'A stop was counted.',
      by: 'Ada Quist',
      at: '2024-06-01T06:00:00.000Z',
      claims: [1],
    },
  ],
}
