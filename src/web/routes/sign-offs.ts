import type { Request, Response, Router } from 'express'
import { StaleVersion } from '../../db/errors.js'
import { recordCorrection, recordPublication } from '../../db/sign-offs/publications.js'
import { getSignOffState, type SignOffQuery } from '../../db/sign-offs/sign-off-state.js'
import { getSignOffPlace, signOff, withdrawSignOff } from '../../db/sign-offs/sign-offs.js'
import type { Problem, Result } from '../../domain/problems.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { setFlash, type Flash } from '../cookies.js'
import { todayIn } from '../dates.js'
import { readForm, readVersion } from '../form.js'
import { deskOf } from '../middleware/desk.js'
import { sendPage } from '../page.js'
import { signOffPage, type SignOffRefusals } from '../pages/sign-off.js'
import { integer, slug } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

/** What blocks an article, who vouches for it, and what ran. */
export function signOffRoutes(router: Router, context: Context): void {
  const { db } = context
  const queryOf = (req: Request, res: Response): SignOffQuery => ({
    slug: slug(req.params),
    need: deskOf(res).approvals,
    today: todayIn(context.now()),
  })
  const formPage = (req: Request) => urls.signOffs(slug(req.params))

  resource(router, '/articles/:slug/sign-offs', {
    get: (req, res) => showSignOffs(context, req, res, queryOf(req, res)),
    post: articleForm(context, queryOf, {
      fields: ['as', 'override'],
      record: (req, sent) => signOff(db, actorOf(context, req), sent),
      refusal: (refused) => ({ signOff: refused }),
      flash: 'signed-off',
    }),
  })

  resource(router, '/articles/:slug/publications', {
    formPage,
    post: articleForm(context, queryOf, {
      fields: ['publishedAt', 'url'],
      record: (req, sent) => recordPublication(db, actorOf(context, req), sent),
      refusal: (refused) => ({ publication: refused }),
      flash: 'published',
    }),
  })

  resource(router, '/articles/:slug/corrections', {
    formPage,
    post: articleForm(context, queryOf, {
      fields: ['wrong', 'right', 'cause', 'claims'],
      record: (req, sent) => recordCorrection(db, actorOf(context, req), sent),
      refusal: (refused) => ({ correction: refused }),
      flash: 'corrected',
    }),
  })

  resource(router, '/sign-offs/:id/withdrawal', {
    formPage: async (req) => urls.signOffs((await getSignOffPlace(db, integer(req.params, 'id'))).slug),
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const form = readForm(req, ['reason'])
      const place = await getSignOffPlace(db, id)
      const result = await withdrawSignOff(db, actorOf(context, req), { id, ...form })
      if (!result.ok) {
        const query = { ...place, need: deskOf(res).approvals, today: todayIn(context.now()) }
        const withdrawal = { id, form, problems: result.problems }
        return await showSignOffs(context, req, res.status(422), query, { withdrawal })
      }
      setFlash(res, 'sign-off-withdrawn')
      res.redirect(303, urls.signOffs(place.slug))
    },
  })
}

/** A form about an article that says how long its history was when the page was shown. */
interface ArticleForm<Field extends string> {
  readonly fields: readonly Field[]
  readonly record: (
    req: Request,
    sent: SignOffQuery & { readonly version: number; readonly form: Readonly<Record<Field, string>> },
  ) => Promise<Result<unknown>>
  readonly refusal: (refused: {
    readonly form: Readonly<Record<Field, string>>
    readonly problems: readonly Problem[]
    readonly stale: boolean
  }) => SignOffRefusals
  readonly flash: Flash
}

/** Answers one: back to the page when it was recorded, the page again with what was typed when it was refused or stale. */
function articleForm<Field extends string>(
  context: Context,
  queryOf: (req: Request, res: Response) => SignOffQuery,
  { fields, record, refusal, flash }: ArticleForm<Field>,
): (req: Request, res: Response) => Promise<void> {
  return async (req, res) => {
    const [form, typed, query] = [readForm(req, fields), readForm(req, ['version']), queryOf(req, res)]
    const version = readVersion(typed.version)
    const again = (status: number, problems: readonly Problem[], stale: boolean) =>
      showSignOffs(context, req, res.status(status), query, refusal({ form, problems, stale }))
    try {
      const result = await record(req, { ...query, version, form })
      if (!result.ok) return await again(422, result.problems, false)
      setFlash(res, flash)
      res.redirect(303, urls.signOffs(query.slug))
    } catch (error) {
      if (!(error instanceof StaleVersion)) throw error
      await again(409, [], true)
    }
  }
}

async function showSignOffs(
  context: Context,
  req: Request,
  res: Response,
  query: SignOffQuery,
  refused: SignOffRefusals = {},
): Promise<void> {
  const state = await getSignOffState(context.db, query)
  sendPage(context, req, res, 'articles/sign-off', signOffPage(state, viewerOf(req), refused), {
    title: `Sign-off: ${state.revision.headline}`,
    section: 'desk',
  })
}
