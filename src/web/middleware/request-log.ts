import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/** Asked every few seconds by the program that watches this one. */
const WATCHED = new Set(['/healthz', '/readyz'])

/** A path as the log may have it: without its query, and without what lets somebody in. */
export const loggedPath = (url: string): string =>
  (url.split('?')[0] ?? '').replace(/^\/(setup|invitation)\/.*/, '/$1/…')

/** Logs each request with an id of its own: method, path, answer and time; no query, header, cookie or body. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    wrapSerializers: false, // ours read the request itself, not a copy that pino makes first
    serializers: {
      req: ({ id, method, url = '' }: IncomingMessage) => ({
        id,
        method,
        path: loggedPath(url),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    customLogLevel: ({ url }, res, error) => {
      if (error || res.statusCode >= 500) return 'error'
      return WATCHED.has(url) ? 'debug' : 'info'
    },
  })
}
