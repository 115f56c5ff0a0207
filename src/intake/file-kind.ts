import { fileTypeFromBuffer } from 'file-type'
import { accepted, refused, type Result } from '../domain/problems.js'
import { wideEncoding } from './encodings.js'

export type FileKind = 'docx' | 'html' | 'markdown' | 'text'

export const TOO_LARGE = 'This file is larger than 2 MB: hand in the text alone, or paste it'

/** How an Office file that is protected, or is from before 2007, begins (Compound File Binary). */
const OLD_OFFICE = 'cfb'

/**
 * Tells what a file is, by its bytes. Its name only decides between the kinds of text.
 *
 * @param field  the field that a problem is of
 * @param name  the file's name, or the path of an address
 * @param mediaType  what a server says that it is; '' for nothing
 */
export async function fileKind(
  field: string,
  bytes: Uint8Array,
  name: string,
  mediaType = '',
): Promise<Result<FileKind>> {
  const no = (message: string) => refused([{ field, message }])
  if (bytes.length === 0) return no('This file is empty: choose another one')
  // The mark of UTF-16 is how some sound begins.
  const wide = wideEncoding(bytes) !== null
  const known = wide ? undefined : await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (known?.ext === 'docx') return accepted('docx')
  if (known?.ext === OLD_OFFICE) {
    return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? no('This document is protected with a password: save it without one')
      : no('This is a document of an older Word: save it as .docx')
  }
  if (known?.ext === 'odt' || known?.ext === 'rtf' || known?.ext === 'pdf')
    return no(`This is a .${known.ext} file: save it as .docx or .txt, or paste the text`)
  // XML and the like are text, whatever else they are.
  if (known !== undefined && !/xml|html|^text\//.test(known.mime)) {
    return no(
      /\.docx$/i.test(name)
        ? 'This .docx file is broken, or is no Word document: save it anew'
        : `This is a .${known.ext} file and no text: hand in a .txt, .md, .html or .docx file, or paste the text`,
    )
  }
  if (/\.docx$/i.test(name)) return no('This .docx file is broken, or is no Word document: save it anew')
  if (isHtml(bytes, name, mediaType)) return accepted('html')
  return accepted(
    /\.(?:md|markdown)$/i.test(name) || /^text\/markdown/i.test(mediaType) ? 'markdown' : 'text',
  )
}

function isHtml(bytes: Uint8Array, name: string, mediaType: string): boolean {
  // Without zeros the letters of UTF-16 stand as those of ASCII.
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '')
  if (
    /^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(
      start,
    )
  )
    return true
  return /\.x?html?$/i.test(name) || /^(?:text\/html|application\/xhtml)/i.test(mediaType)
}
