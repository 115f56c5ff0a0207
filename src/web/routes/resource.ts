import type { Request, RequestHandler, Response, Router } from 'express'

type Handler = (req: Request, res: Response) => void | Promise<void>

/** The methods that an address answers. */
export interface Resource {
  readonly get?: Handler
  readonly post?: Handler
}

/** Registers an address with all that it answers; any other method gets 405 and `Allow`. */
export function resource(router: Router, path: string, { get, post }: Resource): void {
  const route = router.route(path)
  if (get) route.get(get)
  if (post) route.post(post)
  route.all(refuseMethod([...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])].join(', ')))
}

const refuseMethod =
  (allowed: string): RequestHandler =>
  (_req, res) => {
    res.set('Allow', allowed).status(405).type('text').send(`This address answers ${allowed}.\n`)
  }
