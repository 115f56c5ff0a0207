import type { HistoryLine } from '../../db/record/history-lines.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { counted } from '../words.js'

/** One line of the history in words. */
export interface HistoryText {
  readonly by: string
  readonly what: string
  /** What was said or why, where there is something; else ''. */
  readonly detail: string
  readonly at: When
  readonly about: { readonly label: string; readonly href: Href } | null
  /** The form to redact it; `null` for a line that is redacted, or that says that another one was. */
  readonly redaction: Href | null
}

type Value = Readonly<Record<string, unknown>>

/** How each kind of change is said: what was done, and the detail. `before` and `after` are what is on record. */
const SENTENCES: Readonly<
  Record<string, (line: HistoryLine, before: Value, after: Value) => readonly [string, string]>
> = {
  'article.added': (_line, _before, after) => ['added the article', text(after['headline'])],
  'article.edited': (_line, before, after) => ['edited the article', changes(before, after)],
  'claim.added': (line) => [
    line.claim ? `marked claim ${line.claim.number}` : 'marked a claim',
    line.claim?.statement ?? '',
  ],
  'claim.placed': (line, _before, after) => [
    `gave ${line.claim ? `claim ${line.claim.number}` : 'a claim'} one more place`,
    quoted((after['place'] as Value | undefined)?.['exact']),
  ],
  'waiver.added': (_line, _before, after) => [
    `waived a passage as ${words(after['reason'])}`,
    quoted(after['exact']),
  ],
  'waiver.withdrawn': (_line, before, after) => [
    `lifted a waiver (${words(before['reason'])})`,
    text(after['reason']),
  ],
  'sentence.split': (_line, _before, after) => ['split a sentence', quoted(after['words'])],
  'sentence.merged': (_line, _before, after) => ['made two sentences one', quoted(after['words'])],
  'source.added': (_line, _before, after) => ['added a source', text(after['title'])],
  'evidence.attached': (line, _before, after) => [
    `attached ${sourceOf(line)}: ${text(after['stance'])}`,
    [quoted(after['excerpt']), text(after['locator'])].filter((part) => part !== '').join(' · '),
  ],
  'evidence.withdrawn': (line, before, after) => [
    `withdrew ${sourceOf(line)} (${text(before['stance'])})`,
    text(after['reason']),
  ],
  'review.recorded': (_line, before, after) => [
    `recorded ${verdict(after)}${after['departs'] === true ? ', departing from the evidence' : ''}${
      text(before['verdict']) === '' ? '' : `; before: ${verdict(before)}`
    }`,
    text(after['rationale']),
  ],
  'activity.redacted': (_line, _before, after) => [
    `redacted line ${text(after['seq'])} of this history`,
    text(after['reason']),
  ],
  'review.settled': (_line, before, after) => [
    `settled the contest: ${verdict(after)}${
      after['departs'] === true ? ', departing from the evidence' : ''
    }; before: ${verdict(before)}`,
    text(after['rationale']),
  ],
  'review.approved': (_line, before, after) => [
    `approved the review: ${verdict(after)}${before['approved'] === true ? ', as others had' : ''}`,
    '',
  ],
  'claim.edited': (line, before, after) => [
    line.claim ? `edited claim ${line.claim.number}` : 'edited a claim',
    changes(before, after),
  ],
  'request.made': (_line, _before, after) => [
    after['kind'] === 'stands' ? 'let the words stand' : `asked the author: ${text(after['kind'])}`,
    [asked(after), text(after['reason'])].filter((part) => part !== '').join(' · '),
  ],
  'request.answered': (_line, _before, after) => [
    `recorded the author’s answer: ${text(after['answer'])}`,
    text(after['answerNote']),
  ],
  'request.applied': (_line, _before, after) => [
    `applied a change request in revision ${text(after['revision'])}: ${text(after['kind'])}`,
    asked(after),
  ],
  'request.withdrawn': (_line, _before, after) => ['took a change request back', text(after['reason'])],
  'claim.withdrawn': (line, before, after) => [
    line.claim ? `withdrew claim ${line.claim.number}` : 'withdrew a claim',
    [text(before['statement']), text(after['reason'])].join(' · '),
  ],
  'review.voided': (_line, before, after) => [
    `made a review void: ${verdict(before)} no longer holds`,
    text(after['reason']),
  ],
  'dismissal.given': (_line, _before, after) => [
    `dismissed what ${claimsSaid(after)} say differently`,
    [`${quoted(after['oneWording'])} and ${quoted(after['otherWording'])}`, text(after['note'])].join(' · '),
  ],
  'dismissal.withdrawn': (_line, _before, after) => [
    `no longer dismisses what ${claimsSaid(after)} say differently`,
    text(after['reason']),
  ],
  'signoff.given': (_line, _before, after) => [
    `signed off revision ${text(after['revision'])} (${text(after['role'])})`,
    overridden(after['overrides']),
  ],
  'signoff.withdrawn': (_line, _before, after) => [
    `took the sign-off of revision ${text(after['revision'])} back`,
    text(after['reason']),
  ],
  'publication.recorded': (_line, _before, after) => [
    `recorded that revision ${text(after['revision'])} ran`,
    text(after['url']),
  ],
  'correction.recorded': (_line, _before, after) => [
    'recorded a correction',
    [asked(after), text(after['reason'])].join(' · '),
  ],
  'revision.added': (_line, _before, after) => [
    `saved revision ${text(after['revision'])}`,
    [text(after['headline']), text(after['note'])].filter((part) => part !== '').join(' · '),
  ],
  'claim.followed': (line, _before, after) => [
    `${line.claim ? `claim ${line.claim.number}` : 'a claim'} in revision ${text(after['revision'])}: ${fate(after)}`,
    wordsThen(after['words']),
  ],
  'placement.settled': (line, _before, after) => [
    after['gone'] === true
      ? `confirmed that a place of ${claimOf(line)} is gone`
      : `said where ${claimOf(line)} stands`,
    placesSaid(after['places']),
  ],
  'person.added': (_line, _before, after) => [`let ${text(after['name'])} in as ${text(after['role'])}`, ''],
  'person.renamed': (_line, before, after) => ['took another name', changes(before, after)],
  'person.legal': (line, _before, after) => [
    after['legal'] === true
      ? `let ${line.person ?? 'somebody'} give the legal sign-off`
      : `no longer lets ${line.person ?? 'somebody'} give the legal sign-off`,
    '',
  ],
  'person.role': (line, before, after) => [
    `changed the role of ${line.person ?? 'somebody'}`,
    changes(before, after),
  ],
  'person.deactivated': (line) => [`deactivated ${line.person ?? 'somebody'}`, ''],
  'person.reactivated': (line) => [`let ${line.person ?? 'somebody'} in again`, ''],
  'person.new_pass_phrase': (line) => [`set a new pass phrase for ${line.person ?? 'somebody'}`, ''],
  'invitation.made': (_line, _before, after) => [
    `made a link for ${text(after['email']) || 'the first admin'}, as ${text(after['role'])}`,
    '',
  ],
  'setting.changed': (_line, before, after) => ['changed the settings', changes(before, after)],
}

/** @param redacts  whether the reader may take away what a line says */
export function historyLines(lines: readonly HistoryLine[], redacts = false): readonly HistoryText[] {
  return lines.map((line) => {
    const say = SENTENCES[line.action]
    const [what, detail] = line.redaction
      ? [`recorded what is redacted (${line.action})`, redacted(line.redaction)]
      : say
        ? say(line, line.before ?? {}, line.after ?? {})
        : [line.action, '']
    const redactable = redacts && line.redaction === null && line.action !== 'activity.redacted'
    const redaction = redactable ? urls.redaction(line.id) : null
    return { by: line.by, what, detail, at: moment(line.at), about: aboutOf(line), redaction }
  })
}

const redacted = ({ by, at, reason }: NonNullable<HistoryLine['redaction']>): string =>
  `Redacted by ${by}, ${moment(at).text}: ${reason}`

function aboutOf({ claim, source, article }: HistoryLine): HistoryText['about'] {
  if (claim)
    return {
      label: `Claim ${claim.number}${article ? `, ${article.headline}` : ''}`,
      href: urls.claim(claim.id),
    }
  if (article) return { label: article.headline, href: urls.article(article.slug) }
  return source && { label: source.title, href: urls.source(source.id) }
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const quoted = (value: unknown): string => (text(value) === '' ? '' : `“${text(value)}”`)
const words = (value: unknown): string => text(value).replaceAll('_', ' ')
const sourceOf = ({ source }: HistoryLine): string => source?.title ?? 'a source'

/** The gates that an editor overrode, and why: one reason for all of them. */
function overridden(value: unknown): string {
  const overrides = Array.isArray(value) ? (value as readonly Value[]) : []
  const gates = overrides.map(({ gate }) => text(gate)).join(', ')
  return gates === '' ? '' : `in spite of ${gates}: ${text(overrides[0]?.['reason'])}`
}
const claimOf = ({ claim }: HistoryLine): string => (claim ? `claim ${claim.number}` : 'a claim')

const FATES: Readonly<Record<string, string>> = {
  stands: 'its verdict stands',
  held: 'its verdict is held',
  void: 'no verdict on it holds',
}
const fate = (value: Value): string => FATES[text(value['fate'])] ?? ''

/** What became of the words of each place of a claim. */
const wordsThen = (places: unknown): string =>
  (Array.isArray(places) ? (places as readonly Value[]) : [])
    .map((place) => {
      const [state, from, to] = [text(place['state']), quoted(place['from']), quoted(place['to'])]
      return state === 'changed' && from !== to ? `${from} → ${to}` : `${from} ${state}`
    })
    .join(' · ')

const placesSaid = (places: unknown): string =>
  (Array.isArray(places) ? (places as readonly Value[]) : [])
    .map((place) => quoted(place['exact']))
    .join(' · ')

/** "claims 3 and 7". */
function claimsSaid(value: Value): string {
  const numbers = Array.isArray(value['claims']) ? (value['claims'] as readonly unknown[]) : []
  return numbers.length === 0 ? 'two claims' : `claims ${numbers.map(text).join(' and ')}`
}

/** “old” → “new”. */
function asked(value: Value): string {
  const [before, after] = [quoted(value['before']), quoted(value['after'])]
  return after === '' ? before : `${before} → ${after}`
}

function verdict(value: Value): string {
  const reason = words(value['disputeReason'])
  return `${text(value['verdict'])}${reason === '' ? '' : ` (${reason})`}`
}

/** "byline: none → D. Writer; language: en → de". */
function changes(before: Value, after: Value): string {
  const names = Object.keys(after)
  if (names.length > 8) return counted(names.length, 'field')
  return names.map((name) => `${label(name)}: ${shown(before[name])} → ${shown(after[name])}`).join('; ')
}

const LABELS: Readonly<Record<string, string>> = {
  publishedOn: 'article date',
  deskName: 'name of the desk',
  saidBy: 'said by',
  timePhrase: 'when',
  about: 'checked',
  question: 'to check',
  timeZone: 'time zone',
  approvals: 'approvals needed for',
}
const label = (name: string): string => LABELS[name] ?? name
const shown = (value: unknown): string => (Array.isArray(value) ? chain(value) : text(value)) || 'none'

/** "reports An agency, tells two officials". */
const chain = (links: readonly unknown[]): string =>
  links
    .map((link) => {
      const { verb, speaker, capacity, anonymous } = link as Value
      const who = [text(speaker), text(capacity), anonymous === true ? 'anonymous' : '']
      return [text(verb), who.filter((part) => part !== '').join(', ')].join(' ').trim()
    })
    .join(' ← ')
