import type { CookieOptions, Request, Response } from 'express'

const OPTIONS: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/' }

/** What a page says once after a change: the cookie carries only the word, so that nobody can put words in our mouth. */
const FLASHES = {
  'review-recorded': 'Review recorded.',
  'review-known': 'You had recorded just this already. Nothing was added.',
  'review-approved': 'Review approved.',
  'approval-known': 'You had approved this review already. Nothing was added.',
  'contest-settled': 'Settled. The claim stands under your verdict.',
  'sensitivity-saved': 'Sensitivity saved.',
  'settings-saved': 'Settings saved.',
  'settings-same': 'Nothing was changed.',
  'sensitivity-same': 'Nothing was changed.',
  'evidence-attached': 'Evidence added.',
  'evidence-reused':
    'Evidence added. The desk had this source: the one in the registry is used, as it stands there.',
  'evidence-known': 'This evidence was attached already. Nothing was added.',
  'evidence-gone': 'This evidence was withdrawn already. Nothing was changed.',
  'evidence-withdrawn': 'Evidence withdrawn. It stays in the history.',
  'article-edited': 'Article details saved.',
  'article-same': 'Nothing was changed.',
} as const
export type Flash = keyof typeof FLASHES

/** @returns '' when there is no such cookie */
export function readCookie(req: Request, name: string): string {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([known]) => known === name)?.[1] ?? ''
}

/** Keeps the chosen appearance for a year. */
export function setTheme(res: Response, theme: string): void {
  res.cookie('theme', theme, { ...OPTIONS, maxAge: 365 * 24 * 60 * 60 * 1000 })
}

/** Has the next page say what just happened. */
export function setFlash(res: Response, flash: Flash): void {
  res.cookie('flash', flash, { ...OPTIONS, maxAge: 60_000 })
}

/** Reads what just happened, and forgets it. */
export function takeFlash(req: Request, res: Response): string {
  const word = readCookie(req, 'flash')
  if (word === '') return ''
  res.clearCookie('flash', OPTIONS)
  return Object.hasOwn(FLASHES, word) ? FLASHES[word as Flash] : ''
}
