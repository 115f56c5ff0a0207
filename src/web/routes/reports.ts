import type { Request, Response, Router } from 'express'
import { getReport } from '../../db/reports/report.js'
import { getReportedRevision } from '../../db/reports/reported-revision.js'
import type { ReportData } from '../../domain/report.js'
import { fileName } from '../../export/file-name.js'
import { REPORT_FORMATS, writers } from '../../export/writers.js'
import type { Context } from '../context.js'
import { deskOf } from '../middleware/desk.js'
import { sendPage } from '../page.js'
import { reportPage, reportPrintStyles } from '../pages/report.js'
import { optionalInteger, slug } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

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
      const styles = reportPrintStyles(await getReportedRevision(context.db, reportQuery(req)))
      res.set('Cache-Control', 'private, no-store').type('css').send(styles)
    },
  })

  for (const format of REPORT_FORMATS) {
    const { type, write } = writers[format]
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
  const record = await getReport(db, reportQuery(req))
  return { generated: { at: now().toISOString(), by: deskOf(res).deskName, version }, ...record }
}

function reportQuery(req: Request): { readonly slug: string; readonly revision?: number } {
  const revision = optionalInteger(req.query, 'revision')
  return { slug: slug(req.params), ...(revision !== undefined && { revision }) }
}
