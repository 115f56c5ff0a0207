import type { Request, Response, Router } from 'express'
import { getAgreedChanges, getOvertaken } from '../../db/articles/agreed-changes.js'
import { applyRequests } from '../../db/articles/applying.js'
import { StaleVersion } from '../../db/errors.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { BadRequest, readFields, readForm, readVersion } from '../form.js'
import { sendPage } from '../page.js'
import { agreedChangesPage, type RefusedApplying } from '../pages/agreed-changes.js'
import { slug } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

/** What the author agreed to is put into the text, all at one go. */
export function agreedChangeRoutes(router: Router, context: Context): void {
  resource(router, '/articles/:slug/agreed-changes', {
    get: (req, res) => show(context, req, res, chosenIn(req), null),

    post: async (req, res) => {
      const article = slug(req.params)
      const { version, seen } = readForm(req, ['version', 'seen'])
      const basedOn = readVersion(version)
      if (!/^[0-9a-f]{64}$/.test(seen)) throw new BadRequest('This form does not say which text it showed.')
      const ids = readRequests(req)
      try {
        const applying = { slug: article, basedOn, ids, seen }
        const result = await applyRequests(context.db, actorOf(context, req), context.carryOver, applying)
        if (!result.ok)
          return await show(context, req, res.status(422), ids, {
            problems: result.problems,
            overtaken: null,
          })
        setFlash(res, result.value.added ? 'changes-applied' : 'changes-known')
        res.redirect(303, urls.revision(article, result.value.number))
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        const overtaken = await getOvertaken(context.db, article, { basedOn, ids })
        await show(context, req, res.status(409), ids, { problems: [], overtaken })
      }
    },
  })
}

/** The box of one request. */
const BOX = /^request-([1-9]\d{0,8})$/

/** The requests that are chosen in a form. @throws {BadRequest} */
function readRequests(req: Request): readonly number[] {
  const boxes = readFields(req).filter(([name]) => BOX.test(name))
  if (new Set(boxes.map(([name]) => name)).size < boxes.length || boxes.some(([, value]) => value !== 'yes'))
    throw new BadRequest('This form does not say which requests it chooses.')
  return boxes.map(([name]) => numberOf(name))
}

/** Those in an address; `null`, for all, unless the form was sent to it. */
function chosenIn({ query }: Request): readonly number[] | null {
  const boxes = Object.keys(query).filter((name) => BOX.test(name))
  return boxes.length === 0 && query['version'] === undefined ? null : boxes.map(numberOf)
}

const numberOf = (name: string): number => Number(BOX.exec(name)?.[1])

async function show(
  context: Context,
  req: Request,
  res: Response,
  ids: readonly number[] | null,
  refused: RefusedApplying | null,
): Promise<void> {
  const changes = await getAgreedChanges(context.db, slug(req.params), ids)
  const { newest, chosen, after } = changes
  const before = refused?.overtaken?.text
  const differences = {
    made: chosen.length === 0 ? [] : await context.compareTexts({ before: newest, after }),
    meanwhile: before ? await context.compareTexts({ before, after: newest }) : [],
  }
  sendPage(context, req, res, 'articles/agreed-changes', agreedChangesPage(changes, differences, refused), {
    title: `Agreed changes: ${changes.newest.headline}`,
    section: 'desk',
  })
}
