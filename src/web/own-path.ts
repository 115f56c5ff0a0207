/** A path of ours to go back to, whatever was sent: never another host. */
export function ownPath(sent: string): string {
  const base = 'http://own.invalid'
  if (!sent.startsWith('/') || !URL.canParse(sent, base)) return '/'
  const url = new URL(sent, base)
  // `/.//host` is a path of ours that reads as another host once it is written out.
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/'
}
