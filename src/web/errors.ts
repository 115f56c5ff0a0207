import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import { isDatabaseUnavailable, LinkOver, NotAllowed, NotFound } from '../db/errors.js'
import type { Context } from './context.js'
import { BadRequest, readFields, TooLarge } from './form.js'
import { loggedError } from './logged-error.js'
import { loggedPath } from './middleware/request-log.js'
import type { Href } from './markup.js'
import { sendPage } from './page.js'
import { signInPage } from './pages/sign-in.js'

/** This request is not let through: the message says why. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
}

/** Nobody is signed in, and this address is for people of the desk. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded'
}

/** More was sent than one person, or one network, may send in so short a time. */
export class TooMany extends Error {
  override readonly name = 'TooMany'
  /** In seconds: when it may be tried again. */
  readonly retryAfter: number

  constructor(retryAfter: number) {
    super(`Too many requests: again in ${retryAfter} s`)
    this.retryAfter = retryAfter
  }
}

/** The address is there, and answers other methods than the one it was asked with. */
export class MethodNotAllowed extends Error {
  override readonly name = 'MethodNotAllowed'
  /** As `Allow` lists them: `GET, HEAD`. */
  readonly allowed: string
  /** The page that the form of this address stands on; `null` where nobody will look for it. */
  readonly formPage: Href | null

  constructor(allowed: string, formPage: Href | null) {
    super(`This address answers ${allowed}`)
    this.allowed = allowed
    this.formPage = formPage
  }
}

interface Answer {
  readonly status: number
  readonly title: string
  readonly message: string
}

/** The last of the routes: nothing has this address. */
export const nothingHere: RequestHandler = (req, _res, next) => {
  next(new NotFound('page', req.path))
}

/** Answers everything that was thrown, in one place. What is our fault gets an id that is also in the log. */
export function answerErrors(context: Context): ErrorRequestHandler {
  // Express knows it for one that takes errors by its four parameters.
  return (error: unknown, req, res, _next) => {
    if (res.headersSent) {
      context.log.error(
        { err: loggedError(error), method: req.method, path: loggedPath(req.path) },
        'answer broken off',
      )
      res.destroy()
      return
    }
    const typed = typedFields(req)
    if (error instanceof SignInNeeded) {
      const next = req.method === 'GET' ? req.originalUrl : ''
      const page = signInPage({ next, message: error.message, typed })
      sendPage(context, req, res.status(401), 'people/sign-in', page, { title: 'Sign in', section: null })
      return
    }
    const answer = answerTo(error)
    const id = answer.status < 500 ? '' : randomUUID()
    if (id !== '')
      context.log.error(
        { err: loggedError(error), errorId: id, method: req.method, path: loggedPath(req.path) },
        'request failed',
      )
    const refused = error instanceof MethodNotAllowed ? error : null
    if (refused) res.set('Allow', refused.allowed)
    if (answer.status === 503) res.set('Retry-After', '5')
    if (error instanceof TooMany) res.set('Retry-After', String(error.retryAfter))
    res.status(answer.status)
    sendPage(
      context,
      req,
      res,
      'errors/show',
      { title: answer.title, message: answer.message, id, typed, formPage: refused?.formPage ?? null },
      {
        title: answer.title,
        section: null,
      },
    )
  }
}

function answerTo(error: unknown): Answer {
  if (error instanceof NotFound) {
    return {
      status: 404,
      title: 'Not found',
      message: 'Nothing has this address. It may have been mistyped.',
    }
  }
  if (error instanceof Forbidden || error instanceof NotAllowed)
    return { status: 403, title: 'Not allowed', message: error.message }
  if (error instanceof LinkOver) {
    return {
      status: 410,
      title: 'This link is over',
      message:
        'It was used, has expired, or was not copied whole. If you have a pass phrase, sign in with it; if not, ask an admin of the desk for a new link.',
    }
  }
  if (error instanceof TooMany) {
    const minutes = Math.ceil(error.retryAfter / 60)
    const wait = minutes <= 1 ? 'a minute' : `${minutes} minutes`
    return {
      status: 429,
      title: 'Too many tries',
      message: `Nothing was recorded. Wait ${wait}, then send it again.`,
    }
  }
  if (error instanceof MethodNotAllowed) {
    return {
      status: 405,
      title: 'Nothing to see at this address',
      message:
        error.allowed === 'POST'
          ? 'This address only takes what a form sends. Nothing was sent now, and nothing was changed.'
          : 'This address can be opened, but takes nothing that is sent to it. Nothing was recorded.',
    }
  }
  if (error instanceof TooLarge) return { status: 413, title: 'Too large', message: error.message }
  if (error instanceof BadRequest) return { status: 400, title: 'Not understood', message: error.message }
  if (isDatabaseUnavailable(error)) {
    return {
      status: 503,
      title: 'The database cannot be reached just now',
      message:
        'Nothing was recorded. Another program may be using it, or the disk may be full. Try again in a moment.',
    }
  }
  return ofStatus(statusOf(error))
}

/** Express and its body parser say what went wrong with a status. */
function statusOf(error: unknown): number {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function ofStatus(status: number): Answer {
  if (status === 413) {
    return {
      status,
      title: 'Too large',
      message: 'A form can hold 256 kB. Shorten what you typed and send it again.',
    }
  }
  if (status < 500) {
    return {
      status,
      title: 'Not understood',
      message: 'This request could not be read. Go back and send it again.',
    }
  }
  return {
    status: 500,
    title: 'Something went wrong here',
    message:
      'Nothing was recorded. Try again; if it happens again, tell whoever runs Tickmark the number below.',
  }
}

// What nobody typed, and what nobody else should read over a shoulder.
const HIDDEN = /^(version|from|here|next|current|act|lines|other|notices)$|passphrase/i

/** What a person typed, so that it is not lost with the page. */
function typedFields(req: Request): readonly { readonly name: string; readonly value: string }[] {
  try {
    return readFields(req)
      .filter(([name, value]) => value.trim() !== '' && !HIDDEN.test(name))
      .map(([name, value]) => ({ name, value }))
  } catch {
    return [] // it could not even be read: then it was no form of ours
  }
}
