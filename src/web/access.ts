import type { RequestHandler } from 'express'
import { isAtLeast, type Role } from '../domain/roles.js'
import { findViewer } from './context.js'
import { Forbidden, SignInNeeded } from './errors.js'

/** Who may use each address. One that is not listed here does not start. */
export const ACCESS: Readonly<Record<string, Role | 'anyone'>> = {
  'GET /assets/:hash/:name': 'anyone',
  'GET /favicon.ico': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /session': 'anyone',
  'POST /session': 'anyone',
  'POST /session/end': 'anyone',
  'GET /setup/:token': 'anyone',
  'POST /setup/:token': 'anyone',
  'GET /invitation/:token': 'anyone',
  'POST /invitation/:token': 'anyone',
  'POST /appearance': 'anyone',

  'GET /': 'reader',
  'GET /articles/:slug': 'reader',
  'GET /articles/:slug/sign-offs': 'reader',
  'GET /articles/:slug/report': 'reader',
  'GET /articles/:slug/report.css': 'reader',
  'GET /articles/:slug/report.csv': 'reader',
  'GET /articles/:slug/report.json': 'reader',
  'GET /articles/:slug/report.md': 'reader',
  'GET /articles/:slug/claims/new': 'reviewer',
  'GET /articles/:slug/revisions/new': 'reviewer',
  'GET /articles/:slug/agreed-changes': 'reviewer',
  'GET /articles/:slug/revisions/:number': 'reader',
  'GET /claims/:id': 'reader',
  'GET /sources': 'reader',
  'GET /sources/:id': 'reader',
  'GET /activity': 'reader',
  'GET /activity.csv': 'reader',
  'GET /account': 'reader',
  'POST /account': 'reader',
  'POST /account/pass-phrase': 'reader',
  'POST /account/sessions/end': 'reader',

  'GET /articles/new': 'reviewer',
  'POST /articles': 'reviewer',
  'POST /articles/:slug': 'reviewer',
  'POST /articles/:slug/claims': 'reviewer',
  'POST /articles/:slug/waivers': 'reviewer',
  'POST /articles/:slug/dismissals': 'reviewer',
  'POST /dismissals/:id/withdrawal': 'reviewer', // somebody else's: an editor, which the rule decides
  'POST /waivers/:id/withdrawal': 'reviewer', // what another person waived: an editor, which the withdrawal decides
  'POST /sentences/:id/split': 'reviewer',
  'POST /sentences/:id/merge': 'reviewer',
  'POST /articles/:slug/revisions': 'reviewer',
  'POST /articles/:slug/agreed-changes': 'reviewer',
  'POST /claims/:id': 'reviewer',
  'POST /claims/:id/withdrawal': 'reviewer', // what another person made: an editor, which the withdrawal decides
  'POST /claims/:id/placements': 'reviewer',
  'POST /placements/:id/settlement': 'reviewer',
  'POST /claims/:id/evidence': 'reviewer',
  'POST /claims/:id/reviews': 'reviewer',
  'POST /reviews/:id/approvals': 'reviewer',
  'POST /claims/:id/sensitivity': 'reviewer',
  'POST /articles/:slug/sign-offs': 'reviewer', // as an editor, or as counsel, which the rule decides
  'POST /sign-offs/:id/withdrawal': 'reviewer', // somebody else's: an editor
  'POST /articles/:slug/publications': 'editor',
  'POST /articles/:slug/corrections': 'editor',
  'POST /claims/:id/change-requests': 'reviewer', // to let it stand: an editor, which the rule decides
  'POST /change-requests/:id/answer': 'reviewer',
  'POST /change-requests/:id/withdrawal': 'reviewer', // somebody else's: an editor
  'POST /claims/:id/settlements': 'editor',
  'POST /evidence/:id/withdrawal': 'reviewer', // what another person recorded: an editor, which the withdrawal decides

  'GET /activity/:id/redaction': 'admin',
  'POST /activity/:id/redaction': 'admin',
  'GET /settings': 'admin',
  'POST /settings': 'admin',
  'GET /people': 'admin',
  'POST /people/invitations': 'admin',
  'POST /people/:id': 'admin',
  'POST /people/:id/link': 'admin',
  'POST /people/:id/deactivation': 'admin',
  'POST /people/:id/reactivation': 'admin',
}

/**
 * Lets a request pass whose person may use the address.
 *
 * @param route  method and path, as `POST /claims/:id/reviews`
 * @throws when nobody said who may use it
 */
export function authorise(route: string): RequestHandler {
  const needed = ACCESS[route]
  if (needed === undefined) throw new Error(`Say in src/web/access.ts who may use ${route}`)
  if (needed === 'anyone') {
    return (_req, _res, next) => {
      next()
    }
  }
  return (req, _res, next) => {
    const viewer = findViewer(req)
    if (viewer === null) next(new SignInNeeded('Sign in to see this page.'))
    else if (isAtLeast(viewer.role, needed)) next()
    else
      next(
        new Forbidden(
          `This takes ${ARTICLES[needed]} ${needed}, and your role is ${viewer.role}. An admin of the desk can change that.`,
        ),
      )
  }
}

const ARTICLES: Readonly<Record<Role, string>> = { reader: 'a', reviewer: 'a', editor: 'an', admin: 'an' }
