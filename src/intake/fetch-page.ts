import { setMaxListeners } from 'node:events'
import { isIP } from 'node:net'
import { Agent, request, type Dispatcher } from 'undici'
import { accepted, refused, type Result } from '../domain/problems.js'
import { parseUrl } from '../domain/parse-url.js'
import { INTAKE_LIMITS, type Incoming } from './manuscript.js'
import type { Reach } from './reach.js'
import { readBytes, TooLong } from './response-bytes.js'

export type FetchedPage = Incoming & { readonly way: 'address' }

/** How often an address may lead on. */
const MOST_HOPS = 5

const HEADERS = {
  accept: 'text/html, application/xhtml+xml, text/plain, text/markdown;q=0.9, */*;q=0.1',
  'accept-encoding': 'gzip, br',
  'user-agent': 'Tickmark (fact-checking desk; fetches a page when a person asks for it)',
}

/**
 * Fetches what stands at an address of the web. Each hop is looked at anew: its scheme, its port and every address its
 * name stands for, and the connection goes to the very address that was looked at.
 *
 * @returns a problem of the field `address` where it may not be, or cannot be, reached
 */
export async function fetchPage(
  reach: Reach,
  typed: string,
  patience: number = INTAKE_LIMITS.fetching,
): Promise<Result<FetchedPage>> {
  const signal = AbortSignal.timeout(patience)
  setMaxListeners(0, signal) // each hop listens a few times, and there are few
  let target = typed.trim()
  if (!/^[a-z][a-z\d+.-]*:/i.test(target)) target = `https://${target}`
  try {
    for (let hop = 0; hop <= MOST_HOPS; hop++) {
      const url = parseUrl(target)
      if (url === null) return no('This is no address: give one like https://news.example/article')
      const place = await placeOf(reach, url, signal)
      if (!place.ok) return place
      const step = await take(url, place.value, signal)
      if (!('location' in step)) return step
      target = new URL(step.location, url).href
    }
    return no('This address leads on and on: give the one that the article stands at')
  } catch (error) {
    return no(reasonOf(error, signal, target))
  }
}

/** The address to connect to. Refused when any that the name stands for may not be reached: the next answer may be that one. */
async function placeOf(reach: Reach, url: URL, signal: AbortSignal): Promise<Result<string>> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return no('Only addresses that begin with https:// or http:// are fetched')
  if (url.username !== '' || url.password !== '')
    return no('Take the name and password out of the address: they would end up in the record')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  const addresses = isIP(host) === 0 ? await orTimeout(reach.resolve(host), signal) : [host]
  const [first] = addresses
  if (first === undefined)
    return no(`Nothing on the web has the name ${host}: look for a slip in the address`)
  if (!addresses.every((address) => reach.admits(address, port)))
    return no(`${url.host} is not a place on the public web, and is not fetched: paste the text instead`)
  return accepted(first)
}

async function take(
  url: URL,
  address: string,
  signal: AbortSignal,
): Promise<Result<FetchedPage> | { readonly location: string }> {
  const agent = pinnedTo(address)
  try {
    const answer = await request(url, { dispatcher: agent, headers: HEADERS, signal })
    const location = headerOf(answer, 'location')
    if (answer.statusCode >= 300 && answer.statusCode < 400 && location !== '') return { location }
    if (answer.statusCode < 200 || answer.statusCode > 299)
      return no(`The page answered ${answer.statusCode}: open it, copy the article and paste it`)
    const bytes = await readBytes(answer.body, headerOf(answer, 'content-encoding'), INTAKE_LIMITS.page)
    return accepted({ way: 'address', url: url.href, bytes, mediaType: headerOf(answer, 'content-type') })
  } finally {
    await agent.destroy()
  }
}

/** Connects to this address, whatever name stands in the URL: nobody is asked a second time who might answer otherwise. */
function pinnedTo(address: string): Agent {
  const family = isIP(address)
  return new Agent({
    connections: 1,
    connect: {
      lookup: (_name, { all }, done) => {
        if (all) done(null, [{ address, family }])
        else done(null, address, family)
      },
    },
  })
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string {
  const [value = ''] = [headers[name]].flat()
  return value
}

/** A resolver knows no signal. */
function orTimeout<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject)
  })
}

function reasonOf(error: unknown, signal: AbortSignal, target: string): string {
  if (signal.aborted) return 'The page did not come within 10 seconds: try again, or paste the text'
  if (error instanceof TooLong) return 'This page is larger than 5 MB: paste the text instead'
  const host = parseUrl(target)?.host ?? target
  const { code = '' } = error as NodeJS.ErrnoException
  return `${host} could not be reached${code === '' ? '' : ` (${code})`}: open the page, copy the article and paste it`
}

const no = (message: string): Result<never> => refused([{ field: 'address', message }])
