import type { Request, Response, Router } from 'express'
import { getClaimReview } from '../../db/claims/claim-review.js'
import { StaleVersion } from '../../db/errors.js'
import { attachEvidence, getEvidencePlace, withdrawEvidence } from '../../db/claims/evidence.js'
import { recordReview } from '../../db/claims/reviews.js'
import { setFlash } from '../cookies.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { BadRequest, readForm, readVersion } from '../form.js'
import { sendPage } from '../page.js'
import { claimPage, type ClaimRefusals } from '../pages/claim.js'
import { EMPTY_EVIDENCE, type FormPage } from '../pages/forms.js'
import { integer, optionalText, searchWords } from '../params.js'
import { urls } from '../urls.js'
import { showArticle } from './articles.js'
import { resource } from './resource.js'

export const REVIEW = ['verdict', 'disputeReason', 'rationale'] as const
const EVIDENCE = Object.keys(EMPTY_EVIDENCE) as (keyof typeof EMPTY_EVIDENCE)[]

export function claimRoutes(router: Router, context: Context): void {
  resource(router, '/claims/:id', {
    get: (req, res) =>
      showClaim(context, req, res, integer(req.params, 'id'), optionalText(req.query, 'find') ?? ''),
  })

  resource(router, '/claims/:id/reviews', {
    post: async (req, res) => {
      const claimId = integer(req.params, 'id')
      const {
        from: typedFrom,
        version: typedVersion,
        ...form
      } = readForm(req, [...REVIEW, 'from', 'version'])
      const [from, version] = [readFrom(typedFrom), readVersion(typedVersion)]
      try {
        const result = await recordReview(context.db, actorOf(context, req), { claimId, version, form })
        if (!result.ok) {
          const review = { form, problems: result.problems, basedOn: null }
          return await showRefused(context, req, res.status(422), { claimId, from }, { review })
        }
        setFlash(res, result.value.recorded ? 'review-recorded' : 'review-known')
        await goBack(context, res, claimId, from)
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        const review = { form, problems: [], basedOn: error.basedOn }
        await showRefused(context, req, res.status(409), { claimId, from }, { review })
      }
    },
  })

  resource(router, '/claims/:id/evidence', {
    post: async (req, res) => {
      const claimId = integer(req.params, 'id')
      const { from: typedFrom, find, ...form } = readForm(req, [...EVIDENCE, 'from', 'find'])
      const from = readFrom(typedFrom)
      const result = await attachEvidence(context.db, actorOf(context, req), { claimId, form })
      if (!result.ok) {
        const evidence = { form, problems: result.problems }
        return await showRefused(context, req, res.status(422), { claimId, from, find }, { evidence })
      }
      const { added, reused } = result.value
      setFlash(res, !added ? 'evidence-known' : reused ? 'evidence-reused' : 'evidence-attached')
      await goBack(context, res, claimId, from)
    },
  })

  resource(router, '/evidence/:id/withdrawal', {
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const { from: typedFrom, reason } = readForm(req, ['reason', 'from'])
      const from = readFrom(typedFrom)
      const { claimId } = await getEvidencePlace(context.db, id)
      const result = await withdrawEvidence(context.db, actorOf(context, req), { id, reason })
      if (!result.ok) {
        const withdrawal = { evidenceId: id, form: { reason }, problems: result.problems }
        return await showRefused(context, req, res.status(422), { claimId, from }, { withdrawal })
      }
      setFlash(res, result.value.changed ? 'evidence-withdrawn' : 'evidence-gone')
      await goBack(context, res, claimId, from)
    },
  })
}

interface Sent {
  readonly claimId: number
  /** The page that the form stood on. */
  readonly from: FormPage
  /** What was looked for among the desk's sources: the list stands again with what was chosen of it. */
  readonly find?: string
}

/** The page that the form stood on: the claim's own, unless it says otherwise. @throws {BadRequest} */
export function readFrom(typed: string): FormPage {
  if (typed === '' || typed === 'claim') return 'claim'
  if (typed === 'article') return 'article'
  throw new BadRequest('This form does not say which page it stood on.')
}

/** Sends the page again that the form stood on, with what was typed. */
export async function showRefused(
  context: Context,
  req: Request,
  res: Response,
  { claimId, from, find = '' }: Sent,
  refused: ClaimRefusals,
): Promise<void> {
  if (from !== 'article') return showClaim(context, req, res, claimId, find, refused)
  const { article, claim } = await getClaimReview(context.db, claimId)
  return showArticle(context, req, res, { slug: article.slug, claim: claim.number }, refused)
}

/** Goes back to the page that the form stood on. */
export async function goBack(
  context: Context,
  res: Response,
  claimId: number,
  from: FormPage,
): Promise<void> {
  if (from !== 'article') return res.redirect(303, urls.claim(claimId))
  const { article, claim } = await getClaimReview(context.db, claimId)
  res.redirect(303, urls.claimInText(article.slug, claim.number))
}

async function showClaim(
  context: Context,
  req: Request,
  res: Response,
  id: number,
  find: string,
  refused: ClaimRefusals = {},
): Promise<void> {
  const words = searchWords(find)
  const review = await getClaimReview(context.db, id, words)
  sendPage(context, req, res, 'claims/show', claimPage(review, words, viewerOf(context, req), refused), {
    title: `Claim ${review.claim.number}: ${review.claim.statement}`,
    section: 'desk',
  })
}
