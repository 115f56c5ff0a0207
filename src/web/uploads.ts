import multer, { MulterError } from 'multer'
import type { Request, RequestHandler } from 'express'
import { INTAKE_LIMITS } from '../intake/manuscript.js'
import { BadRequest, TooLarge, UploadedForm } from './form.js'

/** The longest form with a file that is read at all, in bytes. What a file has beyond its limit is read and dropped. */
const LARGEST_FORM = 16 * 1024 * 1024
/** An article in the longest letters, twice: with its line ends as they came. */
const LARGEST_FIELD = 2 * 1024 * 1024

/**
 * Reads forms that bring a file, which only this address takes. What was typed is there in any case; a file that is too
 * large is not, and said to be.
 */
export function readUploads(path: string): RequestHandler {
  return (req, res, next) => {
    if (req.method !== 'POST' || req.path !== path || !isMultipart(req)) {
      next()
      return
    }
    const length = Number(req.headers['content-length'] ?? Number.NaN)
    if (!(length <= LARGEST_FORM)) {
      next(new TooLarge('A file can have 2 MB, and a text 200,000 characters. Hand in less.'))
      return
    }
    const fields: (readonly [string, string])[] = []
    reader(fields)(req, res, (error: unknown) => {
      const { file } = req
      const tooLarge = error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE'
      req.body = new UploadedForm(
        fields,
        file ? { name: file.originalname, bytes: file.buffer } : null,
        tooLarge,
      )
      next(error === undefined || tooLarge ? undefined : refusal(error))
    })
  }
}

const isMultipart = (req: Request): boolean =>
  /^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '')

type Fields = (readonly [string, string])[]

/** multer would make lists and objects of fields by their names: they are taken as they come, byte for byte. */
function reader(fields: Fields): RequestHandler {
  const options = {
    storage: multer.memoryStorage(),
    limits: { fileSize: INTAKE_LIMITS.file, files: 1, fields: 200, fieldSize: LARGEST_FIELD },
    defParamCharset: 'utf8',
    defCharset: 'latin1', // each byte a letter, so that form.ts can see what is not UTF-8
    streamHandler: (req: Request, form: NodeJS.WritableStream) => {
      form.on('field', (name: string, value: string) => fields.push([name, value]))
      req.pipe(form)
    },
  }
  return multer(options).single('file')
}

function refusal(error: unknown): Error {
  if (error instanceof MulterError && error.code === 'LIMIT_FIELD_VALUE')
    return new TooLarge('A text can have 200,000 characters. Shorten what you typed and send it again.')
  return new BadRequest('This form could not be read: send it again.')
}
