import type { Request, RequestHandler, Response, Router } from 'express'
import { authorise } from '../access.js'

type Handler = (req: Request, res: Response) => void | Promise<void>

/** The methods that an address answers, each with what a request passes before it. */
export interface Resource {
  readonly get?: Handler
  readonly post?: Handler | readonly RequestHandler[]
}

/** Registers an address with all that it answers, for whom it may; any other method gets 405 and `Allow`. */
export function resource(router: Router, path: string, { get, post }: Resource): void {
  const route = router.route(path)
  if (get) route.get(authorise(`GET ${path}`), get)
  if (post) route.post(authorise(`POST ${path}`), ...(typeof post === 'function' ? [post] : post))
  route.all(refuseMethod([...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])].join(', ')))
}

const refuseMethod =
  (allowed: string): RequestHandler =>
  (_req, res) => {
    res.set('Allow', allowed).status(405).type('text').send(`This address answers ${allowed}.\n`)
  }
