import type { ReportData } from '../domain/report.js'

/** What a report as JSON says of itself. The numbers rise when a reader of the format would have to change. */
export const ENVELOPE = {
  format: 'tickmark-report',
  formatVersion: 4,
  /** The `$id` of docs/report.schema.json. A name, not an address: nothing is fetched. */
  schema: 'urn:tickmark:report:4',
} as const

export type ReportJson = typeof ENVELOPE & ReportData

/** Writes a whole report as JSON. Its shape is `ReportData`; its schema is docs/report.schema.json. */
export function writeJson(data: ReportData): string {
  const report: ReportJson = { ...ENVELOPE, ...data }
  return `${JSON.stringify(report, null, 2)}\n`
}
