import type { Router } from 'express'
import { getSource } from '../../db/source-detail.js'
import { listSources } from '../../db/sources.js'
import { LIMITS } from '../../domain/limits.js'
import type { Context } from '../context.js'
import { sendPage } from '../page.js'
import { sourcePage, sourcesPage } from '../pages/sources.js'
import { integer, optionalInteger, optionalText } from '../params.js'
import { resource } from './resource.js'

export function sourceRoutes(router: Router, context: Context): void {
  resource(router, '/sources', {
    get: async (req, res) => {
      const find = (optionalText(req.query, 'find') ?? '').trim().slice(0, LIMITS.line)
      const id = optionalInteger(req.query, 'after')
      const title = optionalText(req.query, 'title') ?? ''
      const page = await listSources(context.db, { find, ...(id !== undefined && { after: { title, id } }) })
      sendPage(context, req, res, 'sources/list', sourcesPage(page, find, id !== undefined), {
        title: 'Sources',
        section: 'sources',
      })
    },
  })

  resource(router, '/sources/:id', {
    get: async (req, res) => {
      const source = await getSource(context.db, integer(req.params, 'id'))
      sendPage(context, req, res, 'sources/show', sourcePage(source), {
        title: source.title,
        section: 'sources',
      })
    },
  })
}
