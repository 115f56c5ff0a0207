import type { Request, Response, Router } from 'express'
import { getArticleReview, type ArticleQuery } from '../../db/articles/article-review.js'
import { editArticle } from '../../db/articles/articles.js'
import { StaleVersion } from '../../db/errors.js'
import { chosenIn } from '../claim-form.js'
import { setFlash } from '../cookies.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { readForm, readVersion } from '../form.js'
import { deskOf } from '../middleware/desk.js'
import { sendPage } from '../page.js'
import { articlePage, type ArticleRefusals } from '../pages/article.js'
import { optionalInteger, slug } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

const DETAILS = ['byline', 'outlet', 'language', 'publishedOn', 'deadline'] as const

export function articleRoutes(router: Router, context: Context): void {
  resource(router, '/articles/:slug', {
    get: (req, res) => {
      const chosen = chosenIn(req.query)
      const sentence = optionalInteger(req.query, 'sentence')
      const shown = {
        ...(chosen && { placement: { chosen, problems: [] } }),
        ...(sentence !== undefined && { sentence: { id: sentence } }),
      }
      return showArticle(context, req, res, { slug: slug(req.params), ...choice(req) }, shown)
    },

    post: async (req, res) => {
      const query = { slug: slug(req.params) }
      const { version: typedVersion, ...form } = readForm(req, [...DETAILS, 'version'])
      const version = readVersion(typedVersion)
      const refuse = (problems: ArticleRefusals['details'], status: number) =>
        showArticle(context, req, res.status(status), query, problems && { details: problems })

      try {
        const result = await editArticle(context.db, actorOf(context, req), { ...query, version, form })
        if (!result.ok) return await refuse({ form, problems: result.problems, stale: false }, 422)
        setFlash(res, result.value.changed ? 'article-edited' : 'article-same')
        res.redirect(303, urls.article(query.slug))
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        await refuse({ form, problems: [], stale: true }, 409)
      }
    },
  })
}

/** Which claim is open, and which revision is read. @throws {NotFound} */
function choice(req: Request): Pick<ArticleQuery, 'claim' | 'revision'> {
  const claim = optionalInteger(req.query, 'claim')
  const revision = optionalInteger(req.query, 'revision')
  return { ...(claim !== undefined && { claim }), ...(revision !== undefined && { revision }) }
}

/** Sends the review screen, with what was refused if something was. @throws {NotFound} */
export async function showArticle(
  context: Context,
  req: Request,
  res: Response,
  query: ArticleQuery,
  refused: ArticleRefusals = {},
): Promise<void> {
  const review = await getArticleReview(context.db, query)
  sendPage(
    context,
    req,
    res,
    'articles/show',
    articlePage(review, context.now(), viewerOf(req), deskOf(res).approvals, refused),
    {
      title: review.revision.headline,
      section: 'desk',
      layout: 'article',
    },
  )
}
