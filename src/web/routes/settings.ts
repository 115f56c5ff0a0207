import type { Request, Response, Router } from 'express'
import { getDeskSettings, saveSettings } from '../../db/desk-settings.js'
import { StaleVersion } from '../../db/errors.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { readForm, readVersion } from '../form.js'
import { sendPage } from '../page.js'
import { settingsPage, type RefusedSettings } from '../pages/settings.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

export function settingsRoutes(router: Router, context: Context): void {
  resource(router, '/settings', {
    get: (req, res) => showSettings(context, req, res),

    post: async (req, res) => {
      const { version: typed, ...form } = readForm(req, ['deskName', 'timeZone', 'approvals', 'version'])
      const version = readVersion(typed)
      try {
        const result = await saveSettings(context.db, actorOf(context, req), { version, form })
        if (!result.ok) {
          const refused = { form, problems: result.problems, stale: false }
          return await showSettings(context, req, res.status(422), refused)
        }
        setFlash(res, result.value.changed ? 'settings-saved' : 'settings-same')
        res.redirect(303, urls.settings())
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        await showSettings(context, req, res.status(409), { form, problems: [], stale: true })
      }
    },
  })
}

async function showSettings(
  context: Context,
  req: Request,
  res: Response,
  refused: RefusedSettings | null = null,
): Promise<void> {
  const settings = await getDeskSettings(context.db)
  sendPage(context, req, res, 'settings/show', settingsPage(settings, refused), {
    title: 'Settings',
    section: 'settings',
  })
}
