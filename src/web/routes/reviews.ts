import type { Router } from 'express'
import { approveReview, getReviewPlace } from '../../db/claims/approvals.js'
import { recordReview, settleContest } from '../../db/claims/reviews.js'
import { editSensitivity } from '../../db/claims/sensitivity.js'
import { actorOf, type Context } from '../context.js'
import { readForm } from '../form.js'
import { integer } from '../params.js'
import { urls } from '../urls.js'
import { versionedForm } from './claim-pages.js'
import { resource } from './resource.js'

const REVIEW = ['verdict', 'disputeReason', 'rationale'] as const

/** Verdicts, what a second and a third person say about them, and which claims want one. */
export function reviewRoutes(router: Router, context: Context): void {
  resource(router, '/claims/:id/reviews', {
    formPage: (req) => urls.claim(integer(req.params, 'id')),
    post: versionedForm(context, {
      read: (req) => readForm(req, REVIEW),
      record: (req, sent) => recordReview(context.db, actorOf(context, req), sent),
      refusal: (review) => ({ review }),
      flash: ({ recorded }) => (recorded ? 'review-recorded' : 'review-known'),
    }),
  })

  resource(router, '/claims/:id/settlements', {
    post: versionedForm(context, {
      read: (req) => readForm(req, REVIEW),
      record: (req, sent) => settleContest(context.db, actorOf(context, req), sent),
      refusal: (settlement) => ({ settlement }),
      flash: ({ recorded }) => (recorded ? 'contest-settled' : 'review-known'),
    }),
  })

  resource(router, '/reviews/:id/approvals', {
    post: versionedForm(context, {
      claimOf: async (req) => (await getReviewPlace(context.db, integer(req.params, 'id'))).claimId,
      read: () => ({}),
      record: (req, { version }) =>
        approveReview(context.db, actorOf(context, req), { reviewId: integer(req.params, 'id'), version }),
      refusal: (approval) => ({ approval }),
      flash: ({ recorded }) => (recorded ? 'review-approved' : 'approval-known'),
    }),
  })

  resource(router, '/claims/:id/sensitivity', {
    post: versionedForm(context, {
      read: (req) => readForm(req, ['sensitivity']),
      record: (req, { form, ...sent }) =>
        editSensitivity(context.db, actorOf(context, req), { ...sent, typed: form.sensitivity }),
      refusal: (sensitivity) => ({ sensitivity }),
      flash: ({ changed }) => (changed ? 'sensitivity-saved' : 'sensitivity-same'),
    }),
  })
}
