import type { Request, Response, Router } from 'express'
import { getSentencePlace, mergeSentence, splitSentence } from '../../db/articles/sentences.js'
import { findSentenceAt, getWaiverPlace, liftWaiver, waiveSentences } from '../../db/articles/waiving.js'
import { readOffset, readPart } from '../claim-form.js'
import { setFlash, type Flash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { BadRequest, readForm, readVersion } from '../form.js'
import type { SentenceChoice } from '../pages/sentence-card.js'
import { integer, slug } from '../params.js'
import { urls } from '../urls.js'
import { showArticle } from './articles.js'
import { resource } from './resource.js'

/** What is done with sentences by hand: waiving, and correcting where they begin and end. */
export function sentenceRoutes(router: Router, context: Context): void {
  const done = (res: Response, flash: Flash, place: { readonly slug: string; readonly id: number }) => {
    setFlash(res, flash)
    res.redirect(303, urls.sentence(place.slug, place.id))
  }
  const again = (req: Request, res: Response, slug: string, sentence: SentenceChoice) =>
    showArticle(context, req, res.status(422), { slug }, { sentence })

  resource(router, '/articles/:slug/waivers', {
    formPage: (req) => urls.article(slug(req.params)),
    post: async (req, res) => {
      const article = slug(req.params)
      const typed = readForm(req, ['revision', 'part', 'start', 'end', 'reason', 'note'])
      const { reason, note, end } = typed
      const form = { reason, note }
      const [part, start] = [readPart(typed.part), readOffset(typed.start) ?? 0]
      const span = { part, start, end: /^\d{1,9}$/.test(end) ? Number(end) : 0 }
      const waiver = { slug: article, revision: readVersion(typed.revision), ...span, form }
      const result = await waiveSentences(context.db, actorOf(context, req), waiver)
      const id = await findSentenceAt(context.db, { slug: article, part, start })
      if (!result.ok) {
        const waive = { form: { ...form, end }, problems: result.problems }
        return await again(req, res, article, { id, waive })
      }
      done(res, result.value.added ? 'sentences-waived' : 'waiver-known', { slug: article, id })
    },
  })

  resource(router, '/waivers/:id/withdrawal', {
    post: async (req, res) => {
      const waiver = integer(req.params, 'id')
      const { reason } = readForm(req, ['reason'])
      const place = await getWaiverPlace(context.db, waiver)
      const result = await liftWaiver(context.db, actorOf(context, req), { id: waiver, reason })
      if (!result.ok) {
        const lift = { waiver, reason, problems: result.problems }
        return await again(req, res, place.slug, { id: place.sentence, lift })
      }
      done(res, result.value.changed ? 'waiver-lifted' : 'waiver-gone', {
        slug: place.slug,
        id: place.sentence,
      })
    },
  })

  resource(router, '/sentences/:id/split', {
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const { at } = readForm(req, ['at'])
      const place = await getSentencePlace(context.db, id)
      const offset = /^\d{1,9}$/.test(at) ? Number(at) : -1
      const result = await splitSentence(context.db, actorOf(context, req), { id, at: offset })
      if (!result.ok)
        return await again(req, res, place.slug, { id, split: { at, problems: result.problems } })
      done(res, result.value.changed ? 'sentence-split' : 'unchanged', { slug: place.slug, id })
    },
  })

  resource(router, '/sentences/:id/merge', {
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const until = readOffset(readForm(req, ['until']).until)
      if (until === null) throw new BadRequest('This form does not say up to where the sentence goes.')
      const place = await getSentencePlace(context.db, id)
      const result = await mergeSentence(context.db, actorOf(context, req), { id, until })
      if (!result.ok) return await again(req, res, place.slug, { id, merge: { problems: result.problems } })
      done(res, result.value.changed ? 'sentences-merged' : 'unchanged', { slug: place.slug, id })
    },
  })
}
