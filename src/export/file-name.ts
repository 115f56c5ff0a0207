import type { ReportData } from '../domain/report.js'

/** "slug-r1-2026-11-24.csv": the article, its revision, and the day (UTC) on which it was made. */
export function fileName({ article, revision, generated }: ReportData, format: string): string {
  return `${article.slug}-r${revision.number}-${generated.at.slice(0, 10)}.${format}`
}
