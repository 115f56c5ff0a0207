import type { Request, Response, Router } from 'express'
import { MethodNotAllowed } from '../errors.js'
import type { Href } from '../markup.js'

type Handler = (req: Request, res: Response) => void | Promise<void>

/** The methods that an address answers. */
export interface Resource {
  readonly get?: Handler
  readonly post?: Handler
  /** The page that the form stands on, where an address takes nothing but a form: somebody may open it. */
  readonly formPage?: (req: Request) => Href | Promise<Href>
}

/**
 * Registers an address with all that it answers; any other method gets 405 and `Allow`.
 *
 * A browser opens the address of a form when its answer is reloaded, or was kept as a bookmark.
 */
export function resource(router: Router, path: string, { get, post, formPage }: Resource): void {
  const route = router.route(path)
  if (get) route.get(get)
  if (post) route.post(post)
  const allowed = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])].join(', ')
  route.all(async (req) => {
    const opened = req.method === 'GET' || req.method === 'HEAD'
    throw new MethodNotAllowed(allowed, opened && formPage ? await formPage(req) : null)
  })
}
