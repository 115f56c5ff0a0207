import type { Request } from 'express'
import type { Logger } from 'pino'
import type { Config } from '../config.js'
import type { Db } from '../db/database.js'
import type { Viewer } from '../db/people/sessions.js'
import type { Actor } from '../db/record/actor.js'
import type { ReadManuscript } from '../intake/manuscript.js'
import type { Reach } from '../intake/reach.js'
import type { CarryOver } from '../domain/carrying.js'
import type { CompareTexts } from '../domain/text-difference.js'
import type { Assets } from './assets.js'
import type { Render } from './views.js'

/** All that the application needs of the world. */
export interface Context {
  readonly db: Db
  readonly render: Render
  readonly assets: Assets
  readonly config: Config
  /** The clock. */
  readonly now: () => Date
  readonly log: Logger
  /** What signs cookies and links: made once, kept in the data folder. */
  readonly secret: string
  /** The desk has its first admin: from now on it may be reached from outside. */
  readonly ownerFound: () => void
  /** Reads an article that somebody hands in. */
  readonly readManuscript: ReadManuscript
  /** What of the network may be reached to fetch one. */
  readonly reach: Reach
  /** Follows claims and waivers into a new draft, where it holds up nobody. */
  readonly carryOver: CarryOver
  /** Compares two texts, where it holds up nobody. */
  readonly compareTexts: CompareTexts
  /** The program's version. */
  readonly version: string
}

/** Who is signed in. @returns `null` for nobody */
export function findViewer(req: Partial<Request>): Viewer | null {
  return req.session?.now?.viewer ?? null // there is no session where a request failed before it was looked for
}

/** Who is signed in, on an address that nobody reaches otherwise. */
export function viewerOf(req: Request): Viewer {
  const viewer = findViewer(req)
  if (viewer === null) throw new Error(`Nobody is signed in at ${req.path}`)
  return viewer
}

/** Who acts in this request, now. */
export function actorOf({ now }: Context, req: Request): Actor {
  const { id, uid, role } = viewerOf(req)
  return { id, uid, role, at: now() }
}
