import type { Request, Response, Router } from 'express'
import { getComparison, getDraftBase } from '../../db/articles/comparison.js'
import { addRevision } from '../../db/articles/revisions.js'
import { getPlacementPlace, settlePlacement } from '../../db/claims/place-settlement.js'
import { NotFound, StaleVersion } from '../../db/errors.js'
import { setFlash } from '../cookies.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { readForm, readVersion } from '../form.js'
import { sendPage } from '../page.js'
import { comparisonPage, SHOWN, VIEWS } from '../pages/comparison.js'
import { draftPage, type RefusedDraft } from '../pages/draft.js'
import type { RefusedSettlement } from '../pages/place-settlement.js'
import { integer, optionalText, slug } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

const DRAFT = ['headline', 'standfirst', 'body', 'note'] as const

/** A new draft comes in, and is compared with the revision before. */
export function revisionRoutes(router: Router, context: Context): void {
  resource(router, '/articles/:slug/revisions/new', {
    get: (req, res) => showDraft(context, req, res, null),
  })

  resource(router, '/articles/:slug/revisions', {
    formPage: (req) => urls.newRevision(slug(req.params)),
    post: async (req, res) => {
      const article = slug(req.params)
      const { version, ...form } = readForm(req, [...DRAFT, 'version'])
      const basedOn = readVersion(version)
      const again = (status: number, refused: Omit<RefusedDraft, 'form'>) =>
        showDraft(context, req, res.status(status), { form, ...refused })
      try {
        const draft = { slug: article, basedOn, form }
        const result = await addRevision(context.db, actorOf(context, req), context.carryOver, draft)
        if (!result.ok) return await again(422, { problems: result.problems, basedOn: null })
        setFlash(res, result.value.added ? 'revision-added' : 'revision-known')
        res.redirect(303, urls.revision(article, result.value.number))
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        await again(409, { problems: [], basedOn })
      }
    },
  })

  resource(router, '/articles/:slug/revisions/:number', {
    get: (req, res) => {
      const place = { slug: slug(req.params), number: integer(req.params, 'number') }
      return showComparison(context, req, res, place, null)
    },
  })

  resource(router, '/placements/:id/settlement', {
    formPage: async (req) => {
      const { slug: article, revision } = await getPlacementPlace(context.db, integer(req.params, 'id'))
      return urls.revision(article, revision)
    },
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const { version, ...form } = readForm(req, ['place', 'exact', 'part', 'version'])
      const settling = { id, version: readVersion(version), form }
      const again = async (status: number, problems: RefusedSettlement['problems']) => {
        const { slug: article, revision: number } = await getPlacementPlace(context.db, id)
        const refused = { placement: id, form, problems, stale: status === 409 }
        await showComparison(context, req, res.status(status), { slug: article, number }, refused)
      }
      try {
        const result = await settlePlacement(context.db, actorOf(context, req), settling)
        if (!result.ok) return await again(422, result.problems)
        setFlash(res, result.value.voided > 0 ? 'place-settled-void' : 'place-settled')
        const { slug: article, revision, claim } = await getPlacementPlace(context.db, id)
        res.redirect(303, urls.followedClaim(article, revision, claim))
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        await again(409, [])
      }
    },
  })
}

async function showComparison(
  context: Context,
  req: Request,
  res: Response,
  place: { readonly slug: string; readonly number: number },
  refused: RefusedSettlement | null,
): Promise<void> {
  const look = { show: choice(req, 'show', SHOWN), view: choice(req, 'view', VIEWS) }
  const comparison = await getComparison(context.db, place)
  const { before, revision } = comparison
  const difference = before ? await context.compareTexts({ before, after: revision }) : []
  const page = comparisonPage(comparison, difference, look, viewerOf(req), refused)
  sendPage(context, req, res, 'articles/revision', page, {
    title: `Revision ${place.number}: ${comparison.revision.headline}`,
    section: 'desk',
  })
}

/** One of a few words in an address; the first where it is left out. @throws {NotFound} */
function choice<T extends string>(req: Request, name: string, values: readonly [T, ...T[]]): T {
  const typed = optionalText(req.query, name) ?? values[0]
  const value = values.find((known) => known === typed)
  if (value === undefined) throw new NotFound(name, typed)
  return value
}

async function showDraft(
  context: Context,
  req: Request,
  res: Response,
  refused: RefusedDraft | null,
): Promise<void> {
  const article = slug(req.params)
  const basedOn = refused?.basedOn ?? null
  const { newest, base } = await getDraftBase(context.db, article, basedOn)
  const before = base ?? { headline: '', standfirst: '', body: '' }
  const meanwhile = basedOn === null ? null : await context.compareTexts({ before, after: newest })
  sendPage(context, req, res, 'articles/draft', draftPage(article, newest, refused, meanwhile), {
    title: `New draft: ${newest.headline}`,
    section: 'desk',
  })
}
