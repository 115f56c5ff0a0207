import type { Request, RequestHandler } from 'express'
import { Forbidden } from '../errors.js'

/**
 * Lets a request that may change something pass only when it comes from a page of ours.
 *
 * A browser says where a request comes from, in `Origin` or `Sec-Fetch-Site`. An `Origin` must be our own; without one
 * `Sec-Fetch-Site` must say that the page is ours, or that there is none. Our own origin is the configured one, or
 * this machine's names at the port: never what the `Host` header claims.
 */
export function sameOrigin(publicOrigin: string | null): RequestHandler {
  return (req, _res, next) => {
    // Nothing but a POST changes anything: every address answers another method with 405.
    if (req.method !== 'POST' || isOwn(req, publicOrigin)) next()
    else
      next(
        new Forbidden(
          'This request did not come from a page of Tickmark. Open the page here and send it again.',
        ),
      )
  }
}

function isOwn(req: Request, publicOrigin: string | null): boolean {
  const { origin } = req.headers
  if (origin !== undefined) return ownOrigins(req, publicOrigin).includes(origin)
  const site = req.headers['sec-fetch-site']
  return site === 'same-origin' || site === 'none'
}

function ownOrigins(req: Request, publicOrigin: string | null): readonly string[] {
  if (publicOrigin !== null) return [publicOrigin]
  const port = req.socket.localPort === 80 ? '' : `:${req.socket.localPort}`
  return [`http://localhost${port}`, `http://127.0.0.1${port}`, `http://[::1]${port}`]
}
