import { pageOf, post } from './app.js'

/** Where a form led, and what stands there for whoever sent it. */
export interface Followed {
  readonly status: number
  /** Path, query and fragment; '' when it led nowhere. */
  readonly location: string
  /** The page it led to, or else the answer itself. */
  readonly html: string
  /** The same page, asked for once more. */
  readonly again: string
}

/** Sends a form and follows it, as a browser with its cookies does. */
export async function follow(
  origin: string,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Followed> {
  const answer = await post(origin + path, fields)
  const location = answer.headers.get('location') ?? ''
  if (location === '') return { status: answer.status, location, html: await answer.text(), again: '' }
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const next = await fetch(origin + location, { headers: { cookie } })
  const [cleared = ''] = next.headers.getSetCookie()
  if (cookie !== '' && !cleared.includes('Expires=Thu, 01 Jan 1970'))
    throw new Error(`${location} keeps ${cookie}`)
  return { status: answer.status, location, html: await next.text(), again: await pageOf(origin + location) }
}

/** Sends the same form three times at once, as an impatient hand does. */
export async function sendThrice(
  origin: string,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<readonly number[]> {
  return Promise.all([1, 2, 3].map(async () => (await post(origin + path, fields)).status))
}
