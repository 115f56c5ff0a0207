import type { Request, RequestHandler } from 'express'
import session, { Store, type SessionData } from 'express-session'
import {
  endSession,
  findSession,
  isWorthNoting,
  LONGEST_SESSION,
  noteUse,
  saveSession,
  type SignedIn,
  type Viewer,
} from '../../db/people/sessions.js'
import type { RecordedSettings } from '../../db/desk-settings.js'
import type { Context } from '../context.js'
import { loggedError } from '../logged-error.js'

declare module 'express-session' {
  interface SessionData {
    now?: ReadNow
    personId: number
    /** What the browser said that it is. */
    userAgent: string
  }
}

/** Who is signed in and the desk's settings, as they are now: read with the session, and no part of what it keeps. */
class ReadNow {
  readonly viewer: Viewer
  readonly settings: RecordedSettings
  readonly lastUsedAt: Date

  constructor({ viewer, settings, lastUsedAt }: Pick<SignedIn, 'viewer' | 'settings' | 'lastUsedAt'>) {
    this.viewer = viewer
    this.settings = settings
    this.lastUsedAt = lastUsedAt
  }

  /** Leaves itself out of the session's JSON, which express-session makes four times to see whether it changed. */
  toJSON(): undefined {
    return undefined
  }
}

/** Knows who is signed in. A cookie that is forged, old or not ours is nobody's. */
export function sessions(context: Context): RequestHandler {
  const tls = context.config.publicOrigin?.startsWith('https:') ?? false
  return session({
    name: sessionCookie(tls),
    secret: context.secret,
    store: new SessionStore(context),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', path: '/', secure: tls, maxAge: LONGEST_SESSION },
  })
}

/** Behind TLS no other host of the domain can set this cookie. */
const sessionCookie = (tls: boolean): string => (tls ? '__Host-tickmark' : 'tickmark')

type Done<T = void> = (error?: unknown, value?: T) => void

/** Keeps sessions in the database. */
class SessionStore extends Store {
  readonly context: Context

  constructor(context: Context) {
    super()
    this.context = context
  }

  override get(identifier: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const { db, now } = this.context
    findSession(db, identifier, now()).then((found) => {
      if (found === null) done(null, null)
      else done(null, { ...(JSON.parse(found.data) as SessionData), now: new ReadNow(found) })
    }, done)
  }

  override set(identifier: string, session: SessionData, done: Done = () => undefined): void {
    const { db, now } = this.context
    const { cookie, personId, userAgent } = session
    const data = JSON.stringify({ cookie, personId, userAgent })
    answer(saveSession(db, identifier, { personId, data, at: now() }), done)
  }

  override touch(identifier: string, session: SessionData, done: Done = () => undefined): void {
    const { db, now, log } = this.context
    done()
    if (session.now === undefined || !isWorthNoting(session.now.lastUsedAt, now())) return
    // No page waits for it: while another program keeps the database locked, that would be seconds. When it cannot be
    // written, the next request tries again.
    noteUse(db, identifier, now()).catch((error: unknown) => {
      log.warn({ err: loggedError(error) }, 'the use of a session was not noted')
    })
  }

  override destroy(identifier: string, done: Done = () => undefined): void {
    answer(endSession(this.context.db, identifier), done)
  }
}

function answer(work: Promise<void>, done: Done): void {
  work.then(() => {
    done()
  }, done)
}

/** Signs a person in: with a new identifier, so that one that was known before is worth nothing. */
export async function signIn(req: Request, personId: number): Promise<void> {
  await called((done) => {
    req.session.regenerate(done)
  })
  req.session.personId = personId
  req.session.userAgent = (req.headers['user-agent'] ?? '').slice(0, 300)
  await called((done) => {
    req.session.save(done)
  })
}

/** Signs out. */
export function signOut(req: Request): Promise<void> {
  return called((done) => {
    req.session.destroy(done)
  })
}

function called(work: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}
