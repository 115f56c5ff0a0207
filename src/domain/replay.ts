import { firstPlaces, placesIn, placesOf, withPlace, withSettled } from './replayed-places.js'

/** One line of a chain, as it is read back. A redacted one says no more than its redaction kept. */
export interface ReplayLine {
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** The uid of who acted. */
  readonly by: string
  readonly action: string
  readonly subject: string
  readonly before: Said | null
  readonly after: Said | null
  readonly redacted: boolean
}

type Said = Readonly<Record<string, unknown>>

export type RowKind =
  | 'article'
  | 'revision'
  | 'claim'
  | 'evidence'
  | 'review'
  | 'waiver'
  | 'request'
  | 'sign-off'
  | 'publication'
  | 'correction'
  | 'source'
  | 'person'
  | 'setting'

/** A row as the history says it must be. */
export interface KnownRow {
  readonly kind: RowKind
  /** The line that spoke of it last. */
  seq: number
  /** What is not known, because no line says it or that line is redacted, is left out. */
  readonly columns: Record<string, unknown>
}

/** What the lines of one chain add up to. */
export interface Replay {
  /** By uid; the article itself as "article", a revision as "revision 1". */
  readonly rows: Map<string, KnownRow>
  /** Every uid that a line names. */
  readonly mentioned: Set<string>
  /** Subjects of lines of a kind that is not known here: what they say of them may be out of date. */
  readonly unclear: Set<string>
  /** How many lines there were of each kind that is not known here. */
  readonly unknown: Map<string, number>
}

type Step = (replay: Replay, line: ReplayLine, after: Said, before: Said) => void

export const startReplay = (): Replay => ({
  rows: new Map(),
  mentioned: new Set(),
  unclear: new Set(),
  unknown: new Map(),
})

/** Adds what one line says, the oldest first. Total: a line of an unknown kind is counted, and its subject is unclear. */
export function replayLine(replay: Replay, line: ReplayLine): void {
  const { action, subject, before, after } = line
  replay.mentioned.add(subject)
  for (const said of [before, after])
    for (const name in said) if (isUid(said[name])) replay.mentioned.add(said[name])
  const step = STEPS[action]
  if (step) step(replay, line, after ?? {}, before ?? {})
  else {
    replay.unknown.set(action, (replay.unknown.get(action) ?? 0) + 1)
    replay.unclear.add(subject)
  }
}

const isUid = (value: unknown): value is string =>
  typeof value === 'string' && value.length < 37 && /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{32}$/.test(value)

/** What each kind of line means. A new kind of change needs an entry here: a test compares it with what is appended. */
const STEPS: Readonly<Record<string, Step>> = {
  'article.added': (replay, line, { slug, language, sample, ...said }) => {
    const { byline, outlet, publishedOn, url, ...revision } = {
      ...(line.redacted ? {} : WITHOUT_DETAILS),
      ...said,
    }
    const details = { byline, outlet, publishedOn, deadline: null, url, archivedAt: null }
    const counts = { version: 1, lastClaimNumber: 0 }
    add(replay, line, 'article', 'article', { slug, language, sample, ...details, ...counts })
    const { headline, sha256, note } = revision
    add(replay, line, 'revision', 'revision 1', { headline, sha256, note })
  },
  'article.edited': (replay, line, after) => {
    const edited = line.redacted ? EDITABLE : after
    change(replay, line, 'article', ({ version }) => ({ ...edited, version: next(version) }))
  },
  'claim.added': (replay, line, after) => {
    const { placements, ...said } = after
    add(replay, line, 'claim', line.subject, NEW_CLAIM, said, firstPlaces(newestRevision(replay), placements))
    const { number } = after
    change(replay, line, 'article', () => ({ lastClaimNumber: number }))
  },
  'claim.placed': (replay, line, { place }) => {
    const here = placesIn(newestRevision(replay))
    change(replay, line, line.subject, ({ [here]: places, version }) => ({
      [here]: withPlace(places, place),
      version: next(version),
    }))
  },
  'waiver.added': (replay, line, { reason, note, placements, exact }) => {
    const said = { reason, note, exact, ...firstPlaces(newestRevision(replay), placements) }
    add(replay, line, 'waiver', line.subject, said, LIVE)
  },
  'waiver.withdrawn': (replay, line, { reason }) => {
    const said = { withdrawnAt: line.at, withdrawnBy: line.by, withdrawalReason: reason }
    change(replay, line, line.subject, () => said)
  },
  // Sentences are held against the text, which their spans must cover.
  'sentence.split': () => undefined,
  'sentence.merged': () => undefined,
  'evidence.attached': (replay, line, { evidence, source, stance, excerpt, locator, note }) => {
    const said = { claim: line.subject, source, stance, excerpt, locator, note }
    if (isUid(evidence)) add(replay, line, 'evidence', evidence, said, LIVE)
    weighedAnew(replay, line)
  },
  'evidence.withdrawn': (replay, line, { evidence, reason }) => {
    const said = { withdrawnAt: line.at, withdrawnBy: line.by, withdrawalReason: reason }
    if (isUid(evidence)) change(replay, line, evidence, () => said)
    weighedAnew(replay, line)
  },
  'review.recorded': reviewed,
  'review.settled': reviewed,
  'review.approved': (replay, line, { approved }) => {
    change(replay, line, line.subject, ({ version }) => ({ approved, version: next(version) }))
  },
  'review.voided': (replay, line, { review, standing }) => {
    if (isUid(review)) change(replay, line, review, () => ({ void: true }))
    const said = { ...UNKNOWN_STANDING, ...(standing as Said | undefined) }
    change(replay, line, line.subject, ({ version }) => ({ ...said, version: next(version) }))
  },
  'revision.added': (replay, line, { revision, headline, sha256, note, places, waivers }) => {
    const number = typeof revision === 'number' ? revision : newestRevision(replay) + 1
    add(replay, line, 'revision', `revision ${number}`, { headline, sha256, note })
    const of = { claim: places, waiver: waivers }
    for (const [uid, { kind, columns }] of replay.rows)
      if (kind === 'claim' || kind === 'waiver')
        say(columns, { [placesIn(number)]: of[kind] && placesOf((of[kind] as Said)[uid] ?? []) })
  },
  // Its words changed, or have no one place: where they stand now is in the line before.
  'claim.followed': (replay, line, { standing }) => {
    const said = line.redacted ? UNKNOWN_STANDING : (standing as Said | undefined)
    change(replay, line, line.subject, ({ version }) => ({ ...said, version: next(version) }))
  },
  'placement.settled': (replay, line, { revision, from, places, standing }) => {
    const here = placesIn(typeof revision === 'number' ? revision : newestRevision(replay))
    const said = line.redacted ? UNKNOWN_STANDING : (standing as Said | undefined)
    change(replay, line, line.subject, ({ [here]: known, version }) => ({
      ...said,
      [here]: withSettled(known, from, places),
      version: next(version),
    }))
  },
  'claim.edited': (replay, line, after) => {
    const edited = line.redacted ? EDITABLE_CLAIM : after
    change(replay, line, line.subject, ({ version }) => ({ ...edited, version: next(version) }))
  },
  'claim.withdrawn': (replay, line, { reason }) => {
    const said = { withdrawnAt: line.at, withdrawnBy: line.by, withdrawalReason: reason }
    change(replay, line, line.subject, ({ version }) => ({ ...said, version: next(version) }))
  },
  'request.made': (replay, line, { request, kind, before, after, reason }) => {
    const open = {
      answer: null,
      answerNote: null,
      appliedIn: null,
      withdrawnAt: null,
      withdrawalReason: null,
    }
    const said = { claim: line.subject, kind, before, after, reason, ...open }
    if (isUid(request)) add(replay, line, 'request', request, said)
    raised(replay, line)
  },
  'request.answered': (replay, line, { request, answer, answerNote }) => {
    if (isUid(request)) change(replay, line, request, () => ({ answer, answerNote }))
    raised(replay, line)
  },
  'request.withdrawn': (replay, line, { request, reason }) => {
    const said = { withdrawnAt: line.at, withdrawalReason: reason }
    if (isUid(request)) change(replay, line, request, () => said)
    raised(replay, line)
  },
  'signoff.given': (replay, line, { revision, role, overrides }) => {
    add(replay, line, 'sign-off', line.subject, { revision, role, overrides, withdrawalReason: null })
  },
  'signoff.withdrawn': (replay, line, { reason }) => {
    change(replay, line, line.subject, () => ({ withdrawalReason: reason }))
  },
  'publication.recorded': (replay, line, { revision, publishedAt, url }) => {
    add(replay, line, 'publication', line.subject, { revision, publishedAt, url })
  },
  'correction.recorded': (replay, line, { before, after, reason, claims }) => {
    add(replay, line, 'correction', line.subject, { before, after, reason, claims })
  },
  'source.added': (replay, line, { title, publisher, kind, tier, publishedOn, url }) => {
    add(replay, line, 'source', line.subject, { title, publisher, kind, tier, publishedOn, url })
  },
  'person.added': (replay, line, { name, role, kind }) => {
    add(replay, line, 'person', line.subject, { name, role, kind, active: true })
  },
  'person.renamed': (replay, line, { name }) => {
    change(replay, line, line.subject, () => ({ name }))
  },
  'person.role': (replay, line, { role }) => {
    change(replay, line, line.subject, () => ({ role }))
  },
  'person.deactivated': (replay, line) => {
    change(replay, line, line.subject, () => ({ active: false }))
  },
  'person.reactivated': (replay, line) => {
    change(replay, line, line.subject, () => ({ active: true }))
  },
  // A pass phrase is not on record, and a link is gone once it was used: that they were is.
  'person.new_pass_phrase': () => undefined,
  'invitation.made': () => undefined,
  'setting.changed': (replay, line, after) => {
    const [changed] = Object.entries(after)
    if (changed) add(replay, line, 'setting', line.subject, { key: changed[0], value: changed[1] })
  },
  // What it took away is known not to be known.
  'activity.redacted': () => undefined,
}

function newestRevision({ rows }: Replay): number {
  let number = 1
  while (rows.has(`revision ${number + 1}`)) number += 1
  return number
}

/** What was not withdrawn. */
const LIVE: Said = { withdrawnAt: null, withdrawnBy: null, withdrawalReason: null }

/** What a claim is when it is added, unless its line says otherwise. */
const NEW_CLAIM: Said = {
  ...{ sensitivity: 'normal', recheckOn: null, version: 1, ...LIVE },
  ...{ verdict: null, disputeReason: null, contested: false, approved: false, evidenceChanged: false },
}

/** What a line says of an article that came without details: those from before they could come with it do not name them. */
const WITHOUT_DETAILS: Said = { byline: '', outlet: '', publishedOn: null, url: null }

/** What an edit may have changed, when nobody can say any more what it did change. */
const EDITABLE: Said = {
  byline: undefined,
  outlet: undefined,
  language: undefined,
  publishedOn: undefined,
  deadline: undefined,
}

const EDITABLE_CLAIM: Said = {
  statement: undefined,
  kind: undefined,
  about: undefined,
  question: undefined,
  timePhrase: undefined,
  timeFrom: undefined,
  timeTo: undefined,
  recheckOn: undefined,
  saidBy: undefined,
  sensitivity: undefined,
}

const UNKNOWN_STANDING: Said = {
  verdict: undefined,
  disputeReason: undefined,
  contested: undefined,
  approved: undefined,
  evidenceChanged: undefined,
}

/** The kinds of change that a replay understands. */
export const REPLAYED: readonly string[] = Object.keys(STEPS)

/** @param said  the later stands over the earlier */
function add({ rows }: Replay, line: ReplayLine, kind: RowKind, uid: string, ...said: readonly Said[]): void {
  const columns = { by: line.by, at: line.at }
  for (const each of said) say(columns, each)
  rows.set(uid, { kind, seq: line.seq, columns })
}

/** A row that no line added stays unknown, and is found to be so. */
function change({ rows }: Replay, line: ReplayLine, uid: string, to: (columns: Said) => Said): void {
  const row = rows.get(uid)
  if (!row) return
  row.seq = line.seq
  say(row.columns, to(row.columns))
}

/** In place: a history has many lines, and copying each row for each of them took half of the time. */
function say(columns: Record<string, unknown>, said: Said): void {
  for (const name in said) {
    const value = said[name]
    if (value !== undefined) columns[name] = value
    else if (name in columns) Reflect.deleteProperty(columns, name)
  }
}

/** A verdict, whether a reviewer's own or one that settles a contest. */
function reviewed(replay: Replay, line: ReplayLine, { review, standing, ...said }: Said): void {
  const row = { claim: line.subject, settles: false, void: false, ...said }
  if (isUid(review)) add(replay, line, 'review', review, row)
  const { verdict, disputeReason, contested } = (standing ?? {}) as Said
  const derived = { verdict, disputeReason, contested, approved: false, evidenceChanged: false }
  change(replay, line, line.subject, ({ version }) => ({ ...derived, version: next(version) }))
}

/** Evidence came or went: a verdict that the claim has is marked, nobody's approval counts, and its version rises. */
function weighedAnew(replay: Replay, line: ReplayLine): void {
  change(replay, line, line.subject, ({ verdict, version }) => ({
    evidenceChanged: verdict === undefined ? undefined : verdict !== null,
    approved: false,
    version: next(version),
  }))
}

/** Something was said about a claim: whoever had it open has not seen it. */
function raised(replay: Replay, line: ReplayLine): void {
  change(replay, line, line.subject, ({ version }) => ({ version: next(version) }))
}

const next = (version: unknown): unknown => (typeof version === 'number' ? version + 1 : undefined)
