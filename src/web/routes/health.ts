import type { Response, Router } from 'express'
import { snapshot } from '../../db/database.js'
import type { Context } from '../context.js'
import { loggedError } from '../logged-error.js'
import { resource } from './resource.js'

/** Whether it should be started anew, or sent requests: for the program that watches it, not for people. */
export function healthRoutes(router: Router, { db, log }: Context): void {
  resource(router, '/healthz', {
    get: (_req, res) => {
      say(res, 200, 'ok')
    },
  })

  resource(router, '/readyz', {
    get: async (_req, res) => {
      try {
        await snapshot(db, (moment) => moment.first`SELECT 1 AS ready FROM Chain LIMIT 1`)
        say(res, 200, 'ok')
      } catch (error) {
        log.error({ err: loggedError(error) }, 'not ready')
        say(res, 503, 'The database cannot be reached.')
      }
    },
  })
}

function say(res: Response, status: number, line: string): void {
  res.set('Cache-Control', 'private, no-store').status(status).type('text').send(`${line}\n`)
}
