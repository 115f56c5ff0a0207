import express, { Router, type Express } from 'express'
import type { Context } from './context.js'
import { answerErrors, nothingHere } from './errors.js'
import { readBody } from './form.js'
import { requestLimit } from './middleware/limits.js'
import { readDesk } from './middleware/desk.js'
import { requestLog } from './middleware/request-log.js'
import { sameOrigin } from './middleware/same-origin.js'
import { securityHeaders } from './middleware/security-headers.js'
import { sessions } from './middleware/session.js'
import { accountRoutes } from './routes/account.js'
import { activityRoutes } from './routes/activity.js'
import { articleRoutes } from './routes/articles.js'
import { agreedChangeRoutes } from './routes/agreed-changes.js'
import { changeRequestRoutes } from './routes/change-requests.js'
import { claimRoutes } from './routes/claims.js'
import { deskRoutes } from './routes/desk.js'
import { entryRoutes } from './routes/entry.js'
import { peopleRoutes } from './routes/people.js'
import { newArticleRoutes } from './routes/new-article.js'
import { healthRoutes } from './routes/health.js'
import { reportRoutes } from './routes/reports.js'
import { resource } from './routes/resource.js'
import { discrepancyRoutes } from './routes/discrepancies.js'
import { sentenceRoutes } from './routes/sentences.js'
import { sessionRoutes } from './routes/session.js'
import { markingRoutes } from './routes/marking.js'
import { reviewRoutes } from './routes/reviews.js'
import { revisionRoutes } from './routes/revisions.js'
import { settingsRoutes } from './routes/settings.js'
import { signOffRoutes } from './routes/sign-offs.js'
import { sourceRoutes } from './routes/sources.js'
import { readUploads } from './uploads.js'

/** The application: what every request passes, in this order. */
export function createApp(context: Context): Express {
  const { config, log } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false) // pages are not kept, and assets have their hash in the address
  app.set('query parser', 'simple')
  app.set('trust proxy', config.trustProxy)

  app.use(requestLog(log))
  app.use(securityHeaders({ tls: config.publicOrigin?.startsWith('https:') ?? false }))
  app.use(openRoutes(context))
  app.use(sameOrigin(config.publicOrigin))
  app.use(readBody) // before anything that can fail: what was typed is shown again
  app.use(readUploads('/articles'))
  app.use(sessions(context))
  app.use(readDesk(context))
  app.use(requestLimit(context))
  app.use(routes(context))
  app.use(nothingHere)
  app.use(answerErrors(context))
  return app
}

const ROUTER = { caseSensitive: true, strict: true }

/** What is the same for everybody, whoever they are. */
function openRoutes(context: Context): Router {
  const { assets } = context
  const router = Router(ROUTER)
  healthRoutes(router, context)
  resource(router, '/assets/:hash/:name', { get: assets.serve })
  resource(router, '/favicon.ico', {
    get: (_req, res) => {
      res.redirect(302, assets.href('icon.svg')) // not for ever: its hash changes with the picture
    },
  })
  return router
}

function routes(context: Context): Router {
  const router = Router(ROUTER)
  deskRoutes(router, context)
  newArticleRoutes(router, context)
  articleRoutes(router, context)
  revisionRoutes(router, context)
  agreedChangeRoutes(router, context)
  reportRoutes(router, context)
  claimRoutes(router, context)
  markingRoutes(router, context)
  sentenceRoutes(router, context)
  discrepancyRoutes(router, context)
  reviewRoutes(router, context)
  changeRequestRoutes(router, context)
  signOffRoutes(router, context)
  sourceRoutes(router, context)
  activityRoutes(router, context)
  sessionRoutes(router, context)
  entryRoutes(router, context)
  accountRoutes(router, context)
  peopleRoutes(router, context)
  settingsRoutes(router, context)
  return router
}
