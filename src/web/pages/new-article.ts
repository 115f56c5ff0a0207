import { furnitureIn } from '../../domain/furniture.js'
import { MOST_WAIVED, type NewArticleForm } from '../../domain/new-article.js'
import type { Problem } from '../../domain/problems.js'
import { codePoints } from '../../domain/spans.js'
import type { Incoming, Manuscript } from '../../intake/manuscript.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { counted } from '../words.js'

export const MANUSCRIPT_FIELDS = [
  'headline',
  'standfirst',
  'body',
  'byline',
  'outlet',
  'language',
  'publishedOn',
  'url',
  'note',
] as const satisfies readonly (keyof NewArticleForm)[]

/** What a person types to hand an article in. A file is chosen anew each time. */
export interface HandIn {
  readonly text: string
  readonly address: string
}

/** The page on which an article is handed in. */
export interface NewArticlePage extends HandIn {
  readonly action: Href
  /** Whether the desk fetches addresses. */
  readonly fetches: boolean
  readonly problems: readonly Problem[]
}

export const newArticlePage = (
  handIn: HandIn,
  fetches: boolean,
  problems: readonly Problem[],
): NewArticlePage => ({
  ...handIn,
  action: urls.articles(),
  fetches,
  problems,
})

/** An article that was read, as a person has corrected it so far. */
export interface Preview {
  readonly form: NewArticleForm
  /** The words of lines that are ticked. */
  readonly waived: readonly string[]
  readonly notices: readonly string[]
  /** The body with its lines as they are not now: joined, or apart. */
  readonly other: string
  readonly lines: 'joined' | 'apart' | null
}

/** The page on which it is corrected and saved. */
export interface PreviewPage {
  readonly action: Href
  readonly again: Href
  readonly values: NewArticleForm
  readonly summary: string
  readonly notices: readonly string[]
  /** Lines that look like furniture. */
  readonly furniture: readonly { readonly words: string; readonly times: string; readonly ticked: boolean }[]
  /** How many such lines are not shown, in words; '' for none. */
  readonly more: string
  readonly other: string
  readonly lines: Preview['lines']
  readonly problems: readonly Problem[]
}

export function previewPage({ form, waived, ...rest }: Preview, problems: readonly Problem[]): PreviewPage {
  const lines = form.body.split(/\r\n?|\n/).map((line) => line.trim())
  const furniture = furnitureIn(lines.join('\n'))
  const paragraphs = lines.filter((line) => line !== '').length
  return {
    ...rest,
    action: urls.articles(),
    again: urls.newArticle(),
    values: form,
    summary: `${counted(paragraphs, 'paragraph')}, ${codePoints(form.body).toLocaleString('en')} characters`,
    furniture: furniture.slice(0, MOST_WAIVED).map((words) => {
      const times = lines.filter((line) => line === words).length
      return { words, times: times === 1 ? '' : `${times} times`, ticked: waived.includes(words) }
    }),
    more: furniture.length > MOST_WAIVED ? counted(furniture.length - MOST_WAIVED, 'more such line') : '',
    problems,
  }
}

/** The article as it was read, nothing corrected yet. */
export function previewOf(manuscript: Manuscript, incoming: Incoming, now: Date): Preview {
  const { notices, unjoined, ...found } = manuscript
  const [url, note] = originOf(incoming, now)
  return {
    form: { ...found, url, note },
    waived: [],
    notices,
    other: unjoined,
    lines: unjoined === '' ? null : 'joined',
  }
}

function originOf(incoming: Incoming, now: Date): readonly [url: string, note: string] {
  if (incoming.way === 'text') return ['', 'Pasted.']
  if (incoming.way === 'file') return ['', `From the file ${incoming.name.slice(0, 100)}.`]
  return [incoming.url, `Fetched on ${now.toISOString().slice(0, 10)}.`]
}

/** Joined lines as they came, or the other way round. What was corrected meanwhile is kept on the other side. */
export const withOtherLines = (preview: Preview): Preview => ({
  ...preview,
  form: { ...preview.form, body: preview.other },
  other: preview.form.body,
  lines: preview.lines === 'joined' ? 'apart' : 'joined',
})
