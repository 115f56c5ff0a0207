import mammoth from 'mammoth'
import { accepted, refused, type Result } from '../domain/problems.js'
import { blocksOf } from './blocks.js'
import { headOf } from './head-of-blocks.js'
import { INTAKE_LIMITS, type Found } from './manuscript.js'
import { readTree } from './page-tree.js'
import { unzip, ZipError } from './zip.js'

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p.standfirst:fresh"]

const REFUSALS: Readonly<Record<ZipError['reason'], string>> = {
  broken: 'This .docx file is broken, or is no Word document: save it anew',
  protected: 'This document is protected with a password: save it without one',
  'too large': 'This document unpacks to more than 50 MB: take its pictures out, or paste the text',
}

/**
 * Reads a Word document. Tracked changes are read as if they were accepted; comments, headers and footers are left out.
 *
 * @param field  the field that a problem is of
 */
export async function readDocx(field: string, bytes: Uint8Array): Promise<Result<Found>> {
  try {
    const files = unzip(bytes, INTAKE_LIMITS.unpacked)
    const { value: html } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
    )
    const head = headOf(blocksOf(readTree(html).page.body))
    return accepted({ ...head, language: languageOf(files), notices: noticesOf(files) })
  } catch (error) {
    // Whatever else a document can do to those who read it: there is nothing more that a person could put right.
    const reason = error instanceof ZipError ? error.reason : 'broken'
    return refused([{ field, message: REFUSALS[reason] }])
  }
}

type Files = ReadonlyMap<string, Buffer>

const xml = (files: Files, name: string): string => files.get(name)?.toString('utf8') ?? ''

function languageOf(files: Files): string {
  const core = /<dc:language>([^<]+)</.exec(xml(files, 'docProps/core.xml'))?.[1]
  return core ?? /<w:lang\b[^>]*\bw:val="([^"]+)"/.exec(xml(files, 'word/styles.xml'))?.[1] ?? ''
}

function noticesOf(files: Files): readonly string[] {
  const document = xml(files, 'word/document.xml')
  const changes = document.match(/<w:(?:ins|del|moveFrom|moveTo) /g)?.length ?? 0
  const comments = xml(files, 'word/comments.xml').match(/<w:comment /g)?.length ?? 0
  return [
    ...(changes > 0
      ? [
          `The document has tracked changes (${changes}). They are read as accepted: what was put in is here, what was taken out is not.`,
        ]
      : []),
    ...(comments > 0 ? [`The document has comments (${comments}). They are left out.`] : []),
  ]
}
