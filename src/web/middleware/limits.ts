import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit'
import { findViewer, type Context } from '../context.js'
import { cookieOptions, readCookie } from '../cookies.js'
import { TooMany } from '../errors.js'
import { readForm } from '../form.js'

const MINUTE = 60_000
const SIGN_IN = { window: 15 * MINUTE, perAccount: 10, perNetwork: 30 }

/** How much one person, or before they sign in one network, may send and ask for: counted apart. */
export function requestLimit({ config }: Context): RequestHandler {
  const sends = ({ method }: Request) => method === 'POST'
  return limited({
    windowMs: MINUTE,
    limit: (req) => (sends(req) ? config.writesPerMinute : config.readsPerMinute),
    keyGenerator: (req) => (sends(req) ? `${who(req)} sends` : who(req)),
  })
}

/**
 * How often a sign-in may fail: for one account, and from one network.
 *
 * A stranger who tries an account's address uses up the tries of strangers only: a browser in which somebody has signed
 * in to that account before has tries of its own, and sessions go on in any case.
 *
 * @see OWASP, Slow Down Online Guessing Attacks with Device Cookies
 */
export function signInLimits({ secret }: Context): readonly RequestHandler[] {
  const shared = { windowMs: SIGN_IN.window, skipSuccessfulRequests: true }
  return [
    limited({ ...shared, limit: SIGN_IN.perNetwork, keyGenerator: network }),
    limited({
      ...shared,
      limit: SIGN_IN.perAccount,
      keyGenerator: (req) => {
        const email = emailOf(req)
        return isKnown(req, secret, email) ? `known ${email}` : email
      },
    }),
  ]
}

/** How often one's own pass phrase may be wrong when a new one is set: a session that was left open is no way to try. */
export const passPhraseLimit = (): RequestHandler =>
  limited({
    windowMs: SIGN_IN.window,
    skipSuccessfulRequests: true,
    limit: SIGN_IN.perAccount,
    keyGenerator: who,
  })

/** Remembers for a year that somebody signed in to this account in this browser. */
export function rememberBrowser({ secret, config }: Context, res: Response, email: string): void {
  res.cookie('known', signatureOf(secret, email.trim().toLowerCase()), {
    ...cookieOptions(config),
    maxAge: 365 * 24 * 60 * MINUTE,
  })
}

function isKnown(req: Request, secret: string, email: string): boolean {
  const [given, right] = [Buffer.from(readCookie(req, 'known')), Buffer.from(signatureOf(secret, email))]
  return given.length === right.length && timingSafeEqual(given, right)
}

const signatureOf = (secret: string, email: string): string =>
  createHmac('sha256', secret).update(`browser of ${email}`).digest('base64url')

const emailOf = (req: Request): string => readForm(req, ['email']).email.trim().toLowerCase()

const network = (req: Request): string => ipKeyGenerator(req.ip ?? '')

function who(req: Request): string {
  const viewer = findViewer(req)
  return viewer === null ? network(req) : `person ${viewer.id}`
}

function limited(options: Partial<Options>): RequestHandler {
  return rateLimit({
    standardHeaders: false, // a hash for each page, and no browser reads them
    legacyHeaders: false,
    validate: false, // what it would warn about on the console is settled in config.ts
    handler: (req, _res, next) => {
      const { resetTime } = (req as Request & { readonly rateLimit: { readonly resetTime?: Date } }).rateLimit
      const left = (resetTime?.getTime() ?? Date.now() + MINUTE) - Date.now()
      next(new TooMany(Math.max(1, Math.ceil(left / 1000))))
    },
    ...options,
  })
}
