import type { ReportData } from '../domain/report.js'
import { writeCsv } from './csv.js'
import { writeJson } from './json.js'
import { writeMarkdown } from './markdown.js'

export const REPORT_FORMATS = ['csv', 'json', 'md'] as const

export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** How a report leaves, in each format: media type and writer. */
export const writers: Readonly<
  Record<ReportFormat, { readonly type: string; readonly write: (data: ReportData) => string }>
> = {
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
  json: { type: 'application/json; charset=utf-8', write: writeJson },
  md: { type: 'text/markdown; charset=utf-8', write: writeMarkdown },
}
