import type { Moment } from '../moment.js'

/** The redactions on record, by the uid of the line that they emptied, with what they kept of it. */
export type Redactions = ReadonlyMap<string, { readonly kept: Readonly<Record<string, unknown>> }>

/**
 * Reads all redactions of a record: a line comes before the one that redacts it.
 *
 * Whether they stand in a chain that holds is checked with that chain.
 */
export async function listRedactions(moment: Moment): Promise<Redactions> {
  const rows = await moment.all<{ redacted: string; kept: string }>`
    SELECT a.subject AS redacted, coalesce(d.after ->> 'kept', '{}') AS kept
    FROM Activity a JOIN ActivityPayload d ON d.activityId = a.id WHERE a.action = 'activity.redacted'`
  return new Map(
    rows.map(({ redacted, kept }) => [redacted, { kept: JSON.parse(kept) as Record<string, unknown> }]),
  )
}
