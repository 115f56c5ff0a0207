import type { Router } from 'express'
import { getHistory } from '../../db/record/history.js'
import type { Context } from '../context.js'
import { sendPage } from '../page.js'
import { historyPage } from '../pages/history.js'
import { optionalInteger, slug } from '../params.js'
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
      sendPage(context, req, res, 'activity/show', historyPage(page, before !== undefined), {
        title: page.article ? `History: ${page.article.headline}` : 'History',
        section: 'activity',
      })
    },
  })
}
