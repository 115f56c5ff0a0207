import type { CookieOptions, Request, Response } from 'express'
import type { Config } from '../config.js'

const OPTIONS: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/' }

/** How cookies are kept that must not leave the connection they came by. */
export const cookieOptions = ({ publicOrigin }: Pick<Config, 'publicOrigin'>): CookieOptions => ({
  ...OPTIONS,
  secure: publicOrigin?.startsWith('https:') ?? false,
})

/** What a page says once after a change: the cookie carries only the word, so that nobody can put words in our mouth. */
const FLASHES = {
  'claim-made': 'Claim made.',
  'claim-known': 'This claim stands there already. Nothing was added.',
  'sentences-waived': 'Waived.',
  'waiver-known': 'This is waived already, for the same reason. Nothing was added.',
  'waiver-lifted': 'Waiver lifted.',
  'waiver-gone': 'This waiver was lifted already. Nothing was changed.',
  'sentence-split': 'Sentence split. Claims and waivers stay on their words.',
  'sentences-merged': 'Sentences merged. Claims and waivers stay on their words.',
  dismissed: 'Dismissed. It is shown again when one of the claims says it otherwise.',
  'dismissal-known': 'This was dismissed already. Nothing was added.',
  'dismissal-withdrawn': 'No longer dismissed.',
  'claim-edited': 'Claim saved.',
  'claim-edited-void': 'Claim saved. Its reviews no longer hold: it is open again.',
  'claim-withdrawn': 'Claim withdrawn. It stays on record, and its number is never given again.',
  'claim-gone': 'This claim was withdrawn already. Nothing was changed.',
  'placement-added': 'The claim has one more place.',
  'placement-known': 'The claim stands there already. Nothing was added.',
  'review-recorded': 'Review recorded.',
  'review-known': 'You had recorded just this already. Nothing was added.',
  'review-approved': 'Review approved.',
  'approval-known': 'You had approved this review already. Nothing was added.',
  'contest-settled': 'Settled. The claim stands under your verdict.',
  'signed-off': 'Signed off.',
  'sign-off-withdrawn': 'Sign-off taken back. It stays in the history.',
  published: 'Publication recorded.',
  corrected: 'Correction recorded.',
  'change-asked': 'Request recorded.',
  'answer-recorded': 'Answer recorded.',
  'request-withdrawn': 'Request taken back. It stays in the history.',
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
  'article-added': 'Article added. Its sentences are uncovered: mark what can be checked.',
  'article-known': 'The desk had this very text already. Nothing was added.',
  'revision-added': 'Revision saved. This is what it changes.',
  'changes-applied': 'The agreed changes are in the text. This is what they change.',
  'changes-known': 'These changes were applied already. Nothing was added.',
  'place-settled': 'Settled: the claim stands where you said.',
  'place-settled-void': 'Settled. The words say another thing: its reviews no longer hold.',
  'revision-known': 'This draft was saved already. Nothing was added.',
  'article-edited': 'Article details saved.',
  'article-same': 'Nothing was changed.',
  'signed-out': 'You are signed out.',
  welcome: 'Welcome to the desk.',
  'new-pass-phrase': 'New pass phrase set. Your other sessions are signed out.',
  'name-set': 'Name saved.',
  invited: 'Invitation made. Hand its link on: it is good for 7 days, once.',
  'link-made': 'Link made. Hand it on: it is good for 7 days, once.',
  'role-set': 'Saved.',
  'person-deactivated': 'Deactivated. Their sessions are over; their name stays on their work.',
  'person-reactivated': 'They can sign in again.',
  unchanged: 'Nothing was changed.',
  'activity-redacted': 'Line redacted. That it was stays in the history, with your reason.',
  'activity-gone': 'This line was redacted already. Nothing was changed.',
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
