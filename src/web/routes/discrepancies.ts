import type { Router } from 'express'
import {
  dismissDiscrepancy,
  getDismissalPlace,
  GONE,
  withdrawDismissal,
} from '../../db/articles/dismissals.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { BadRequest, readForm } from '../form.js'
import { integer, slug } from '../params.js'
import { urls } from '../urls.js'
import { showArticle } from './articles.js'
import { resource } from './resource.js'

/** What is said about two claims that state one thing differently. */
export function discrepancyRoutes(router: Router, context: Context): void {
  resource(router, '/articles/:slug/dismissals', {
    formPage: (req) => urls.article(slug(req.params)),
    post: async (req, res) => {
      const article = slug(req.params)
      const { discrepancy: key, note } = readForm(req, ['discrepancy', 'note'])
      if (!/^[0-9a-f]{16}$/.test(key)) throw new BadRequest('This form does not say what it dismisses.')
      const result = await dismissDiscrepancy(context.db, actorOf(context, req), { slug: article, key, note })
      if (!result.ok) {
        const { problems } = result
        const status = problems.some(({ field }) => field === GONE) ? 409 : 422
        return await showArticle(
          context,
          req,
          res.status(status),
          { slug: article },
          { dismissal: { key, note, problems } },
        )
      }
      setFlash(res, result.value.changed ? 'dismissed' : 'dismissal-known')
      res.redirect(303, urls.discrepancies(article))
    },
  })

  resource(router, '/dismissals/:id/withdrawal', {
    formPage: async (req) =>
      urls.article((await getDismissalPlace(context.db, integer(req.params, 'id'))).slug),
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const { reason } = readForm(req, ['reason'])
      const place = await getDismissalPlace(context.db, id)
      const result = await withdrawDismissal(context.db, actorOf(context, req), { id, reason })
      if (!result.ok) {
        const dismissal = { id, reason, problems: result.problems }
        return await showArticle(context, req, res.status(422), place, { dismissal })
      }
      setFlash(res, 'dismissal-withdrawn')
      res.redirect(303, urls.discrepancies(result.value.slug))
    },
  })
}
