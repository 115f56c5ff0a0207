import type { Request, Response, Router } from 'express'
import { findCredentials } from '../../db/people/people.js'
import type { Context } from '../context.js'
import { setFlash } from '../cookies.js'
import { BadRequest, readForm } from '../form.js'
import { rememberBrowser, signInLimits } from '../middleware/limits.js'
import { signIn, signOut } from '../middleware/session.js'
import { ownPath } from '../own-path.js'
import { sendPage } from '../page.js'
import { signInPage, type SignInPage } from '../pages/sign-in.js'
import { optionalText } from '../params.js'
import { fits } from '../pass-phrases.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

/** The same for a wrong address and a wrong pass phrase: who is on the desk is nobody's business. */
const WRONG = [
  { field: 'email', message: 'No account has this address together with this pass phrase' },
  { field: 'passPhrase', message: 'Type the pass phrase again; it may be that Caps Lock is on' },
]

export function sessionRoutes(router: Router, context: Context): void {
  const { db } = context

  resource(router, '/session', {
    get: (req, res) => {
      show(context, req, res, { next: optionalText(req.query, 'next') ?? '' })
    },

    post: [
      ...signInLimits(context),
      async (req, res) => {
        const { email, passPhrase, next } = readForm(req, ['email', 'passPhrase', 'next'])
        requireTls(context, req)
        const person = await findCredentials(db, email)
        const known = await fits(person?.passwordHash ?? null, passPhrase)
        if (!known || person === null)
          return show(context, req, res.status(422), { email, next, problems: WRONG })
        await signIn(req, person.id)
        rememberBrowser(context, res, email)
        res.redirect(303, ownPath(next))
      },
    ],
  })

  resource(router, '/session/end', {
    formPage: urls.session,
    post: async (req, res) => {
      readForm(req, [])
      await signOut(req)
      setFlash(res, 'signed-out')
      res.redirect(303, urls.session())
    },
  })
}

/** Behind TLS a cookie that came over plain HTTP would not be kept, and nobody would be told. */
export function requireTls({ config }: Context, req: Request): void {
  if (config.publicOrigin?.startsWith('https:') !== true || req.secure) return
  throw new BadRequest(
    'The proxy in front of Tickmark does not say that you came by https. It has to send X-Forwarded-Proto.',
  )
}

function show(
  context: Context,
  req: Request,
  res: Response,
  page: Partial<Omit<SignInPage, 'action'>>,
): void {
  sendPage(context, req, res, 'people/sign-in', signInPage(page), { title: 'Sign in', section: null })
}
