import { LIMITS } from './limits.js'
import { parseUrl } from './parse-url.js'

/** A tracking parameter says where a reader came from, not what is read. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|mc_cid|mc_eid|igshid|_ga|_gl|ref_src)$/i

/** An address of the web as it is kept, and as it is compared. */
export interface SourceAddress {
  readonly url: string
  readonly urlKey: string
}

/**
 * Reads an address that a person typed.
 *
 * `urlKey` is what two spellings of one address share: fragment, tracking parameters, default port, a slash at the
 * end and capitals of scheme and host are dropped.
 *
 * @returns `null` when it is not an http or https address with a host, carries a name and password, or is too long
 */
export function readSourceAddress(typed: string): SourceAddress | null {
  const text = typed.trim()
  if (text.length > LIMITS.url) return null
  if (!/^https?:\/\//i.test(text) || /\s/.test(text)) return null
  const url = parseUrl(text)
  if (url === null || url.hostname === '' || url.username !== '' || url.password !== '') return null
  return { url: url.href, urlKey: keyOf(url) }
}

/** `URL` has dropped the default port and written scheme and host in lower case already. */
function keyOf(url: URL): string {
  // As it stands: decoding and writing it anew would make one of two addresses that are not in UTF-8.
  const parameters = url.search.slice(1).split('&')
  const query = parameters.filter((each) => each !== '' && !TRACKING.test(each.replace(/=.*/, ''))).join('&')
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.origin}${path}${query === '' ? '' : `?${query}`}`
}
