import { randomUUID } from 'node:crypto'
import type { FormFound } from './forms.js'
import { asMultipart } from './uploads.js'

/** The fields of a form in the order in which they are sent. */
export type Sent = readonly (readonly [name: string, value: string])[]

/** A way to send one field of a form wrong. */
export interface Wrong {
  readonly what: string
  /** The body, with `field` wrong. */
  readonly body: (fields: Sent, field: string) => string | Uint8Array
  /** What the person is then shown for that field; `null` where no form could have sent it. */
  readonly shown: ((value: string) => string) | null
  /** Whether it may be accepted, because the field may be left empty. */
  readonly mayPass: boolean
}

const TOO_LONG = 'long '.repeat(2_000)

/** Every way in which a field can be wrong that a form of ours, or something that poses as one, can send. */
export const WRONGS: readonly Wrong[] = [
  { what: 'missing', body: without, shown: () => '', mayPass: true },
  { what: 'named as a list', body: renamed('[]'), shown: () => '', mayPass: true },
  { what: 'named as an object', body: renamed('[x]'), shown: () => '', mayPass: true },
  { what: 'twice', body: (fields, field) => `${encode(fields)}&${field}=again`, shown: null, mayPass: false },
  { what: 'not UTF-8', body: replaced('%ff'), shown: null, mayPass: false },
  { what: 'half a percent sign', body: replaced('%e'), shown: null, mayPass: false },
  { what: 'a lone surrogate', body: replaced('a%ED%A0%80b'), shown: null, mayPass: false },
  {
    what: 'bytes that are not UTF-8',
    body: (...all) => Buffer.from(replaced('\u00ff')(...all), 'latin1'),
    shown: null,
    mayPass: false,
  },
  // A parser of HTML shows NUL as the replacement character.
  { what: 'with NUL', body: replaced('a%00b'), shown: () => 'a\ufffdb', mayPass: false },
  { what: 'with a bell', body: replaced('a%07b'), shown: () => 'a\u0007b', mayPass: false },
  {
    what: 'with a sign that reverses what is read',
    body: replaced('a%E2%80%AEb'),
    shown: () => 'a\u202eb',
    mayPass: false,
  },
  { what: 'of invisible signs alone', body: replaced('%E2%80%8B'), shown: () => '\u200b', mayPass: true },
  { what: 'too long', body: replaced(encodeURIComponent(TOO_LONG)), shown: () => TOO_LONG, mayPass: false },
]

export const encode = (fields: Sent): string =>
  fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')

function without(fields: Sent, field: string): string {
  return encode(fields.filter(([name]) => name !== field))
}

function renamed(ending: string) {
  return (fields: Sent, field: string): string =>
    encode(fields.map(([name, value]) => [name === field ? `${name}${ending}` : name, value]))
}

function replaced(encoded: string) {
  return (fields: Sent, field: string): string =>
    fields.map(([name, value]) => `${name}=${name === field ? encoded : encodeURIComponent(value)}`).join('&')
}

/** Sends a body from a page of ours. */
export function sendBody(
  url: string,
  body: string | Uint8Array,
  type = 'application/x-www-form-urlencoded',
): Promise<Response> {
  const headers = { origin: new URL(url).origin, ...(type !== '' && { 'content-type': type }) }
  return fetch(url, { method: 'POST', redirect: 'manual', headers, body: Buffer.from(body) })
}

/** Sends a body of a form of ours to where that form is sent, as that form sends it. */
export function sendForm(origin: string, form: FormFound, body: string | Uint8Array): Promise<Response> {
  const url = origin + form.action
  if (!form.multipart) return sendBody(url, body)
  const boundary = `form-${randomUUID()}`
  return sendBody(url, asMultipart(body, boundary), `multipart/form-data; boundary=${boundary}`)
}
