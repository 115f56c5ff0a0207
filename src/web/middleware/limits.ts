import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit'
import { findViewer, type Context } from '../context.js'
import { cookieOptions, readCookie } from '../cookies.js'
import { TooMany } from '../errors.js'
import { readForm } from '../form.js'

const MINUTE = 60_000
const SIGN_IN = { window: 15 * MINUTE, perAccount: 10, perNetwork: 30 }

/** How much one person, or before they sign in one network, may send and ask for. */
export function requestLimits({ config }: Context): readonly RequestHandler[] {
  return [
    limited({
      windowMs: MINUTE,
      limit: config.writesPerMinute,
      keyGenerator: who,
      skip: ({ method }) => method !== 'POST',
    }),
    limited({
      windowMs: MINUTE,
      limit: config.readsPerMinute,
      keyGenerator: who,
      skip: ({ method }) => method === 'POST',
    }),
  ]
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
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false, // what it would warn about on the console is settled in config.ts
    handler: (_req, res, next) => {
      next(new TooMany(Number(res.getHeader('Retry-After') ?? 60)))
    },
    ...options,
  })
}
