import { agreementOf, type ApprovalNeed } from '../../domain/approvals.js'
import { coverArticle } from '../../domain/article-coverage.js'
import { PARTS } from '../../domain/claims.js'
import { progressOf } from '../../domain/progress.js'
import type { ReportClaim, ReportData, ReportWaiver } from '../../domain/report.js'
import { indexCodePoints } from '../../domain/spans.js'
import { readArticleReview, type ArticleReview } from '../articles/article-review.js'
import { settingsList, settingsOf } from '../desk-settings.js'
import { snapshot, type Db } from '../database.js'
import { reportClaims } from './report-claims.js'
import {
  listEvidenceChanges,
  listReportEvidence,
  listReportReviews,
  listSaidBy,
  type ReportRows,
} from './report-rows.js'

/** A report as far as the record tells: who made it and when is added where it is made. */
export type RecordedReport = Omit<ReportData, 'generated'>

/**
 * Reads the whole review of one revision: seven queries, whatever the number of claims.
 *
 * @throws {NotFound}
 */
export function getReport(
  db: Db,
  query: { readonly slug: string; readonly revision?: number },
): Promise<RecordedReport> {
  return snapshot(db, async (moment) => {
    const review = await readArticleReview(moment, query)
    const rows = {
      saidBy: await listSaidBy(moment, review.article.id),
      evidence: await listReportEvidence(moment, review.article.id),
      evidenceChanges: await listEvidenceChanges(moment, review.article.id),
      reviews: await listReportReviews(moment, review.article.id, review.revision),
    }
    const chain = await moment.first<{ head: string; length: number }>`
      SELECT head, length FROM Chain WHERE articleId = ${review.article.id}`
    const { settings } = await moment.lists({ settings: settingsList() })
    return reportOf(review, rows, chain ?? { head: '', length: 0 }, settingsOf(settings).approvals)
  })
}

function reportOf(
  review: ArticleReview,
  rows: ReportRows,
  chain: ReportData['chain'],
  needed: ApprovalNeed,
): RecordedReport {
  const { slug, byline, outlet, language, publishedOn, deadline, sample } = review.article
  const { number, newest, at, sha256, headline, standfirst, body } = review.revision
  const { sentences, counts } = coverArticle(
    review.revision,
    review.sentences,
    review.placements,
    review.waivers,
  )
  const claims = reportClaims(review, rows)
  return {
    article: {
      slug,
      headline,
      byline,
      outlet,
      language,
      publishedOn,
      deadline: deadline?.toISOString() ?? null,
      sample,
    },
    revision: { number, newest, at: at.toISOString(), sha256, headline, standfirst, body },
    chain,
    progress: progressOf(claims.map(({ verdict }) => verdict)),
    agreement: { ...agreementOf(claims.map(approvedOrNot), needed), needed },
    coverage: counts,
    sentences,
    waivers: reportWaivers(review),
    claims,
  }
}

const approvedOrNot = (claim: ReportClaim) => ({ ...claim, approved: claim.approvals.length > 0 })

/** The waivers with their words, which are not stored: each part is read once, however many stand in it. */
function reportWaivers({ revision, waivers }: ArticleReview): readonly ReportWaiver[] {
  return PARTS.flatMap((part) => {
    const text = revision[part]
    const { indexOf } = indexCodePoints(text)
    return waivers
      .filter((waiver) => waiver.part === part)
      .map((waiver) => ({
        ...waiver,
        exact: text.slice(indexOf(waiver.span.start), indexOf(waiver.span.end)),
      }))
  })
}
