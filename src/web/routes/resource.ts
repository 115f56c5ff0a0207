import type { Request, RequestHandler, Response, Router } from 'express'
import { authorise } from '../access.js'
import { findViewer } from '../context.js'
import { MethodNotAllowed } from '../errors.js'
import type { Href } from '../markup.js'

type Handler = (req: Request, res: Response) => void | Promise<void>

/** The methods that an address answers, each with what a request passes before it. */
export interface Resource {
  readonly get?: Handler
  readonly post?: Handler | readonly RequestHandler[]
  /** The page that the form stands on, where an address takes nothing but a form: somebody may open it. */
  readonly formPage?: (req: Request) => Href | Promise<Href>
}

/**
 * Registers an address with all that it answers, for whom it may; any other method gets 405 and `Allow`.
 *
 * A browser opens the address of a form when its answer is reloaded, or was kept as a bookmark.
 */
export function resource(router: Router, path: string, { get, post, formPage }: Resource): void {
  const route = router.route(path)
  if (get) route.get(authorise(`GET ${path}`), get)
  if (post) route.post(authorise(`POST ${path}`), ...(typeof post === 'function' ? [post] : post))
  const allowed = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])].join(', ')
  route.all(async (req) => {
    const opened = (req.method === 'GET' || req.method === 'HEAD') && findViewer(req) !== null
    throw new MethodNotAllowed(allowed, opened && formPage ? await formPage(req) : null)
  })
}
