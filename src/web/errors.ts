import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import { isDatabaseUnavailable, NotFound } from '../db/errors.js'
import type { Context } from './context.js'
import { BadRequest, readFields } from './form.js'
import { loggedError } from './logged-error.js'
import { sendPage } from './page.js'

/** This request is not let through, whoever sends it. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
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
      context.log.error({ err: loggedError(error), method: req.method, path: req.path }, 'answer broken off')
      res.destroy()
      return
    }
    const answer = answerTo(error)
    const id = answer.status < 500 ? '' : randomUUID()
    if (id !== '')
      context.log.error(
        { err: loggedError(error), errorId: id, method: req.method, path: req.path },
        'request failed',
      )
    if (answer.status === 503) res.set('Retry-After', '5')
    const typed = typedFields(req)
    res.status(answer.status)
    sendPage(
      context,
      req,
      res,
      'errors/show',
      { title: answer.title, message: answer.message, id, typed },
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
  if (error instanceof Forbidden) return { status: 403, title: 'Not from here', message: error.message }
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

/** What a person typed, so that it is not lost with the page. */
function typedFields(req: Request): readonly { readonly name: string; readonly value: string }[] {
  try {
    return readFields(req)
      .filter(([name, value]) => value.trim() !== '' && !/^(version|from|here)$/.test(name))
      .map(([name, value]) => ({ name, value }))
  } catch {
    return [] // it could not even be read: then it was no form of ours
  }
}
