import type { Request } from 'express'
import type { Logger } from 'pino'
import type { Config } from '../config.js'
import type { Actor } from '../db/record/actor.js'
import type { Db } from '../db/database.js'
import type { Assets } from './assets.js'
import type { Viewer } from './viewer.js'
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
  /** Who acts as long as nobody signs in. */
  readonly system: Omit<Actor, 'at'>
  /** The program's version. */
  readonly version: string
}

/** Who acts in this request, now. */
export const actorOf = ({ system, now }: Context, _req: Request): Actor => ({ ...system, at: now() })

/** Who looks at the page of this request. */
export const viewerOf = ({ system }: Context, _req: Request): Viewer => ({ id: system.id, role: 'admin' })
