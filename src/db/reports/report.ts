import { agreementOf, type ApprovalNeed } from '../../domain/approvals.js'
import { coverArticle, type PartSpan } from '../../domain/article-coverage.js'
import { progressOf } from '../../domain/progress.js'
import { inReadingOrder } from '../../domain/reading-order.js'
import type { ReportClaim, ReportData } from '../../domain/report.js'
import { textOf } from '../../domain/spans.js'
import { suggestVerdict } from '../../domain/suggestion.js'
import { readArticleReview, type ArticleReview } from '../articles/article-review.js'
import { settingsList, settingsOf } from '../desk-settings.js'
import { snapshot, type Db } from '../database.js'
import { listReportEvidence, listReportReviews, listSaidBy, type ReportRows } from './report-rows.js'
import { weigh } from '../claims/weighing.js'

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
      reviews: await listReportReviews(moment, review.article.id, review.revision.id),
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
    progress: progressOf(review.claims.map(({ verdict }) => verdict)),
    agreement: { ...agreementOf(review.claims, needed), needed },
    coverage: counts,
    sentences,
    waivers: review.waivers.map((waiver) => ({ ...waiver, exact: wordsAt(review, waiver) })),
    claims: claimsOf(review, rows),
  }
}

const wordsAt = ({ revision }: ArticleReview, { part, span }: PartSpan): string =>
  textOf(revision[part], span)

function claimsOf(review: ArticleReview, rows: ReportRows): readonly ReportClaim[] {
  const saidBy = byClaim(rows.saidBy)
  const evidence = byClaim(rows.evidence)
  const reviews = byClaim(rows.reviews)
  const places = byClaim(review.placements)
  return inReadingOrder(review.claims, review.placements).map((claim) => {
    const { id, uid, number, statement, kind, about, question, timePhrase, timeFrom, timeTo } = claim
    const { verdict, disputeReason, contested, approved, evidenceChanged, sensitivity } = claim
    const [newest] = reviews.get(id) ?? []
    const attached = evidence.get(id) ?? []
    return {
      uid,
      number,
      statement,
      kind,
      about,
      question,
      timePhrase,
      timeFrom,
      timeTo,
      saidBy: (saidBy.get(id) ?? []).map(({ row }) => row),
      words: (places.get(id) ?? []).map(({ part, span }) => ({
        part,
        span,
        exact: wordsAt(review, { part, span }),
      })),
      verdict,
      disputeReason,
      contested,
      sensitivity,
      approvals: approved && newest ? newest.approvals : [],
      evidenceChanged,
      suggestion: suggestVerdict(attached.map(({ weighed }) => weigh(weighed))),
      reviews: (reviews.get(id) ?? []).map(({ row }) => row),
      evidence: attached.map(({ row }) => row),
    }
  })
}

function byClaim<T extends { readonly claimId: number }>(
  rows: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.claimId)
    if (group) group.push(row)
    else groups.set(row.claimId, [row])
  }
  return groups
}
