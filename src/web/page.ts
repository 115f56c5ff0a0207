import type { Request, Response } from 'express'
import type { Context } from './context.js'
import { readCookie, takeFlash } from './cookies.js'
import { deskOf } from './middleware/desk.js'
import { THEMES, type Page, type Theme } from './pages/page.js'
import { urls } from './urls.js'
import type { Views } from './views.js'

const SECTIONS = [
  ['desk', 'Desk', urls.desk()],
  ['sources', 'Sources', urls.sources()],
  ['activity', 'Activity', urls.activity()],
  ['settings', 'Settings', urls.settings()],
] as const

const THEME_LABELS: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' }

const SCRIPTS = ['htmx.js', 'keys.js', 'review.js'] as const

/** Renders a view inside the frame of every page, and sends it. */
export function sendPage<Name extends keyof Views>(
  context: Context,
  req: Request,
  res: Response,
  view: Name,
  props: Views[Name],
  frame: Pick<Page, 'title' | 'section'> & Partial<Pick<Page, 'layout' | 'printStyles'>>,
): void {
  const { render, assets } = context
  const { title, section, layout = 'plain', printStyles = null } = frame
  const theme = THEMES.find((known) => known === readCookie(req, 'theme')) ?? 'system'
  const html = render('layouts/page', {
    title,
    deskName: deskOf(res).deskName,
    section,
    layout,
    nav: SECTIONS.map(([name, label, href]) => ({ label, href, current: name === section })),
    deskHref: urls.desk(),
    flash: takeFlash(req, res),
    theme,
    themes: THEMES.map((value) => ({ value, label: THEME_LABELS[value], chosen: value === theme })),
    appearanceAction: urls.appearance(),
    here: req.method === 'GET' ? req.originalUrl : urls.desk(),
    styles: assets.href('styles.css'),
    printStyles,
    scripts: SCRIPTS.map((name) => assets.href(name)),
    icon: assets.href('icon.svg'),
    body: render(view, props),
  })
  res.set('Cache-Control', 'private, no-store')
  // A form that was refused keeps the address of its page: that of the form answers no GET.
  if (res.statusCode >= 400) res.set('HX-Push-Url', 'false')
  // What `res.send` does besides (type, charset, length, freshness) is known here.
  res.set('Content-Type', 'text/html; charset=utf-8')
  res.end(Buffer.from(html))
}
