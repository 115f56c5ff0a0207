import { parseUrl } from '../domain/parse-url.js'

/** A path of ours to go back to, whatever was sent: never another host. */
export function ownPath(sent: string): string {
  const base = 'http://own.invalid'
  const url = sent.startsWith('/') ? parseUrl(sent, base) : null
  if (url === null) return '/'
  // `/.//host` is a path of ours that reads as another host once it is written out.
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/'
}
