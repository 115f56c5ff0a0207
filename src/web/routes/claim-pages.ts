import type { Request, Response } from 'express'
import { getClaimReview } from '../../db/claims/claim-review.js'
import { StaleVersion } from '../../db/errors.js'
import type { Problem, Result } from '../../domain/problems.js'
import { viewerOf, type Context } from '../context.js'
import { setFlash, type Flash } from '../cookies.js'
import { todayIn } from '../dates.js'
import { BadRequest, readForm, readVersion } from '../form.js'
import { deskOf } from '../middleware/desk.js'
import { sendPage } from '../page.js'
import { claimPage, type ClaimRefusals } from '../pages/claim.js'
import type { FormPage } from '../pages/forms.js'
import { integer } from '../params.js'
import { urls } from '../urls.js'
import { showArticle } from './articles.js'

export interface Sent {
  readonly claimId: number
  /** The page that the form stood on. */
  readonly from: FormPage
}

/** A form about a claim that says which version of it it was based on. */
interface VersionedForm<Form, Done> {
  /** The claim, where the address does not name it. */
  readonly claimOf?: (req: Request) => Promise<number>
  readonly read: (req: Request) => Form
  readonly record: (
    req: Request,
    sent: { readonly claimId: number; readonly version: number; readonly form: Form },
  ) => Promise<Result<Done>>
  /** What is shown again when it was refused. */
  readonly refusal: (refused: {
    readonly form: Form
    readonly problems: readonly Problem[]
    /** The version it was based on, where the claim had changed meanwhile; else `null`. */
    readonly basedOn: number | null
  }) => ClaimRefusals
  readonly flash: (done: Done) => Flash
}

/**
 * Answers a versioned form: back to its page when it was recorded; the page again with what was typed when it was refused
 * (422), or when the claim had changed meanwhile (409), then with what happened since.
 */
export function versionedForm<Form, Done>(
  context: Context,
  { claimOf, read, record, refusal, flash }: VersionedForm<Form, Done>,
): (req: Request, res: Response) => Promise<void> {
  return async (req, res) => {
    const typed = readForm(req, ['from', 'version'])
    const [form, from, version] = [read(req), readFrom(typed.from), readVersion(typed.version)]
    const claimId = claimOf ? await claimOf(req) : integer(req.params, 'id')
    const again = (status: number, problems: readonly Problem[], basedOn: number | null) =>
      showAgain(context, req, res.status(status), { claimId, from }, refusal({ form, problems, basedOn }))
    try {
      const result = await record(req, { claimId, version, form })
      if (!result.ok) return await again(422, result.problems, null)
      setFlash(res, flash(result.value))
      await goBack(context, res, { claimId, from })
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error
      await again(409, [], error.basedOn)
    }
  }
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
export async function goBack(context: Context, res: Response, { claimId, from }: Sent): Promise<void> {
  if (from !== 'article') return res.redirect(303, urls.claim(claimId))
  const { article, claim } = await getClaimReview(context.db, claimId)
  res.redirect(303, urls.claimInText(article.slug, claim.number))
}

/** Sends a claim's own page. @throws {NotFound} */
export async function showClaim(
  context: Context,
  req: Request,
  res: Response,
  id: number,
  refused: ClaimRefusals = {},
): Promise<void> {
  const review = await getClaimReview(context.db, id)
  const look = { viewer: viewerOf(req), need: deskOf(res).approvals, today: todayIn(context.now()) }
  sendPage(context, req, res, 'claims/show', claimPage(review, look, refused), {
    title: `Claim ${review.claim.number}: ${review.claim.statement}`,
    section: 'desk',
  })
}
