import { isInvisible } from '../domain/fields.js'
import { holdsOnlyFurniture } from '../domain/furniture.js'
import { LIMITS } from '../domain/limits.js'
import { accepted, refused, type Result } from '../domain/problems.js'
import { codePoints } from '../domain/spans.js'
import { clean, unseenIn } from './clean.js'
import { decodeText } from './encodings.js'
import { fileKind, TOO_LARGE } from './file-kind.js'
import { oneLine } from './head-of-blocks.js'
import { guessLanguage, languageTag } from './language.js'
import { INTAKE_LIMITS, type Found, type Incoming, type Manuscript } from './manuscript.js'
import { readPlainText } from './plain-text.js'

/**
 * Reads an article, whatever it comes as. Takes as long as the libraries take that know the format: see off-thread.ts.
 *
 * @returns a problem of the field named as its way where there is nothing to check in it
 */
export async function readManuscript(incoming: Incoming): Promise<Result<Manuscript>> {
  const found = await findArticle(incoming)
  if (!found.ok) return found
  const { manuscript, removed } = cleaned(found.value)
  const message = whatIsMissing(manuscript)
  if (message !== null) return refused([{ field: incoming.way, message }])

  const { headline, standfirst, body } = manuscript
  const guessed = manuscript.language === '' ? guessLanguage(`${headline}\n${standfirst}\n${body}`) : ''
  const notices = [
    ...found.value.notices,
    ...removal(removed),
    ...(guessed === '' ? [] : [`The language was guessed by the words: ${guessed}.`]),
    ...unseenIn([headline, standfirst, body].join('\n')),
  ]
  return accepted({ ...manuscript, language: manuscript.language || guessed || 'en', notices })
}

async function findArticle(incoming: Incoming): Promise<Result<Found>> {
  if (incoming.way === 'text') return accepted(readCleaned(incoming.text, readPlainText))
  const { way, bytes } = incoming
  const [name, mediaType] =
    incoming.way === 'file' ? [incoming.name, ''] : [new URL(incoming.url).pathname, incoming.mediaType]
  if (way === 'file' && bytes.length > INTAKE_LIMITS.file)
    return refused([{ field: way, message: TOO_LARGE }])
  const kind = await fileKind(way, bytes, name, mediaType)
  if (!kind.ok) return kind
  // Each format is loaded when the first file of it comes.
  if (kind.value === 'docx') return (await import('./docx.js')).readDocx(way, bytes)
  const decoded = decodeText(way, bytes, declaredEncoding(bytes, mediaType))
  if (!decoded.ok) return decoded
  const found = await readText(way, kind.value, decoded.value.text)
  return found.ok
    ? accepted({ ...found.value, notices: [...decoded.value.notices, ...found.value.notices] })
    : found
}

async function readText(
  way: string,
  kind: 'html' | 'markdown' | 'text',
  text: string,
): Promise<Result<Found>> {
  if (kind === 'html') return (await import('./web-page.js')).readWebPage(way, text)
  if (kind === 'text') return accepted(readCleaned(text, readPlainText))
  return accepted(readCleaned(text, (await import('./markdown.js')).readMarkdown))
}

/** For formats that go by lines: these must be clean before they are read. */
function readCleaned(typed: string, read: (text: string) => Found): Found {
  const { text, removed } = clean(typed)
  const found = read(text)
  return { ...found, notices: [...found.notices, ...removal(removed)] }
}

const removal = (removed: number): readonly string[] =>
  removed > 0 ? [`Control characters were taken out: ${removed}.`] : []

/** What the server says, or else the page in its first thousand bytes. */
function declaredEncoding(bytes: Uint8Array, mediaType: string): string {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const charset = /charset\s*=\s*["']?([\w-]+)/i
  return charset.exec(mediaType)?.[1] ?? charset.exec(start)?.[1] ?? ''
}

function cleaned(found: Found): {
  readonly manuscript: Omit<Manuscript, 'notices'>
  readonly removed: number
} {
  let removed = 0
  const field = (text = '') => {
    const result = clean(text)
    removed += result.removed
    return result.text.trim()
  }
  const manuscript = {
    headline: oneLine(field(found.headline)),
    standfirst: field(found.standfirst),
    byline: field(found.byline),
    outlet: field(found.outlet),
    language: languageTag(found.language ?? ''),
    publishedOn: found.publishedOn ?? '',
    body: field(found.body),
    unjoined: clean(found.unjoined ?? '').text.trim(),
  }
  return { manuscript, removed }
}

/** Why this is no article to check. @returns `null` when it is one */
function whatIsMissing({
  headline,
  standfirst,
  body,
}: Pick<Manuscript, 'headline' | 'standfirst' | 'body'>): string | null {
  if (isInvisible(body))
    return isInvisible(headline)
      ? 'There is no text in this: hand in the text of an article'
      : 'There is only a headline in this: hand in the text below it, too'
  if (holdsOnlyFurniture(body))
    return 'This holds nothing but furniture of a web page: hand in the article itself'
  const over = codePoints(headline) + codePoints(standfirst) + codePoints(body) - LIMITS.article
  return over > 0 ? `This is ${over} characters too long: an article can have 200,000` : null
}
