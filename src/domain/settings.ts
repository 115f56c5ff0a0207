import { APPROVAL_NEEDS, type ApprovalNeed } from './approvals.js'
import { readChoice, readText } from './fields.js'
import { accepted, refused, type Problem, type Result } from './problems.js'

/** What a desk decides about itself. */
export interface DeskSettings {
  /** As it stands in the frame and on reports. */
  readonly deskName: string
  /** IANA, as `Europe/Vienna`: the zone in which pages tell the time. */
  readonly timeZone: string
  /** Which claims need an approval. */
  readonly approvals: ApprovalNeed
}

/** The form "Settings", as typed. */
export type SettingsForm = Readonly<Record<keyof DeskSettings, string>>

/**
 * A desk that has set nothing. Sensitive and legal claims need an approval from the start: whoever marks a claim so
 * asks for a second pair of eyes, and a desk that marks none is asked for nothing.
 */
export const DEFAULT_SETTINGS: DeskSettings = {
  deskName: 'The desk',
  timeZone: 'UTC',
  approvals: 'sensitive',
}

const LONGEST_NAME = 80

/** Decides whether the settings can be saved: a name, a time zone that exists, and one of the three needs. */
export function decideSettings(form: SettingsForm): Result<DeskSettings> {
  const problems: Problem[] = []
  const deskName = readText(problems, 'deskName', form.deskName, {
    limit: LONGEST_NAME,
    missing: 'Name the desk',
  })
  if (deskName.includes('\n')) problems.push({ field: 'deskName', message: 'Give the name on one line' })
  const timeZone = readTimeZone(problems, form.timeZone)
  const approvals = readChoice(
    problems,
    'approvals',
    form.approvals,
    APPROVAL_NEEDS,
    'Say which claims need an approval',
  )
  if (problems.length > 0 || approvals === null) return refused(problems)
  return accepted({ deskName, timeZone, approvals })
}

/** A zone's name in the spelling of the IANA list: "europe/vienna" is `Europe/Vienna`. */
function readTimeZone(problems: Problem[], typed: string): string {
  const name = typed.trim()
  // Intl takes offsets ("+02:00") as well: they know no summer time.
  if (/^[A-Za-z]/.test(name)) {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    } catch {
      // It is not a zone: said below.
    }
  }
  problems.push({
    field: 'timeZone',
    message: 'Give a time zone of the IANA list, like Europe/Vienna or UTC',
  })
  return name
}
