import express, { type Request, type RequestHandler } from 'express'

/** What came cannot have been sent by one of our forms. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

/** More came than a form may hold. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  readonly status = 413
}

/** A form that could bring a file, as it was read: each byte of a field is a letter. */
export class UploadedForm {
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly file: UploadedFile | null
  /** A file came that is larger than it may be: of it nothing is kept. */
  readonly fileTooLarge: boolean

  constructor(fields: UploadedForm['fields'], file: UploadedFile | null, fileTooLarge: boolean) {
    this.fields = fields
    this.file = file
    this.fileTooLarge = fileTooLarge
  }
}

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The fields of a form as they were typed; one that is missing is ''. */
export type Form<Field extends string> = Readonly<Record<Field, string>>

const bytesUpTo = (limit: number): RequestHandler =>
  express.raw({ type: 'application/x-www-form-urlencoded', limit })

const shortForm = bytesUpTo(256 * 1024)
/** 200,000 characters of an article take up to twelve bytes each, as a form sends them. */
const draftForm = bytesUpTo(3 * 1024 * 1024)
const TAKES_DRAFT = /^\/articles\/[^/]+\/revisions$/

/** Reads the bytes of a form, up to 256 kB, or 3 MB where a whole draft comes: more is answered with 413. */
export const readBody: RequestHandler = (req, res, next) => {
  ;(TAKES_DRAFT.test(req.path) ? draftForm : shortForm)(req, res, next)
}

/**
 * Reads the named fields of a form; others are not looked at.
 *
 * @throws {BadRequest} for what no form of ours sends: another content type, bytes that are not UTF-8, a field twice
 */
export function readForm<Field extends string>(req: Request, fields: readonly Field[]): Form<Field> {
  const typed = readFields(req)
  return Object.fromEntries(
    fields.map((field) => {
      const [value = '', ...more] = typed.flatMap(([name, value]) => (name === field ? [value] : []))
      if (more.length > 0) throw new BadRequest(`The field “${field}” came more than once.`)
      return [field, value]
    }),
  ) as Form<Field>
}

/** Every field of a form with its value, in the order in which they came. @throws {BadRequest} */
export function readFields(req: Request): readonly (readonly [name: string, value: string])[] {
  const body: unknown = req.body
  if (body instanceof UploadedForm)
    return body.fields.map(([name, value]) => [ofUtf8(name), ofUtf8(value)] as const)
  if (!Buffer.isBuffer(body)) {
    if (req.headers['content-length'] === undefined || req.headers['content-length'] === '0') return []
    throw new BadRequest('Send this as a form (application/x-www-form-urlencoded).')
  }
  return body
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const split = pair.indexOf('=')
      const [name, value] = split === -1 ? [pair, ''] : [pair.slice(0, split), pair.slice(split + 1)]
      return [decode(name), decode(value)] as const
    })
}

/** The file that came with a form. @returns `null` when none came */
export const readFile = (req: Request): Pick<UploadedForm, 'file' | 'fileTooLarge'> => {
  const body: unknown = req.body
  return body instanceof UploadedForm ? body : { file: null, fileTooLarge: false }
}

/** @throws {BadRequest} */
function ofUtf8(bytes: string): string {
  try {
    return toUtf8(bytes)
  } catch {
    throw new BadRequest('This form is not encoded as UTF-8.')
  }
}

// URLSearchParams would put U+FFFD for what is not UTF-8; what was typed must not change on the way.
function decode(text: string): string {
  try {
    return decodeURIComponent(toUtf8(text.replaceAll('+', ' ')))
  } catch {
    throw new BadRequest('This form is not encoded as UTF-8.')
  }
}

/** Bytes that came without percent signs. @throws TypeError when they are not UTF-8 */
const toUtf8 = (bytes: string): string =>
  /^[\x20-\x7e]*$/.test(bytes)
    ? bytes
    : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'))

/** The version that a form was based on. @throws {BadRequest} */
export function readVersion(typed: string): number {
  if (!/^[1-9]\d{0,8}$/.test(typed))
    throw new BadRequest('This form does not say which version it was based on.')
  return Number(typed)
}
