import { agreementOf, type ApprovalNeed } from '../../domain/approvals.js'
import { coverArticle } from '../../domain/article-coverage.js'
import { PARTS } from '../../domain/claims.js'
import { progressOf } from '../../domain/progress.js'
import type { ReportClaim, ReportData, ReportWaiver } from '../../domain/report.js'
import { indexCodePoints } from '../../domain/spans.js'
import { readArticleReview, type ArticleReview } from '../articles/article-review.js'
import { discrepanciesIn } from '../articles/discrepancies.js'
import { settingsList, settingsOf } from '../desk-settings.js'
import { snapshot, type Db } from '../database.js'
import { publicationLists, publicationsOf, type RecordedPublications } from '../sign-offs/publication-rows.js'
import { signOffList, signOffRow, type SignOffRow } from '../sign-offs/sign-off-rows.js'
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
    const { settings, ...ends } = await moment.lists({
      settings: settingsList(),
      signOffs: signOffList(review.article.id),
      ...publicationLists(review.article.id),
    })
    return {
      ...reportOf(review, rows, chain ?? { head: '', length: 0 }, settingsOf(settings).approvals),
      ...reportEnds(review, ends.signOffs.map(signOffRow), publicationsOf(ends)),
    }
  })
}

function reportOf(
  review: ArticleReview,
  rows: ReportRows,
  chain: ReportData['chain'],
  needed: ApprovalNeed,
): Omit<RecordedReport, keyof ReportEnds> {
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
    sentences: sentences.map(({ id: _id, ...sentence }) => sentence),
    waivers: reportWaivers(review),
    claims,
    discrepancies: discrepanciesIn(review).map(({ key: _key, dismissal, ...found }) => ({
      ...found,
      dismissed: dismissal && {
        note: dismissal.note,
        by: dismissal.by,
        at: new Date(dismissal.at).toISOString(),
      },
    })),
  }
}

type ReportEnds = Pick<ReportData, 'signOffs' | 'publications' | 'corrections'>

/** Who vouched for the revision that is reported, where the article ran, and what was put right. */
function reportEnds(
  { revision }: ArticleReview,
  signOffs: readonly SignOffRow[],
  { publications, corrections }: RecordedPublications,
): ReportEnds {
  return {
    signOffs: signOffs
      .filter((given) => given.revision === revision.number)
      .map(({ role, by, at, overrides, withdrawn }) => ({
        role,
        by,
        at: at.toISOString(),
        overrides,
        withdrawn: withdrawn && { ...withdrawn, at: withdrawn.at.toISOString() },
      })),
    publications: publications.map(({ revision: number, publishedAt, url }) => ({
      revision: number,
      at: publishedAt.toISOString(),
      url,
    })),
    corrections: corrections.map(({ before, after, reason, by, at, claims }) => ({
      ...{ before, after, reason, by },
      at: at.toISOString(),
      claims: claims.map(({ number }) => number),
    })),
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
      .map(({ span, reason, note }) => ({
        part,
        span,
        reason,
        note,
        exact: text.slice(indexOf(span.start), indexOf(span.end)),
      }))
  })
}
