import type { ReportData } from '../domain/report.js'

/** Where the schema of this format is published, within the project. */
const SCHEMA = 'docs/report.schema.json'

/** Writes a whole report as JSON. Its shape is `ReportData`; its schema is docs/report.schema.json. */
export function writeJson(data: ReportData): string {
  return `${JSON.stringify({ format: 'tickmark-report', formatVersion: 1, schema: SCHEMA, ...data }, null, 2)}\n`
}
