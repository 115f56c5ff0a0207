import type { Request, Response, Router } from 'express'
import { getComparison, getDraftBase } from '../../db/articles/comparison.js'
import { addRevision } from '../../db/articles/revisions.js'
import { NotFound, StaleVersion } from '../../db/errors.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { readForm, readVersion } from '../form.js'
import { sendPage } from '../page.js'
import { comparisonPage, SHOWN, VIEWS } from '../pages/comparison.js'
import { draftPage, type RefusedDraft } from '../pages/draft.js'
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
    get: async (req, res) => {
      const [show, view] = [choice(req, 'show', SHOWN), choice(req, 'view', VIEWS)]
      const number = integer(req.params, 'number')
      const comparison = await getComparison(context.db, { slug: slug(req.params), number })
      sendPage(context, req, res, 'articles/revision', comparisonPage(comparison, { show, view }), {
        title: `Revision ${number}: ${comparison.revision.headline}`,
        section: 'desk',
      })
    },
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
  const base = await getDraftBase(context.db, article, refused?.basedOn ?? null)
  sendPage(context, req, res, 'articles/draft', draftPage(article, base, refused), {
    title: `New draft: ${base.newest.headline}`,
    section: 'desk',
  })
}
