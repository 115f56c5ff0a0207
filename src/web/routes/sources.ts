import type { Router } from 'express'
import { getSource } from '../../db/sources/source-detail.js'
import { listSources } from '../../db/sources/sources.js'
import type { Context } from '../context.js'
import { sendPage } from '../page.js'
import { sourcePage, sourcesPage } from '../pages/sources.js'
import { integer, optionalInteger, optionalText, searchWords } from '../params.js'
import { resource } from './resource.js'

export function sourceRoutes(router: Router, context: Context): void {
  resource(router, '/sources', {
    get: async (req, res) => {
      const find = searchWords(optionalText(req.query, 'find'))
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
