import type { Request, Response, Router } from 'express'
import { getClaimReview } from '../../db/claims/claim-review.js'
import { StaleVersion } from '../../db/errors.js'
import { attachEvidence, getEvidencePlace, withdrawEvidence } from '../../db/claims/evidence.js'
import { recordReview } from '../../db/claims/reviews.js'
import { findSources } from '../../db/sources/sources.js'
import { decideSearch } from '../../domain/evidence.js'
import type { Problem } from '../../domain/problems.js'
import { setFlash } from '../cookies.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { BadRequest, readForm, readVersion } from '../form.js'
import { deskOf } from '../middleware/desk.js'
import { sendPage } from '../page.js'
import { claimPage, type ClaimRefusals } from '../pages/claim.js'
import { EMPTY_EVIDENCE } from '../pages/evidence-form.js'
import { type FormPage } from '../pages/forms.js'
import { integer, searchWords } from '../params.js'
import { urls } from '../urls.js'
import { showArticle } from './articles.js'
import { resource } from './resource.js'

export const REVIEW = ['verdict', 'disputeReason', 'rationale'] as const
const EVIDENCE = Object.keys(EMPTY_EVIDENCE) as (keyof typeof EMPTY_EVIDENCE)[]

export function claimRoutes(router: Router, context: Context): void {
  resource(router, '/claims/:id', {
    get: (req, res) => showClaim(context, req, res, integer(req.params, 'id')),
  })

  const formPage = (req: Request) => urls.claim(integer(req.params, 'id'))

  resource(router, '/claims/:id/reviews', {
    formPage,
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
          return await showAgain(context, req, res.status(422), { claimId, from }, { review })
        }
        setFlash(res, result.value.recorded ? 'review-recorded' : 'review-known')
        await goBack(context, res, claimId, from)
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        const review = { form, problems: [], basedOn: error.basedOn }
        await showAgain(context, req, res.status(409), { claimId, from }, { review })
      }
    },
  })

  resource(router, '/claims/:id/evidence', {
    formPage,
    post: async (req, res) => {
      const claimId = integer(req.params, 'id')
      const {
        from: typedFrom,
        find: typedFind,
        search,
        ...form
      } = readForm(req, [...EVIDENCE, 'from', 'find', 'search'])
      const [from, find] = [readFrom(typedFrom), searchWords(typedFind)]
      const giveBack = async (problems: readonly Problem[]) => {
        const sources = await findSources(context.db, { words: find, chosen: form.source })
        const evidence = { form, problems, find, sources }
        // A search that found something, or nothing, is answered: only what could not be taken is refused.
        res.status(problems.length > 0 ? 422 : 200)
        await showAgain(context, req, res, { claimId, from }, { evidence })
      }
      if (search !== '') {
        const words = decideSearch(find)
        return await giveBack(words.ok ? [] : words.problems)
      }
      const result = await attachEvidence(context.db, actorOf(context, req), { claimId, form })
      if (!result.ok) return await giveBack(result.problems)
      const { added, reused } = result.value
      setFlash(res, !added ? 'evidence-known' : reused ? 'evidence-reused' : 'evidence-attached')
      await goBack(context, res, claimId, from)
    },
  })

  resource(router, '/evidence/:id/withdrawal', {
    formPage: async (req) =>
      urls.claim((await getEvidencePlace(context.db, integer(req.params, 'id'))).claimId),
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const { from: typedFrom, reason } = readForm(req, ['reason', 'from'])
      const from = readFrom(typedFrom)
      const { claimId } = await getEvidencePlace(context.db, id)
      const result = await withdrawEvidence(context.db, actorOf(context, req), { id, reason })
      if (!result.ok) {
        const withdrawal = { evidenceId: id, form: { reason }, problems: result.problems }
        return await showAgain(context, req, res.status(422), { claimId, from }, { withdrawal })
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
}

/** The page that the form stood on: the claim's own, unless it says otherwise. @throws {BadRequest} */
export function readFrom(typed: string): FormPage {
  if (typed === '' || typed === 'claim') return 'claim'
  if (typed === 'article') return 'article'
  throw new BadRequest('This form does not say which page it stood on.')
}

/** Sends the page again that the form stood on, with what was typed. */
export async function showAgain(
  context: Context,
  req: Request,
  res: Response,
  { claimId, from }: Sent,
  refused: ClaimRefusals,
): Promise<void> {
  if (from !== 'article') return showClaim(context, req, res, claimId, refused)
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
  refused: ClaimRefusals = {},
): Promise<void> {
  const review = await getClaimReview(context.db, id)
  const look = { viewer: viewerOf(req), need: deskOf(res).approvals }
  sendPage(context, req, res, 'claims/show', claimPage(review, look, refused), {
    title: `Claim ${review.claim.number}: ${review.claim.statement}`,
    section: 'desk',
  })
}
