import type { RequestHandler, Response } from 'express'
import { getDeskSettings } from '../../db/desk-settings.js'
import { DEFAULT_SETTINGS, type DeskSettings } from '../../domain/settings.js'
import type { Context } from '../context.js'
import { tellTimesIn } from '../dates.js'

/** Knows the settings of the desk, for the page that will answer: a session brings them, without one they are read. */
export const readDesk =
  ({ db }: Pick<Context, 'db'>): RequestHandler =>
  async (req, res, next) => {
    const settings = req.session.now?.settings ?? (await getDeskSettings(db))
    tellTimesIn(settings.timeZone)
    res.locals['desk'] = settings
    next()
  }

/** The settings of the desk, as far as they could be read: the page of an error must not need them. */
export const deskOf = (res: Response): DeskSettings =>
  (res.locals['desk'] as DeskSettings | undefined) ?? DEFAULT_SETTINGS
