import type { Request, Response, Router } from 'express'
import { takeInArticle } from '../../db/articles/new-article.js'
import { fetchPage } from '../../intake/fetch-page.js'
import type { Incoming } from '../../intake/manuscript.js'
import { TOO_LARGE } from '../../intake/file-kind.js'
import { refused, type Problem, type Result } from '../../domain/problems.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { readFields, readFile, readForm } from '../form.js'
import { sendPage } from '../page.js'
import {
  MANUSCRIPT_FIELDS,
  newArticlePage,
  previewOf,
  previewPage,
  withOtherLines,
  type HandIn,
  type Preview,
} from '../pages/new-article.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

/** An article comes in: it is handed in, shown as it was read, corrected, and saved. */
export function newArticleRoutes(router: Router, context: Context): void {
  resource(router, '/articles/new', {
    get: (req, res) => {
      showHandIn(context, req, res, { text: '', address: '' }, [])
    },
  })

  resource(router, '/articles', {
    post: async (req, res) => {
      const { act } = readForm(req, ['act'])
      if (act === '') await read(context, req, res)
      else if (act === 'lines') showPreview(context, req, res, withOtherLines(readPreview(req)), [])
      else await save(context, req, res)
    },
    formPage: () => urls.newArticle(),
  })
}

/** The first step. */
async function read(context: Context, req: Request, res: Response): Promise<void> {
  const { file: typedFile, ...handIn } = readForm(req, ['text', 'address', 'file'])
  const incoming = await incomingOf(context, req, handIn, typedFile)
  const result = incoming.ok ? await context.readManuscript(incoming.value) : incoming
  if (!result.ok) showHandIn(context, req, res.status(422), handIn, result.problems)
  else if (incoming.ok)
    showPreview(context, req, res, previewOf(result.value, incoming.value, context.now()), [])
}

/** What was handed in, in one of the ways: fetched, when it is an address. */
async function incomingOf(
  { config, reach }: Context,
  req: Request,
  { text, address }: HandIn,
  typedFile: string,
): Promise<Result<Incoming>> {
  const { file, fileTooLarge } = readFile(req)
  if (fileTooLarge) return refused([{ field: 'file', message: TOO_LARGE }])
  const given = [
    ...(text.trim() === '' ? [] : ['text']),
    ...(file === null && typedFile === '' ? [] : ['file']),
    ...(address.trim() === '' ? [] : ['address']),
  ]
  const one = 'Hand the article in one way: empty the others'
  if (given.length > 1) return refused(given.map((field) => ({ field, message: one })))
  if (file !== null) return { ok: true, value: { way: 'file', ...file } }
  if (given[0] === 'text') return { ok: true, value: { way: 'text', text } }
  if (given[0] === 'address' && config.fetchAddresses) return fetchPage(reach, address)
  const ways = config.fetchAddresses
    ? 'Paste the text, choose a file, or give an address'
    : 'Paste the text, or choose a file'
  return refused([{ field: 'text', message: ways }])
}

/** The second step. */
async function save(context: Context, req: Request, res: Response): Promise<void> {
  const preview = readPreview(req)
  const result = await takeInArticle(context.db, actorOf(context, req), {
    form: preview.form,
    waived: preview.waived,
  })
  if (!result.ok) {
    showPreview(context, req, res.status(422), preview, result.problems)
    return
  }
  setFlash(res, result.value.known ? 'article-known' : 'article-added')
  res.redirect(303, urls.article(result.value.slug))
}

/** @throws {BadRequest} */
function readPreview(req: Request): Preview {
  const { other, lines, notices, ...form } = readForm(req, [
    ...MANUSCRIPT_FIELDS,
    'other',
    'lines',
    'notices',
  ])
  const waived = readFields(req).flatMap(([name, value]) => (name === 'waive' ? [value] : []))
  return {
    form,
    waived,
    notices: notices.split('\n').filter((notice) => notice.trim() !== ''),
    other,
    lines: lines === 'joined' || lines === 'apart' ? lines : null,
  }
}

type Problems = readonly Problem[]

function showHandIn(context: Context, req: Request, res: Response, handIn: HandIn, problems: Problems): void {
  const page = newArticlePage(handIn, context.config.fetchAddresses, problems)
  sendPage(context, req, res, 'articles/new', page, { title: 'Add an article', section: 'desk' })
}

function showPreview(
  context: Context,
  req: Request,
  res: Response,
  preview: Preview,
  problems: Problems,
): void {
  sendPage(context, req, res, 'articles/preview', previewPage(preview, problems), {
    title: 'Check the article',
    section: 'desk',
  })
}
