import type { Router } from 'express'
import { addPlacement, getClaimPlace, markClaim } from '../../db/claims/marking.js'
import { chosenIn, readChosenWords, readClaim } from '../claim-form.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { readForm } from '../form.js'
import type { MakingClaim } from '../pages/new-claim.js'
import { integer, optionalInteger, slug } from '../params.js'
import { urls } from '../urls.js'
import { showArticle } from './articles.js'
import { goBack } from './claim-pages.js'
import { resource } from './resource.js'

/** Claims made of chosen words, and further places of a claim. */
export function markingRoutes(router: Router, context: Context): void {
  resource(router, '/articles/:slug/claims/new', {
    get: (req, res) => {
      const making = {
        chosen: chosenIn(req.query) ?? { sentence: optionalInteger(req.query, 'sentence') ?? null },
        form: null,
        problems: [],
        more: false,
      }
      return showArticle(context, req, res, { slug: slug(req.params) }, { making })
    },
  })

  resource(router, '/articles/:slug/claims', {
    formPage: (req) => urls.article(slug(req.params)),
    post: async (req, res) => {
      const article = { slug: slug(req.params) }
      const [chosen, { more, sensitivity }] = [readChosenWords(req), readForm(req, ['more', 'sensitivity'])]
      const form = { ...readClaim(req), sensitivity: sensitivity || 'normal' }
      const again = (status: number, problems: MakingClaim['problems']) => {
        const making = { chosen, form, problems, more: more !== '' }
        return showArticle(context, req, res.status(status), article, { making })
      }
      if (more !== '') return await again(200, [])
      const { revision, ...selection } = chosen
      const marking = { ...article, revision, selection, form }
      const result = await markClaim(context.db, actorOf(context, req), marking)
      if (!result.ok) return await again(422, result.problems)
      setFlash(res, result.value.added ? 'claim-made' : 'claim-known')
      res.redirect(303, urls.claimInText(article.slug, result.value.number))
    },
  })

  resource(router, '/claims/:id/placements', {
    formPage: (req) => urls.claim(integer(req.params, 'id')),
    post: async (req, res) => {
      const claimId = integer(req.params, 'id')
      const chosen = readChosenWords(req)
      const { revision, ...selection } = chosen
      const result = await addPlacement(context.db, actorOf(context, req), { claimId, revision, selection })
      if (!result.ok) {
        const place = await getClaimPlace(context.db, claimId)
        const placement = { chosen, problems: result.problems }
        return await showArticle(context, req, res.status(422), place, { placement })
      }
      setFlash(res, result.value.added ? 'placement-added' : 'placement-known')
      await goBack(context, res, { claimId, from: 'article' })
    },
  })
}
