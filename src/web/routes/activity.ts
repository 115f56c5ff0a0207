import { once } from 'node:events'
import type { Request, Response, Router } from 'express'
import { NotFound } from '../../db/errors.js'
import { isDay } from '../../domain/fields.js'
import { HISTORY_KINDS, type HistoryChoice } from '../../domain/history.js'
import { historyCsvHead, historyCsvRows } from '../../export/history-csv.js'
import { getHistory } from '../../db/record/history.js'
import { getRedactable, redactActivity } from '../../db/record/redaction.js'
import { isAtLeast } from '../../domain/roles.js'
import { setFlash } from '../cookies.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { readForm } from '../form.js'
import { sendPage } from '../page.js'
import { historyPage, historyRecord } from '../pages/history.js'
import type { Refusal } from '../pages/forms.js'
import { redactionPage } from '../pages/redaction.js'
import { integer, optionalInteger, optionalText, slug } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

export function activityRoutes(router: Router, context: Context): void {
  resource(router, '/activity', {
    get: async (req, res) => {
      const choice = readChoice(req)
      const before = optionalInteger(req.query, 'before')
      const page = await getHistory(context.db, { ...choice, ...(before !== undefined && { before }) })
      const look = { choice, later: before !== undefined, redacts: isAtLeast(viewerOf(req).role, 'admin') }
      sendPage(context, req, res, 'activity/show', historyPage(page, look), {
        title: page.article ? `History: ${page.article.headline}` : 'History',
        section: 'activity',
      })
    },
  })

  resource(router, '/activity.csv', {
    get: async (req, res) => {
      const choice = readChoice(req)
      let page = await getHistory(context.db, { ...choice, limit: BATCH })
      res.set('Cache-Control', 'private, no-store').type('text/csv; charset=utf-8')
      const name = `history-${context.now().toISOString().slice(0, 10)}.csv`
      res.set('Content-Disposition', `attachment; filename="${name}"`)
      res.write(historyCsvHead())
      for (;;) {
        // A line is never changed, and new ones come before: what is read in pieces is whole.
        if (!res.write(historyCsvRows(page.lines.map(historyRecord)))) await once(res, 'drain')
        if (page.next === null || res.destroyed) break
        page = await getHistory(context.db, { ...choice, before: page.next, limit: BATCH })
      }
      res.end()
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
      res.redirect(303, urls.activity(article ? { article: article.slug } : {}))
    },
  })
}

/** Lines of the history that are read at once for the file. */
const BATCH = 5000

/** Which lines are asked for; what a form sends empty is not. @throws {NotFound} for what names nothing */
function readChoice(req: Request): HistoryChoice {
  const given = Object.fromEntries(Object.entries(req.query).filter(([, value]) => value !== ''))
  const person = optionalInteger(given, 'person')
  const word = optionalText(given, 'kind')
  const kind = HISTORY_KINDS.find((known) => known === word)
  if (word !== undefined && kind === undefined) throw new NotFound('kind of change', word)
  const day = optionalText(given, 'day')
  if (day !== undefined && !isDay(day)) throw new NotFound('day', day)
  return {
    ...(given['article'] !== undefined && { article: slug({ slug: given['article'] }) }),
    ...(person !== undefined && { person }),
    ...(kind && { kind }),
    ...(day !== undefined && { day }),
  }
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
