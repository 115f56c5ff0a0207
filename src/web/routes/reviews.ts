import type { Router } from 'express'
import { approveReview, getReviewPlace } from '../../db/claims/approvals.js'
import { settleContest } from '../../db/claims/reviews.js'
import { editSensitivity } from '../../db/claims/sensitivity.js'
import { StaleVersion } from '../../db/errors.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { readForm, readVersion } from '../form.js'
import { integer } from '../params.js'
import { goBack, readFrom, REVIEW, showAgain } from './claims.js'
import { resource } from './resource.js'

/** What a second and a third person say about a review, and which claims want one. */
export function reviewRoutes(router: Router, context: Context): void {
  resource(router, '/reviews/:id/approvals', {
    post: async (req, res) => {
      const reviewId = integer(req.params, 'id')
      const typed = readForm(req, ['from', 'version'])
      const [from, version] = [readFrom(typed.from), readVersion(typed.version)]
      const { claimId } = await getReviewPlace(context.db, reviewId)
      try {
        const result = await approveReview(context.db, actorOf(context, req), { reviewId, version })
        if (!result.ok) {
          const approval = { problems: result.problems, basedOn: null }
          return await showAgain(context, req, res.status(422), { claimId, from }, { approval })
        }
        setFlash(res, result.value.recorded ? 'review-approved' : 'approval-known')
        await goBack(context, res, claimId, from)
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        const approval = { problems: [], basedOn: error.basedOn }
        await showAgain(context, req, res.status(409), { claimId, from }, { approval })
      }
    },
  })

  resource(router, '/claims/:id/settlements', {
    post: async (req, res) => {
      const claimId = integer(req.params, 'id')
      const {
        from: typedFrom,
        version: typedVersion,
        ...form
      } = readForm(req, [...REVIEW, 'from', 'version'])
      const [from, version] = [readFrom(typedFrom), readVersion(typedVersion)]
      try {
        const result = await settleContest(context.db, actorOf(context, req), { claimId, version, form })
        if (!result.ok) {
          const settlement = { form, problems: result.problems, basedOn: null }
          return await showAgain(context, req, res.status(422), { claimId, from }, { settlement })
        }
        setFlash(res, result.value.recorded ? 'contest-settled' : 'review-known')
        await goBack(context, res, claimId, from)
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        const settlement = { form, problems: [], basedOn: error.basedOn }
        await showAgain(context, req, res.status(409), { claimId, from }, { settlement })
      }
    },
  })

  resource(router, '/claims/:id/sensitivity', {
    post: async (req, res) => {
      const claimId = integer(req.params, 'id')
      const { version: typedVersion, sensitivity: typed } = readForm(req, ['sensitivity', 'version'])
      const version = readVersion(typedVersion)
      const form = { sensitivity: typed }
      try {
        const result = await editSensitivity(context.db, actorOf(context, req), { claimId, version, typed })
        if (!result.ok) {
          const sensitivity = { form, problems: result.problems, basedOn: null }
          return await showAgain(context, req, res.status(422), { claimId, from: 'claim' }, { sensitivity })
        }
        setFlash(res, result.value.changed ? 'sensitivity-saved' : 'sensitivity-same')
        await goBack(context, res, claimId, 'claim')
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        const sensitivity = { form, problems: [], basedOn: error.basedOn }
        await showAgain(context, req, res.status(409), { claimId, from: 'claim' }, { sensitivity })
      }
    },
  })
}
