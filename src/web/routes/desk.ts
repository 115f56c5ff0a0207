import type { Router } from 'express'
import { listDesk } from '../../db/articles/desk.js'
import { viewerOf, type Context } from '../context.js'
import { setTheme } from '../cookies.js'
import { BadRequest, readForm } from '../form.js'
import { deskOf } from '../middleware/desk.js'
import { sendPage } from '../page.js'
import { deskPage } from '../pages/desk.js'
import { THEMES } from '../pages/page.js'
import { ownPath } from '../own-path.js'
import { optionalInteger, optionalText } from '../params.js'
import { resource } from './resource.js'

export function deskRoutes(router: Router, context: Context): void {
  resource(router, '/', {
    get: async (req, res) => {
      const id = optionalInteger(req.query, 'after')
      const deadline = optionalText(req.query, 'due') ?? ''
      const page = await listDesk(context.db, id === undefined ? undefined : { deadline, id })
      const look = {
        now: context.now(),
        need: deskOf(res).approvals,
        role: viewerOf(req).role,
        later: id !== undefined,
      }
      sendPage(context, req, res, 'desk/show', deskPage(page, look), { title: 'Desk', section: 'desk' })
    },
  })

  resource(router, '/appearance', {
    post: (req, res) => {
      const { theme, here } = readForm(req, ['theme', 'here'])
      const chosen = THEMES.find((known) => known === theme)
      if (chosen === undefined) throw new BadRequest('Choose system, light or dark.')
      setTheme(res, chosen)
      res.redirect(303, ownPath(here))
    },
  })
}
