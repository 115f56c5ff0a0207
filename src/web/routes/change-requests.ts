import type { Router } from 'express'
import {
  answerRequest,
  askForChange,
  getRequestPlace,
  withdrawRequest,
} from '../../db/claims/change-requests.js'
import { actorOf, type Context } from '../context.js'
import { readForm } from '../form.js'
import { integer } from '../params.js'
import { urls } from '../urls.js'
import { versionedForm } from './claim-pages.js'
import { resource } from './resource.js'

/** What the desk asks of the author, and what came of it. */
export function changeRequestRoutes(router: Router, context: Context): void {
  resource(router, '/claims/:id/change-requests', {
    formPage: (req) => urls.claim(integer(req.params, 'id')),
    post: versionedForm(context, {
      read: (req) => readForm(req, ['request', 'before', 'after', 'why']),
      record: (req, { claimId: id, version, form }) =>
        askForChange(context.db, actorOf(context, req), { id, version, form }),
      refusal: (request) => ({ request }),
      flash: () => 'change-asked',
    }),
  })

  const claimOf = async (params: Readonly<Record<string, unknown>>) =>
    (await getRequestPlace(context.db, integer(params, 'id'))).claimId

  resource(router, '/change-requests/:id/answer', {
    formPage: async (req) => urls.claim(await claimOf(req.params)),
    post: versionedForm(context, {
      claimOf: (req) => claimOf(req.params),
      read: (req) => ({ id: integer(req.params, 'id'), ...readForm(req, ['answer', 'answerNote']) }),
      record: (req, { version, form }) =>
        answerRequest(context.db, actorOf(context, req), { id: form.id, version, form }),
      refusal: (answer) => ({ answer }),
      flash: () => 'answer-recorded',
    }),
  })

  resource(router, '/change-requests/:id/withdrawal', {
    formPage: async (req) => urls.claim(await claimOf(req.params)),
    post: versionedForm(context, {
      claimOf: (req) => claimOf(req.params),
      read: (req) => ({ id: integer(req.params, 'id'), ...readForm(req, ['reason']) }),
      record: (req, { version, form }) =>
        withdrawRequest(context.db, actorOf(context, req), { id: form.id, version, form }),
      refusal: (requestWithdrawal) => ({ requestWithdrawal }),
      flash: () => 'request-withdrawn',
    }),
  })
}
