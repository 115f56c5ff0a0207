import type { Request, Response, Router } from 'express'
import { getHistory } from '../../db/record/history.js'
import { getRedactable, redactActivity } from '../../db/record/redaction.js'
import { isAtLeast } from '../../domain/roles.js'
import { setFlash } from '../cookies.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { readForm } from '../form.js'
import { sendPage } from '../page.js'
import { historyPage } from '../pages/history.js'
import type { Refusal } from '../pages/forms.js'
import { redactionPage } from '../pages/redaction.js'
import { integer, optionalInteger, slug } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

export function activityRoutes(router: Router, context: Context): void {
  resource(router, '/activity', {
    get: async (req, res) => {
      const article = req.query['article'] === undefined ? null : slug({ slug: req.query['article'] })
      const before = optionalInteger(req.query, 'before')
      const page = await getHistory(context.db, {
        ...(article !== null && { slug: article }),
        ...(before !== undefined && { before }),
      })
      const look = { later: before !== undefined, redacts: isAtLeast(viewerOf(req).role, 'admin') }
      sendPage(context, req, res, 'activity/show', historyPage(page, look), {
        title: page.article ? `History: ${page.article.headline}` : 'History',
        section: 'activity',
      })
    },
  })

  resource(router, '/activity/:id/redaction', {
    get: (req, res) => showRedaction(context, req, res, integer(req.params, 'id')),
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const form = readForm(req, ['reason'])
      const result = await redactActivity(context.db, actorOf(context, req), { id, reason: form.reason })
      if (!result.ok) {
        const { problems } = result
        return await showRedaction(context, req, res.status(422), id, { form, problems })
      }
      setFlash(res, result.value.changed ? 'activity-redacted' : 'activity-gone')
      const { article } = await getRedactable(context.db, id)
      res.redirect(303, urls.activity({ article: article?.slug ?? null }))
    },
  })
}

async function showRedaction(
  context: Context,
  req: Request,
  res: Response,
  id: number,
  refused: Refusal<{ readonly reason: string }> | null = null,
): Promise<void> {
  const line = await getRedactable(context.db, id)
  sendPage(context, req, res, 'activity/redaction', redactionPage(line, refused), {
    title: 'Redact a line of the history',
    section: 'activity',
  })
}
