import { add, change, type Step } from './rows.js'

/** What the lines mean that tell of dismissals, sign-offs and publications, and of the desk: people, settings, sources. */
export const DESK_STEPS: Readonly<Record<string, Step>> = {
  'signoff.given': (replay, line, { revision, role, overrides }) => {
    add(replay, line, 'sign-off', line.subject, { revision, role, overrides, withdrawalReason: null })
  },
  'signoff.withdrawn': (replay, line, { reason }) => {
    change(replay, line, line.subject, () => ({ withdrawalReason: reason }))
  },
  'dismissal.given': (replay, line, { kind, one, other, oneWording, otherWording, note }) => {
    const said = { kind, one, other, oneWording, otherWording, note, withdrawalReason: null }
    add(replay, line, 'dismissal', line.subject, said)
  },
  'dismissal.withdrawn': (replay, line, { reason }) => {
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
    add(replay, line, 'person', line.subject, { name, role, kind, legal: false, active: true })
  },
  'person.renamed': (replay, line, { name }) => {
    change(replay, line, line.subject, () => ({ name }))
  },
  'person.role': (replay, line, { role }) => {
    change(replay, line, line.subject, () => ({ role }))
  },
  'person.legal': (replay, line, { legal }) => {
    change(replay, line, line.subject, () => ({ legal }))
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
