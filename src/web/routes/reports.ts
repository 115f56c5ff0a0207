import type { Request, Response, Router } from 'express'
import { getReport } from '../../db/reports/report.js'
import type { ReportData } from '../../domain/report.js'
import { writeCsv } from '../../export/csv.js'
import { fileName } from '../../export/file-name.js'
import { writeJson } from '../../export/json.js'
import { writeMarkdown } from '../../export/markdown.js'
import type { Context } from '../context.js'
import { deskOf } from '../middleware/desk.js'
import { sendPage } from '../page.js'
import { reportPage, reportPrintStyles } from '../pages/report.js'
import { optionalInteger, slug } from '../params.js'
import { urls, type ReportFormat } from '../urls.js'
import { resource } from './resource.js'

/** How a report leaves: media type and writer. */
const WRITERS: Readonly<Record<ReportFormat, readonly [type: string, write: (data: ReportData) => string]>> =
  {
    csv: ['text/csv; charset=utf-8', writeCsv],
    json: ['application/json; charset=utf-8', writeJson],
    md: ['text/markdown; charset=utf-8', writeMarkdown],
  }

export function reportRoutes(router: Router, context: Context): void {
  resource(router, '/articles/:slug/report', {
    get: async (req, res) => {
      const data = await readReport(context, req, res)
      sendPage(context, req, res, 'reports/show', reportPage(data), {
        title: `Review report: ${data.article.headline}`,
        section: 'desk',
        layout: 'report',
        printStyles: urls.reportPrintStyles(data.article.slug, { revision: data.revision.number }),
      })
    },
  })

  resource(router, '/articles/:slug/report.css', {
    get: async (req, res) => {
      const styles = reportPrintStyles(await readReport(context, req, res))
      res.set('Cache-Control', 'private, no-store').type('css').send(styles)
    },
  })

  for (const [format, [type, write]] of Object.entries(WRITERS)) {
    resource(router, `/articles/:slug/report.${format}`, {
      get: async (req, res) => {
        const data = await readReport(context, req, res)
        res.set('Cache-Control', 'private, no-store')
        res.set('Content-Type', type)
        res.set('Content-Disposition', `attachment; filename="${fileName(data, format)}"`)
        res.send(write(data))
      },
    })
  }
}

async function readReport({ db, now, version }: Context, req: Request, res: Response): Promise<ReportData> {
  const revision = optionalInteger(req.query, 'revision')
  const query = { slug: slug(req.params), ...(revision !== undefined && { revision }) }
  const record = await getReport(db, query)
  return { generated: { at: now().toISOString(), by: deskOf(res).deskName, version }, ...record }
}
