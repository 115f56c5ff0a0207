import { isIP } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'

/** The settings of the program. Every one has a default: nothing has to be set to start. */
export interface Config {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** The database file, as an absolute path. */
  readonly databaseFile: string
  /** Where the program keeps other files, as an absolute path. */
  readonly dataDir: string
  /** The origin that people's browsers see; `null`: this machine's own names at the port. */
  readonly publicOrigin: string | null
  /** The proxies in front: how many, or their addresses and networks; 0 when there is none. */
  readonly trustProxy: number | string
  /** How much one person may send and ask for in a minute. */
  readonly writesPerMinute: number
  readonly readsPerMinute: number
  /** Whether an empty desk starts with the sample article. */
  readonly sampleArticle: boolean
  /** Whether people may have the desk fetch an article from an address of the web. */
  readonly fetchAddresses: boolean
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly production: boolean
}

/** A setting is wrong: one readable line for each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const perMinute = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'give a number from 1 up')
  .transform(Number)

const settings = z.object({
  HOST: z.string().min(1, 'give an address to listen on, like 127.0.0.1').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'give a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'give a number from 0 to 65535')
    .default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^file:[^?]+$/, 'give a file, like file:./data/tickmark.db')
    .default('file:./data/tickmark.db'),
  DATA_DIR: z.string().min(1, 'give a folder, like ./data').default('./data'),
  PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, 'give scheme and host without a path, like https://desk.example.org')
    .nullable()
    .default(null),
  TRUST_PROXY: z
    .string()
    .refine(areProxies, 'give their number, like 1, or their addresses, like 10.0.0.5 or 10.0.0.0/8')
    .transform((text) => (/^\d+$/.test(text) ? Number(text) : text))
    .default(0),
  WRITES_PER_MINUTE: perMinute.default(120),
  READS_PER_MINUTE: perMinute.default(3000),
  SAMPLE_ARTICLE: z.enum(['on', 'off'], 'say on or off').default('on'),
  FETCH_ADDRESSES: z.enum(['on', 'off'], 'say on or off').default('on'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `say one of ${LOG_LEVELS.join(', ')}`).default('warn'),
  NODE_ENV: z.string().default('production'),
})

/**
 * Reads the settings from environment variables; one that is empty counts as not set.
 *
 * @param root  the folder that relative paths start from
 * @throws {ConfigError} with one line for each wrong setting
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, root: string): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = settings.safeParse(given)
  if (!result.success) {
    throw new ConfigError(
      result.error.issues
        .map(({ path, message }) => `The setting ${path.join('.')} is wrong: ${message}.`)
        .join('\n'),
    )
  }
  const { HOST, PORT, DATABASE_URL, DATA_DIR, PUBLIC_ORIGIN, SAMPLE_ARTICLE, LOG_LEVEL, NODE_ENV } =
    result.data
  const { TRUST_PROXY, WRITES_PER_MINUTE, READS_PER_MINUTE, FETCH_ADDRESSES } = result.data
  if (PUBLIC_ORIGIN?.startsWith('https:') === true && TRUST_PROXY === 0) {
    throw new ConfigError(
      'The setting TRUST_PROXY is missing: PUBLIC_ORIGIN is https, and Tickmark speaks plain HTTP to the proxy that ' +
        'keeps the certificate. Say how many proxies there are, like 1.',
    )
  }
  const absolute = (path: string) => (isAbsolute(path) ? path : join(root, path))
  return {
    host: HOST,
    port: PORT,
    databaseFile: absolute(DATABASE_URL.slice('file:'.length)),
    dataDir: absolute(DATA_DIR),
    publicOrigin: PUBLIC_ORIGIN,
    trustProxy: TRUST_PROXY,
    writesPerMinute: WRITES_PER_MINUTE,
    readsPerMinute: READS_PER_MINUTE,
    sampleArticle: SAMPLE_ARTICLE === 'on',
    fetchAddresses: FETCH_ADDRESSES === 'on',
    logLevel: LOG_LEVEL,
    production: NODE_ENV !== 'development',
  }
}

/**
 * What links begin with that are handed on: the configured origin, else the address that is listened on. Never what a
 * request claims in its `Host`.
 *
 * @param port  the one that is listened on, which `PORT=0` leaves to the system
 * @returns an origin without a slash at its end
 */
export function ownOrigin(
  { publicOrigin, host }: Pick<Config, 'publicOrigin' | 'host'>,
  port: number,
): string {
  if (publicOrigin !== null) return publicOrigin
  // All addresses of this machine are none that can be opened.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

/** A number of proxies, or addresses and networks, or the names that stand for this machine's own networks. */
function areProxies(text: string): boolean {
  if (/^\d{1,2}$/.test(text)) return true
  return text.split(',').every((each) => {
    const [address = '', bits, ...more] = each.trim().split('/')
    if (bits === undefined && ['loopback', 'linklocal', 'uniquelocal'].includes(address)) return true
    const longest = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest)
    return longest > 0 && fits && more.length === 0
  })
}
