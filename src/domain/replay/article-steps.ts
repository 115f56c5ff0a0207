import { firstPlaces, placesIn, placesOf, withPlace, withSettled } from '../replayed-places.js'
import {
  add,
  change,
  isUid,
  next,
  raised,
  say,
  type Replay,
  type ReplayLine,
  type Said,
  type Step,
} from './rows.js'

/** What the lines mean that tell of an article, its text, its claims and what is said about them. */
export const ARTICLE_STEPS: Readonly<Record<string, Step>> = {
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
  'request.applied': (replay, line, { request, revision }) => {
    if (isUid(request)) change(replay, line, request, () => ({ appliedIn: revision }))
    raised(replay, line)
  },
  'request.withdrawn': (replay, line, { request, reason }) => {
    const said = { withdrawnAt: line.at, withdrawalReason: reason }
    if (isUid(request)) change(replay, line, request, () => said)
    raised(replay, line)
  },
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
