import type { Request, Response } from 'express'
import { isAtLeast } from '../domain/roles.js'
import { findViewer, type Context } from './context.js'
import { readCookie, takeFlash } from './cookies.js'
import { deskOf } from './middleware/desk.js'
import { THEMES, type Page, type Theme } from './pages/page.js'
import { initialsOf } from './words.js'
import { urls } from './urls.js'
import type { Views } from './views.js'

/** The entries of the navigation, each for whom it may be. */
const SECTIONS = [
  ['desk', 'Desk', urls.desk(), 'reader'],
  ['sources', 'Sources', urls.sources(), 'reader'],
  ['activity', 'Activity', urls.activity(), 'reader'],
  ['people', 'People', urls.people(), 'admin'],
  ['settings', 'Settings', urls.settings(), 'admin'],
] as const

const THEME_LABELS: Readonly<Record<Theme, string>> = { system: 'System', light: 'Light', dark: 'Dark' }

/** A form was refused, or was based on an older version. */
const NOT_SAVED = [409, 422]

const SCRIPTS = ['htmx.js', 'keys.js', 'mark.js', 'review.js', 'unsaved.js'] as const

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
  const viewer = findViewer(req)
  const sections = SECTIONS.filter(([, , , role]) => viewer !== null && isAtLeast(viewer.role, role))
  const html = render('layouts/page', {
    // A screen reader begins with the title: what matters most comes first.
    title: NOT_SAVED.includes(res.statusCode) ? `Not saved: ${title}` : title,
    deskName: deskOf(res).deskName,
    section,
    layout,
    nav: sections.map(([name, label, href]) => ({ label, href, current: name === section })),
    deskHref: urls.desk(),
    viewer: viewer && {
      name: viewer.name,
      initials: initialsOf(viewer.name),
      accountHref: urls.account(),
      accountCurrent: section === 'account',
      signOutAction: urls.sessionEnd(),
    },
    signInHref: urls.session(),
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
  // A page that answers a form, or tells of an error, keeps the address of the page before: that of a form answers no GET.
  if (res.statusCode >= 400 || req.method === 'POST') res.set('HX-Push-Url', 'false')
  // What `res.send` does besides (type, charset, length, freshness) is known here.
  res.set('Content-Type', 'text/html; charset=utf-8')
  res.end(Buffer.from(html))
}
